import { remembering } from '#journey/remembering.ts'
import type { DateFormat } from '#journey/world.ts'
import type { LanguageCode } from '#messages/language.ts'

/** In what order the numbers of a date stand. */
export type DateOrder = {
  first: 'day' | 'month'
  /** A year of two digits stands first too. */
  yearFirst: boolean
  /** Nobody around writes them the other way. */
  certain: boolean
  /** What stands between them: "3.4." is a day in Germany, and a number in Britain. */
  separator: string
  /** A fixed format wants its own order and a year of four digits. */
  format?: Exclude<DateFormat, 'lenient'>
}

// All others write the day first. In the last six the year leads, and "3/4" is still March.
const MONTH_FIRST = 'US PH AS GU MP PR VI UM FM MH PW JP KR CN TW HU LT MN'.split(' ')
const YEAR_FIRST = 'JP KR CN TW HU LT MN'.split(' ')
/** Both orders are at home. */
const MIXED = ['CA', 'PH', 'PR']
const LANGUAGES_MONTH_FIRST: LanguageCode[] = ['zh', 'ja']

/** The order of a country (ISO 3166 alpha-2); guests of another tongue may write their own. */
export function orderOf(country: string, [language = 'en']: readonly LanguageCode[]): DateOrder {
  const first = MONTH_FIRST.includes(country) ? 'month' : 'day'
  const theirs = LANGUAGES_MONTH_FIRST.includes(language) ? 'month' : 'day'
  return {
    first,
    yearFirst: YEAR_FIRST.includes(country),
    certain: !MIXED.includes(country) && (language === 'en' || theirs === first),
    separator: separatorOf(country),
  }
}

export const orderOfFormat = (format: Exclude<DateFormat, 'lenient'>): DateOrder => ({
  first: format === 'dd/mm/yyyy' ? 'day' : 'month',
  yearFirst: format.startsWith('yyyy'),
  certain: true,
  separator: '',
  format,
})

/** The language most people of a country speak, as a BCP 47 tag; undefined where none is known. */
export function tagOf(country: string): string | undefined {
  if (!/^[A-Z]{2}$/.test(country)) return undefined
  return new Intl.Locale(`und-${country}`).maximize().baseName
}

const separatorOf = remembering(300, (country: string): string => {
  const parts = new Intl.DateTimeFormat(tagOf(country)).formatToParts(0)
  return parts.find(({ type }) => type === 'literal')?.value.trim() ?? ''
})
