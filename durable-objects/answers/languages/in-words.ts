import type { LanguageCode } from '#messages/language.ts'
import { ar } from './ar/in-words.ts'
import { de } from './de/in-words.ts'
import { en } from './en/in-words.ts'
import { es } from './es/in-words.ts'
import { fr } from './fr/in-words.ts'
import { it } from './it/in-words.ts'
import { ja } from './ja/in-words.ts'
import { nl } from './nl/in-words.ts'
import { pl } from './pl/in-words.ts'
import { pt } from './pt/in-words.ts'
import { ru } from './ru/in-words.ts'
import { tr } from './tr/in-words.ts'
import { zh } from './zh/in-words.ts'

const IN_WORDS: Record<LanguageCode, (value: number) => string> = {
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

/** A whole number from 0 to 999 in words; undefined for any other. */
export const numberInWords = (value: number, language: LanguageCode): string | undefined =>
  Number.isInteger(value) && value >= 0 && value <= 999 ? IN_WORDS[language](value) : undefined
