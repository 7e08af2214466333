import { infoOf } from '#channels/info.ts'
import {
  type InboundContent,
  MORE,
  type Option,
  type Outbound,
  readChoicePayload,
} from '#messages/message.ts'
import type { Wait, WaitOf } from '../session.ts'
import type { Outcome, Resume, StepContext } from '../step.ts'
import type { Choice } from '../world.ts'
import {
  type Asking,
  type Choosable,
  isStale,
  reject,
  repeat,
  saysNothing,
  whileAsking,
  wordsOf,
} from './ask.ts'
import { didYouMean } from './did-you-mean.ts'

/** How a question is shown: with another body, another page, or only some of its options. */
export type Shown = { body?: string; page?: number; only?: string[] }

/**
 * Plays an answer to a choice: a tap, a label, a synonym, a number. `show` gives the question as a
 * message. An answer that means several options is asked back, which spends no retry.
 */
export function choose(
  context: Asking,
  signal: Resume,
  wait: Wait,
  options: Choosable[],
  show: (as?: Shown) => Outbound,
): Outcome {
  const other = whileAsking(context, signal, wait)
  if (other || signal.type !== 'messageReceived' || wait.for !== 'reply') {
    return other ?? { to: 'stay' }
  }
  const { content } = signal.message
  if (isStale(context, content)) return repeat(context, wait, show())
  const page = pageAsked(content)
  if (page !== undefined) return repeat(context, wait, show({ page }))
  const hit = match(context, content, options, wait)
  switch (hit.found) {
    case 'one':
      return take(context, hit)
    case 'several':
      return askWhich(context, hit.options, wait, show)
    case 'none': {
      if (saysNothing(content)) return repeat(context, wait, show())
      const { failureMessage } = context.config
      const body = failureMessage === undefined ? undefined : context.fill(failureMessage)
      return reject(context, wait, 'no option', show({ body }))
    }
  }
}

function take(context: Asking, hit: Extract<Choice, { found: 'one' }>): Outcome {
  const { option, rule, words } = hit
  context.note({
    type: 'choice.matched',
    option: option.id,
    label: option.label,
    rung: rule,
    words,
  })
  const { variable } = context.config
  const set = variable === undefined ? [] : [{ variable, value: option.label }]
  return { to: 'port', port: `option:${option.id}`, set }
}

/** "Did you mean A or B?": the question is still the whole one, and the wait knows what was shown. */
function askWhich(
  context: Asking,
  options: Option[],
  wait: WaitOf<'reply'>,
  show: (as?: Shown) => Outbound,
): Outcome {
  context.note({
    type: 'choice.ambiguous',
    options: options.map(({ id, label }) => ({ id, label })),
  })
  const only = options.map(({ id }) => id)
  const body = didYouMean(options, context.language, context.world)
  return repeat(context, wait, show({ body, only }), { narrowedTo: only })
}

/** A tap on "More options" or "Back" of a long list. */
function pageAsked(content: InboundContent): number | undefined {
  if (content.kind !== 'choice') return undefined
  const option = readChoicePayload(content.payload)?.option
  return option?.startsWith(MORE) ? Number(option.slice(MORE.length)) || 1 : undefined
}

function match(
  context: Asking,
  content: InboundContent,
  options: Choosable[],
  wait: WaitOf<'reply'>,
): Choice {
  const read = (text: string) => readAmong(context, text, options, wait)
  if (content.kind === 'choice') {
    const tapped = readChoicePayload(content.payload)?.option
    const option = options.find(({ id }) => id === tapped)
    if (option) return { found: 'one', option, rule: 'payload', words: content.title }
    // A button that is not ours (a template's, a menu's): its title is tried first, then its payload.
    const byTitle = read(content.title)
    return byTitle.found === 'one' ? byTitle : read(content.payload)
  }
  const words = wordsOf(content)
  if (words === undefined) return { found: 'none' }
  // In a mail the first line is the answer, and a signature or a quote may follow.
  const [first = ''] = words.trim().split('\n')
  const whole = read(words)
  return whole.found === 'one' || first === words.trim() ? whole : read(first)
}

const CERTAIN = ['label', 'synonym', 'folded-label']

/**
 * Reads an answer among all options or, after "Did you mean A or B?", among those two first: "1" is A
 * there. The name of another option still counts, a position in the whole list does not.
 */
function readAmong(
  context: StepContext<unknown>,
  text: string,
  options: Choosable[],
  { narrowedTo }: WaitOf<'reply'>,
): Choice {
  const { languages } = context.locale
  const showsNumbers = infoOf(context.session.channel.type)?.showsNumbers ?? false
  const read = (among: Choosable[]) =>
    context.world.answers.choice(text, among, { languages, showsNumbers })
  const whole = read(options)
  if (!narrowedTo || (whole.found === 'one' && CERTAIN.includes(whole.rule))) return whole
  const narrow = read(options.filter(({ id }) => narrowedTo.includes(id)))
  if (narrow.found === 'one') return narrow
  return whole.found === 'one' && whole.rule === 'number' ? { found: 'none' } : whole
}
