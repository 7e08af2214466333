import type { LanguageCode } from '#messages/language.ts'
import { ar } from './ar/numbers.ts'
import { de } from './de/numbers.ts'
import { en } from './en/numbers.ts'
import { es } from './es/numbers.ts'
import { fr } from './fr/numbers.ts'
import { it } from './it/numbers.ts'
import { ja } from './ja/numbers.ts'
import { nl } from './nl/numbers.ts'
import type { NumberWords } from './number-words.ts'
import { pl } from './pl/numbers.ts'
import { pt } from './pt/numbers.ts'
import { ru } from './ru/numbers.ts'
import { tr } from './tr/numbers.ts'
import { zh } from './zh/numbers.ts'

/** What is known of each language around numbers. */
export const numberWords: Record<LanguageCode, NumberWords> = {
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
