import * as z from 'zod'
import { type LanguageCode, languagesOf } from '#messages/language.ts'
import { answers } from '../../../durable-objects/answers/index.ts'
import { verdictOn } from './judged.ts'
import type { Verdict } from './verdict.ts'

const common = {
  country: z.string(),
  language: z.string().optional(),
  answer: z.string(),
}

/** Answers to an open question: the value that each means, or null where nothing may be taken. */
export const PromptRows = z.array(
  z.discriminatedUnion('prompt', [
    z.object({
      prompt: z.literal('date'),
      format: z.enum(['mm/dd/yyyy', 'dd/mm/yyyy', 'yyyy-mm-dd', 'yyyy/mm/dd', 'lenient']),
      today: z.string(),
      means: z.string().nullable(),
      ...common,
    }),
    z.object({
      prompt: z.literal('number'),
      count: z.literal('people').optional(),
      means: z.number().nullable(),
      ...common,
    }),
    z.object({ prompt: z.literal('phone'), means: z.string().nullable(), ...common }),
  ]),
)
type PromptRow = z.infer<typeof PromptRows>[number]

/** Where a row names no language, the guest may write the country's as well as English. */
const SPOKEN: Record<string, LanguageCode> = {
  ES: 'es',
  MX: 'es',
  AR: 'es',
  CO: 'es',
  PT: 'pt',
  BR: 'pt',
  FR: 'fr',
  DE: 'de',
  AT: 'de',
  IT: 'it',
  NL: 'nl',
  PL: 'pl',
  RU: 'ru',
  TR: 'tr',
  AE: 'ar',
  SA: 'ar',
  EG: 'ar',
  CN: 'zh',
  TW: 'zh',
  JP: 'ja',
}

export const judgePrompts = (rows: PromptRow[]): Verdict[] =>
  rows.map((row): Verdict => {
    const languages = languagesOf([row.language ?? SPOKEN[row.country]])
    const read = readingOf(row, languages)
    const line = `${row.prompt} "${row.answer}" in ${row.country} is ${read ?? null}, not ${row.means}`
    const language = languages[0] ?? 'en'
    return {
      kind: row.prompt,
      language,
      verdict: verdictOn<string | number>(row.means, read),
      line,
    }
  })

function readingOf(row: PromptRow, languages: LanguageCode[]): string | number | undefined {
  const locale = { country: row.country, languages }
  switch (row.prompt) {
    case 'date':
      return answers.date(row.answer, {
        ...locale,
        format: row.format,
        today: row.today,
        looks: 'ahead',
      })?.day
    case 'number':
      return answers.number(row.answer, { ...locale, count: row.count })
    case 'phone':
      return answers.phone(row.answer, row.country)
  }
}
