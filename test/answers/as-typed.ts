import type { DateFormat, Day } from '#journey/world.ts'
import type { LanguageCode } from '#messages/language.ts'
import { answers } from '../../durable-objects/answers/index.ts'

export type Choosable = Parameters<typeof answers.choice>[1][number]

const ENGLISH: readonly LanguageCode[] = ['en']

/** The readers, as for a guest who writes English. */
export const numberIn = (text: string, country: string, languages = ENGLISH) =>
  answers.number(text, { country, languages })

export const dayIn = (
  text: string,
  format: DateFormat,
  today: Day,
  country: string,
  languages = ENGLISH,
) => answers.date(text, { format, today, country, languages, looks: 'ahead' })?.day

/** The option that is meant, and by which rule; undefined when none or several are. */
export function choiceIn(text: string, options: Choosable[], languages = ENGLISH) {
  const choice = answers.choice(text, options, { languages, showsNumbers: false })
  return choice.found === 'one' ? choice : undefined
}
