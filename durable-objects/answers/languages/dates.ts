import type { LanguageCode } from '#messages/language.ts'
import { ar } from './ar/dates.ts'
import type { DateWords } from './date-words.ts'
import { de } from './de/dates.ts'
import { en } from './en/dates.ts'
import { es } from './es/dates.ts'
import { fr } from './fr/dates.ts'
import { it } from './it/dates.ts'
import { ja } from './ja/dates.ts'
import { nl } from './nl/dates.ts'
import { pl } from './pl/dates.ts'
import { pt } from './pt/dates.ts'
import { ru } from './ru/dates.ts'
import { tr } from './tr/dates.ts'
import { zh } from './zh/dates.ts'

/** What is known of days in each language. */
export const DATE_WORDS: Record<LanguageCode, DateWords> = {
  en,
  es,
  pt,
  fr,
  de,
  it,
  nl,
  pl,
  ru,
  tr,
  ar,
  zh,
  ja,
}
