import type { Answers } from '#journey/world.ts'
import { calendar } from './calendar.ts'
import { readChoice } from './choice.ts'
import { readDate } from './date.ts'
import { readEmailAddress } from './email-address.ts'
import { folded } from './folded.ts'
import { isSingularPath, readJsonPath } from './json-path.ts'
import { numberInWords } from './languages/in-words.ts'
import { textsIn } from './languages/texts.ts'
import { readNumber } from './number.ts'
import { readPattern } from './pattern.ts'
import { readPhone } from './phone.ts'

// An email has no end, and some of these take a time that grows with the square of the text.
const MAX_TEXT = 4096
const cut = (text: string) => text.slice(0, MAX_TEXT)

/**
 * The readers of what guests type, each pure, some around a well-kept library. Of a text they read
 * the first 4,096 characters, which is what the longest chat message has.
 */
export const answers: Answers = {
  email: (text) => readEmailAddress(cut(text)),
  phone: (text, country) => readPhone(cut(text), country),
  number: (text, reading) => readNumber(cut(text), reading),
  numberInWords,
  date: (text, reading) => readDate(cut(text), reading),
  pattern: readPattern,
  folded: (text) => folded(cut(text)),
  choice: (text, options, reading) => readChoice(cut(text), options, reading),
  texts: (language) => textsIn(language).question,
  jsonPath: readJsonPath,
  isSingularPath,
  calendar,
}
