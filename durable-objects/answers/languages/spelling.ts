import { listed } from './listed.ts'

/** How a language writes whole numbers; forms that mean the same are parted by "/". */
type Spelling = {
  /** From 0, as far as they are words of their own. */
  units: string
  /** 20, 30 … 90, then 100, 200 … 900. */
  tens: string
  hundreds: string
  /** 32 of "thirty" and "two". */
  tensWith(tens: string, unit: string): string[]
  /** 132 of "one hundred" and "thirty-two". */
  hundredsWith(hundreds: string, rest: string): string[]
}

/** All ways to write a whole number from 0 to 999, of its parts. */
export function spelling({ tensWith, hundredsWith, ...parts }: Spelling) {
  const [units, tens, hundreds] = [parts.units, parts.tens, parts.hundreds].map((text) =>
    listed(text).map((forms) => forms.split('/')),
  )
  const belowHundred = (value: number): string[] => {
    if (value < (units?.length ?? 0)) return units?.[value] ?? []
    const ten = tens?.[Math.floor(value / 10) - 2] ?? []
    const unit = units?.[value % 10] ?? []
    return value % 10 === 0 ? ten : pairs(ten, unit, tensWith)
  }
  return (value: number): string[] => {
    if (value < 100) return belowHundred(value)
    const hundred = hundreds?.[Math.floor(value / 100) - 1] ?? []
    return value % 100 === 0 ? hundred : pairs(hundred, belowHundred(value % 100), hundredsWith)
  }
}

const pairs = (firsts: string[], seconds: string[], join: (a: string, b: string) => string[]) =>
  firsts.flatMap((first) => seconds.flatMap((second) => join(first, second)))
