/**
 * A language as `Intl` takes it, which throws at any other: pages say `en_US`, a system without
 * one `C`. English, as our own words are, where it is none.
 */
export function intlLocale(said: string): string {
  try {
    return Intl.getCanonicalLocales(said.replaceAll('_', '-'))[0] ?? 'en'
  } catch {
    return 'en'
  }
}
