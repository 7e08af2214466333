import type { NumberReading } from '#journey/world.ts'
import { DECIMAL_COMMA } from './decimal-comma.ts'
import { withAsciiDigits } from './digits.ts'
import { CARDINALS } from './number-words.ts'

/**
 * The one number a text holds, with words and a currency around it: "€1,200", "2 guests", "about
 * three", "-5". Undefined when it holds none, several ("2 or 3", "22/11") or a reading would change
 * its size ("10k", "2½", "two hundred", "5+").
 */
export function readNumber(text: string, { country }: NumberReading): number | undefined {
  const decimal = DECIMAL_COMMA.has(country) ? ',' : '.'
  const said = plain(text, decimal)
  if (MORE_THAN_IT_SAYS.test(said)) return undefined
  const pattern = decimal === ',' ? NUMBER_WITH_SPACES : NUMBER
  const values = new Set<number | undefined>()
  for (const { groups } of said.matchAll(pattern)) {
    const size = groups?.word
      ? CARDINALS.indexOf(groups.word.toLowerCase())
      : amount(groups?.digits ?? '', decimal)
    values.add(size !== undefined && groups?.sign === '-' ? 0 - size : size)
  }
  // A number said twice, "2 (two)", is still one.
  const [value] = values
  return values.size === 1 && Number.isFinite(value) ? value : undefined
}

const plain = (text: string, decimal: string) =>
  withAsciiDigits(text)
    .replace(/\s/g, ' ')
    .replace(/[’‘ʼ´`٬＇]/g, "'")
    .replace(/٫/g, decimal)
    .replace(/．/g, '.')
    .replace(/，/g, ',')
    .replace(/[−－]/g, '-')
    .replace(/\b(?:minus|negative) (?=\S)/gi, '-')

/** What stands beside the digits makes them another number, or a range without an end. */
const MORE_THAN_IT_SAYS = new RegExp(
  [
    '[\u00bc-\u00be\u2150-\u215e]',
    '\\d ?(?:\\+|k\\b|mio\\b|mrd\\b|bn\\b)',
    '\\b(?:half|quarter|dozen|hundred|thousand|million|billion|lakh|crore)s?\\b',
  ].join('|'),
  'iu',
)

const NUMBER = numberPattern('\\d+')
// "1 200" is one number where the point is a comma, and two where it is not.
const NUMBER_WITH_SPACES = numberPattern('\\d{1,3}(?: \\d{3})+(?!\\d)|\\d+')

function numberPattern(whole: string): RegExp {
  const sign = '(?:(?<![\\p{L}\\p{N}])(?<sign>[+-])\\p{Sc}?)?'
  const word = `(?<![\\p{L}\\p{N}])(?<word>${CARDINALS.join('|')})(?![\\p{L}\\p{N}])`
  const digits = `(?<digits>(?:${whole}|(?<![\\p{L}\\p{N}])(?=[.,]\\d))(?:[.,']\\d+)*)`
  return new RegExp(`${sign}(?:${word}|${digits})`, 'giu')
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
