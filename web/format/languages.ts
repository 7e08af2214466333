import { LANGUAGES } from '#messages/language.ts'

/** The languages that guests are understood in, by their names in the reader's own. */
export function languages(locale: string): [code: string, name: string][] {
  return LANGUAGES.map((code): [string, string] => [code, languageName(code, locale)]).sort(
    ([, a], [, b]) => a.localeCompare(b, locale),
  )
}

/** The name of a BCP 47 language, "Spanish", in the reader's own; the tag itself where it has none. */
export function languageName(tag: string, locale = 'en'): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
