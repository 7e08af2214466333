/**
 * The languages in which a guest is understood and spoken to: the first part of a BCP 47 tag each.
 * What they know of each is in `answers/languages`.
 */
export const LANGUAGES = [
  'en',
  'es',
  'pt',
  'fr',
  'de',
  'it',
  'nl',
  'pl',
  'ru',
  'tr',
  'ar',
  'zh',
  'ja',
] as const
export type LanguageCode = (typeof LANGUAGES)[number]

/** The language of a BCP 47 tag ("pt-BR" is "pt"); undefined for one that is not known, or no tag. */
export function languageOf(tag: string | undefined): LanguageCode | undefined {
  if (tag === undefined) return undefined
  const [first] = tag.toLowerCase().split(/[-_]/)
  return LANGUAGES.find((code) => code === first)
}

/** The known languages of some tags, each once and in their order, with English at the end. */
export function languagesOf(tags: (string | undefined)[]): LanguageCode[] {
  const known = tags.flatMap((tag) => languageOf(tag) ?? [])
  return known.length === 0 ? ['en'] : [...new Set([...known, 'en' as const])]
}
