/** How a language counts to 999; words are parted by a comma and a space. */
type Counting = {
  /** From 0, as far as they are words of their own. */
  units: string
  /** 20, 30 … 90, then 100, 200 … 900. */
  tens: string
  hundreds: string
  /** 32 of "thirty" and "two". */
  tensWith(tens: string, unit: string): string
  /** 132 of "one hundred" and "thirty-two". */
  hundredsWith(hundreds: string, rest: string): string
}

/** Writes a whole number from 0 to 999 as one counts, which is also as it stands alone: "uno", "один". */
export function counting({ tensWith, hundredsWith, ...words }: Counting) {
  const units = words.units.split(', ')
  const tens = words.tens.split(', ')
  const hundreds = words.hundreds.split(', ')
  const belowHundred = (value: number): string => {
    const unit = units[value] ?? ''
    if (unit) return unit
    const ten = tens[Math.floor(value / 10) - 2] ?? ''
    return value % 10 === 0 ? ten : tensWith(ten, units[value % 10] ?? '')
  }
  return (value: number): string => {
    if (value < 100) return belowHundred(value)
    const hundred = hundreds[Math.floor(value / 100) - 1] ?? ''
    return value % 100 === 0 ? hundred : hundredsWith(hundred, belowHundred(value % 100))
  }
}
