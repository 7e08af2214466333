import { DECIMAL_COMMA } from './decimal-comma.ts'
import { withAsciiDigits } from './digits.ts'

/** Numbers in digits among other text: `marked` has the sign `MARK` + n where `values[n]` stood. */
type Amounts = { marked: string; values: (number | undefined)[] }

/** The first of the signs that stand for a number in digits; they are in no text that a guest types. */
export const MARK = 0xe000
const MOST = 64

/**
 * A text with its numbers in digits taken out, each read as the country writes it. A number that is
 * none ("1,2,3") is undefined.
 */
export function amountsIn(text: string, country: string): Amounts {
  if (NO_NUMBER.test(text)) return { marked: text, values: [] }
  const decimal = DECIMAL_COMMA.has(country) ? ',' : '.'
  const pattern = decimal === ',' ? NUMBER_WITH_SPACES : NUMBER
  const values: (number | undefined)[] = []
  const marked = plain(text, decimal).replace(pattern, (_, sign?: string, digits = '') => {
    const size = amount(digits, decimal)
    values.push(size !== undefined && sign === '-' ? 0 - size : size)
    return String.fromCodePoint(MARK + Math.min(values.length - 1, MOST))
  })
  return { marked, values }
}

const NO_NUMBER = /^[A-Za-z ]*$/

const plain = (text: string, decimal: string) =>
  withAsciiDigits(text)
    .replace(/[\p{Cf}\p{Co}]/gu, '')
    .replace(/\s/g, ' ')
    .replace(/[’‘ʼ´`٬＇]/g, "'")
    .replace(/٫/g, decimal)
    .replace(/．/g, '.')
    .replace(/，/g, ',')
    .replace(/[−－]/g, '-')
    .replace(/\b(?:minus|negative) (?=[\d.,])/gi, '-')

const NUMBER = numberPattern('\\d+')
// "1 200" is one number where the point is a comma, and two where it is not.
const NUMBER_WITH_SPACES = numberPattern('\\d{1,3}(?: \\d{3})+(?!\\d)|\\d+')

function numberPattern(whole: string): RegExp {
  const sign = '(?:(?<![\\p{L}\\p{N}])([+-])\\p{Sc}?)?'
  const digits = `((?:${whole}|(?<![\\p{L}\\p{N}])(?=[.,]\\d))(?:[.,']\\d+)*)`
  return new RegExp(sign + digits, 'gu')
}

/**
 * The country's own reading first, then the other way round: "12,5" is no grouping that an American
 * knows, so it is twelve and a half there too, while "1,200" is not.
 */
function amount(digits: string, decimal: ',' | '.'): number | undefined {
  const [point, comma] = [POINT.exec(digits), COMMA.exec(digits)]
  const found = decimal === ',' ? (comma ?? point) : (point ?? comma)
  if (!found) return undefined
  const { whole = '', part = '' } = found.groups ?? {}
  return Number(`${whole.replace(/\D/g, '') || '0'}.${part || '0'}`)
}

// India groups by two above the thousand: 1,20,000.
const POINT =
  /^(?<whole>\d*|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d?(?:,\d\d)+,\d{3}|[1-9]\d{0,2}(?:[' ]\d{3})+)(?:\.(?<part>\d+))?$/
const COMMA =
  /^(?<whole>\d*|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:[' ]\d{3})+)(?:,(?<part>\d+))?$/
