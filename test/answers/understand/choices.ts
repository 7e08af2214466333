import * as z from 'zod'
import { languagesOf } from '#messages/language.ts'
import { answers } from '../../../durable-objects/answers/index.ts'
import { verdictOn } from './judged.ts'
import type { Verdict } from './verdict.ts'

/** Answers to a question of buttons: the option that each means, or null for none or several. */
export const ChoiceRows = z.array(
  z.object({
    language: z.string(),
    options: z.array(
      z.object({ id: z.string(), label: z.string(), synonyms: z.array(z.string()).optional() }),
    ),
    answers: z.array(z.object({ answer: z.string(), means: z.string().nullable() })),
  }),
)

export const judgeChoices = (rows: z.infer<typeof ChoiceRows>): Verdict[] =>
  rows.flatMap(({ language, options, answers: given }) =>
    given.map(({ answer, means }): Verdict => {
      const reading = { languages: languagesOf([language]), showsNumbers: false }
      const choice = answers.choice(answer, options, reading)
      const read = choice.found === 'one' ? choice.option.id : null
      const how = choice.found === 'one' ? ` by ${choice.rule}` : ` (${choice.found})`
      const among = options.map(({ label }) => label).join(' | ')
      const line = `"${answer}" of [${among}] is ${read}${how}, not ${means}`
      return { kind: 'choice', language, verdict: verdictOn(means, read), line }
    }),
  )
