import type { LanguageCode } from '#messages/language.ts'
import { ar } from './ar/choices.ts'
import type { ChoiceWords } from './choice-words.ts'
import { de } from './de/choices.ts'
import { en } from './en/choices.ts'
import { es } from './es/choices.ts'
import { fr } from './fr/choices.ts'
import { it } from './it/choices.ts'
import { ja } from './ja/choices.ts'
import { nl } from './nl/choices.ts'
import { pl } from './pl/choices.ts'
import { pt } from './pt/choices.ts'
import { ru } from './ru/choices.ts'
import { tr } from './tr/choices.ts'
import { zh } from './zh/choices.ts'

/** What is known of each language around the choice between options. */
export const choiceWords: Record<LanguageCode, ChoiceWords> = {
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
