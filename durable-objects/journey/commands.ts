import { type InboundContent, readChoicePayload } from '#messages/message.ts'
import type { Command, CommandTarget } from './command.ts'
import type { Session } from './session.ts'
import { wordsOf } from './step-parts/ask.ts'
import type { Answers } from './world.ts'

/** A command as a guest gave it: `words` are the guest's own. */
export type GivenCommand = { command: Command; words: string }

/** How far `back` leads: the questions that a session remembers. */
const QUESTIONS_REMEMBERED = 20

/**
 * The command that an answer is: one of its words, whole, as typed or folded. A tap on a button of
 * ours is never one. `labels` are those that the guest may choose from now, and mean an option, not a
 * command; undefined where no answer is awaited. They are asked for only where a word matches.
 * `isMail`: the first line may be the answer.
 */
export function commandIn(
  content: InboundContent,
  commands: readonly Command[],
  given: {
    labels(): readonly string[] | undefined
    isMail: boolean
    answers: Pick<Answers, 'folded'>
  },
): GivenCommand | undefined {
  const { folded } = given.answers
  const texts = textsOf(content, given.isMail)
    .map((words) => ({ words, said: folded(words) }))
    .filter(({ said }) => said !== '')
  for (const { words, said } of texts) {
    const command = commands.find((one) => one.words.some((word) => folded(word) === said))
    if (!command) continue
    const labels = given.labels()?.map(folded)
    const isCommand = labels && !texts.some((text) => labels.includes(text.said))
    return isCommand ? { command, words } : undefined
  }
  return undefined
}

/** The texts of which each may be the answer, the likeliest first. */
function textsOf(content: InboundContent, isMail: boolean): string[] {
  if (content.kind === 'choice') {
    const isOurs = readChoicePayload(content.payload) !== undefined
    return isOurs ? [] : [content.title, content.payload]
  }
  const words = wordsOf(content)?.trim()
  if (words === undefined) return []
  // In a mail a signature may follow.
  return isMail ? [words, words.split('\n', 1)[0]?.trim() ?? ''] : [words]
}

/**
 * Where a command leads, and what the session holds there: `start` begins with the variables that the
 * session began with, everywhere else they stay. Undefined where there is no question to go back to.
 */
export function leadOf(
  to: CommandTarget,
  { asked, local, given = {}, state: { stepId } }: Session,
  start: string,
): { stepId: string; held: Pick<Session, 'asked' | 'local'> } | undefined {
  if (to === 'start') return { stepId: start, held: { asked: [], local: given } }
  if (to !== 'back') return { stepId: to.step, held: { asked, local } }
  const before = asked.at(-1) === stepId ? asked.slice(0, -1) : asked
  // At the first question there is none before: it is asked again.
  const question = before.at(-1) ?? asked.at(-1)
  return question === undefined
    ? undefined
    : { stepId: question, held: { asked: before.slice(0, -1), local } }
}

/** The questions asked, the newest last. One that is asked again stands there once. */
export const withQuestion = (asked: readonly string[], stepId: string): string[] =>
  asked.at(-1) === stepId ? [...asked] : [...asked, stepId].slice(-QUESTIONS_REMEMBERED)
