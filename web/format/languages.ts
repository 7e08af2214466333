import { LANGUAGES } from '#messages/language.ts'

/** The languages that guests are understood in, by their names in the reader's own. */
export function languages(locale: string): [code: string, name: string][] {
  const names = new Intl.DisplayNames(locale, { type: 'language' })
  return LANGUAGES.map((code): [string, string] => [code, names.of(code) ?? code]).sort(
    ([, a], [, b]) => a.localeCompare(b, locale),
  )
}
