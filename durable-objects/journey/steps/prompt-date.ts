import * as z from 'zod'
import { ask, askOf, handleAnswer, reject, wordsOf } from '../ask.ts'
import { LIMITS } from '../limits.ts'
import type { Outbound } from '../message.ts'
import { type Outcome, type StepContext, stepType } from '../step.ts'
import { type Day, WEEKDAYS } from '../world.ts'

const config = z.object({
  question: z.string().min(1).max(LIMITS.text),
  format: z
    .enum(['mm/dd/yyyy', 'dd/mm/yyyy', 'yyyy-mm-dd', 'yyyy/mm/dd', 'lenient'])
    .default('lenient'),
  /** `from` and `to` are days (`yyyy-mm-dd`) or texts with variables that give one. */
  range: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('all') }),
      z.object({ type: z.literal('past') }),
      z.object({ type: z.literal('future') }),
      z.object({
        type: z.literal('custom'),
        from: z.string().max(200).optional(),
        to: z.string().max(200).optional(),
      }),
    ])
    .default({ type: 'all' }),
  excludedWeekdays: z.array(z.enum(WEEKDAYS)).max(6).optional(),
  ...ask,
})
type Config = z.infer<typeof config>

/**
 * Prompt Date — asks for a day and keeps it as `yyyy-mm-dd`. Past and future include today, which is
 * the organisation's today. Ports: `success`, `fallback`, `timeout`.
 */
export const promptDate = stepType<Config>({
  group: 'input',
  config,
  ports: () => ['success', 'fallback', 'timeout'],
  waits: () => true,
  enter: (context) => askOf(context, question(context)),
  resume: (context, signal, wait) =>
    handleAnswer(
      context,
      signal,
      wait,
      () => question(context),
      (content, asked) => judge(context, wordsOf(content) ?? '', asked),
    ),
  targets: ({ variable }) => (variable ? [variable] : []),
  reads: ({ range }) =>
    range.type === 'custom'
      ? [range.from, range.to].filter((side) => side?.startsWith('var_')).map(String)
      : [],
})

const question = ({ fill, config }: StepContext<Config>): Outbound => ({
  kind: 'text',
  text: fill(config.question),
})

function judge(context: StepContext<Config>, text: string, wait: { retries: number }): Outcome {
  const { failureMessage, variable } = context.config
  const read = readDay(context, text)
  if ('fault' in read) {
    const text = failureMessage === undefined ? read.fault : context.fill(failureMessage)
    return reject(context, wait, read.reason, { kind: 'text', text })
  }
  const set = variable === undefined ? [] : [{ variable, value: read.day }]
  return { to: 'port', port: 'success', set }
}

type Reading = { day: Day } | { reason: string; fault: string }

function readDay(context: StepContext<Config>, text: string): Reading {
  const { config, world } = context
  const { calendar, date } = world.answers
  const today = calendar.dayOf(world.now, world.organisation.timeZone)
  const day = date(text, config.format, today, world.organisation.country)
  if (!day) return { reason: 'not a date', fault: notADate(config.format) }

  const { earliest, latest } = bounds(context, today)
  if (earliest && day < earliest) {
    const fault =
      config.range.type === 'future'
        ? 'That day is in the past. Please send today or a later date.'
        : `Please send a date from ${earliest} on.`
    return { reason: `before ${earliest}`, fault }
  }
  if (latest && day > latest) {
    const fault =
      config.range.type === 'past'
        ? 'That day is in the future. Please send today or an earlier date.'
        : `Please send a date up to ${latest}.`
    return { reason: `after ${latest}`, fault }
  }
  const weekday = calendar.weekdayOf(day)
  if (config.excludedWeekdays?.includes(weekday)) {
    const name = weekday.charAt(0).toUpperCase() + weekday.slice(1)
    return { reason: `a ${name}`, fault: `${name}s are not possible. Please send another date.` }
  }
  return { day }
}

function bounds(context: StepContext<Config>, today: Day): { earliest?: Day; latest?: Day } {
  const { range } = context.config
  switch (range.type) {
    case 'all':
      return {}
    case 'past':
      return { latest: today }
    case 'future':
      return { earliest: today }
    case 'custom':
      return { earliest: dayFrom(context, range.from), latest: dayFrom(context, range.to) }
  }
}

/** A bound as written, or a variable's day; one that gives no day bounds nothing. */
function dayFrom(context: StepContext<Config>, side: string | undefined): Day | undefined {
  if (!side) return undefined
  const day = side.startsWith('var_') ? context.value(side) : context.fill(side).trim()
  return typeof day === 'string' && context.world.answers.calendar.isDay(day) ? day : undefined
}

const notADate = (format: Config['format']) =>
  format === 'lenient'
    ? 'That does not look like a date. Please send one like 24 December 2026.'
    : `That does not look like a date. Please send it as ${format}.`
