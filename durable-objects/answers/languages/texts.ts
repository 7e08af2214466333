import { type LanguageCode, languageOf } from '#messages/language.ts'
import { ar } from './ar/texts.ts'
import { de } from './de/texts.ts'
import { en, type Texts } from './en/texts.ts'
import { es } from './es/texts.ts'
import { fr } from './fr/texts.ts'
import { it } from './it/texts.ts'
import { ja } from './ja/texts.ts'
import { nl } from './nl/texts.ts'
import { pl } from './pl/texts.ts'
import { pt } from './pt/texts.ts'
import { ru } from './ru/texts.ts'
import { tr } from './tr/texts.ts'
import { zh } from './zh/texts.ts'

const TEXTS: Record<LanguageCode, Texts> = { en, es, pt, fr, de, it, nl, pl, ru, tr, ar, zh, ja }

/** The texts in the language of a BCP 47 tag; in English where it is not known. */
export const textsIn = (tag: string | undefined): Texts => TEXTS[languageOf(tag) ?? 'en']

/** Every language's texts, to know our own lines again in whatever language they went out. */
export const allTexts = (): Texts[] => Object.values(TEXTS)

/** `fill('Attached: {file}', { file: 'rates.pdf' })` is "Attached: rates.pdf". */
export const fill = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{(\w+)\}/g, (braces, name: string) => String(values[name] ?? braces))

/** How a page or a mail in the language runs. */
export const directionOf = (tag: string | undefined): 'ltr' | 'rtl' =>
  languageOf(tag) === 'ar' ? 'rtl' : 'ltr'
