import type { Messages } from '../storage/messages.ts'

const WHILE_MS = 5 * 60_000
const MOST_ANSWERS = 30
const SAME = 3
/** Shorter ones are said again by people too: "2", "yes", "thank you". */
const LONG = 80

/**
 * Whether we are writing to a machine that hides it: too many answers in five minutes, or three long
 * mails in a row that say the same. channels/email/README.md, Machines.
 */
export function isMailLoop(
  messages: Pick<Messages, 'saidSince' | 'lastHeard'>,
  now: number,
): boolean {
  if (messages.saidSince(now - WHILE_MS) > MOST_ANSWERS) return true
  const [first = '', ...others] = messages.lastHeard(SAME)
  return first.length > LONG && others.length === SAME - 1 && others.every((text) => text === first)
}
