import * as z from 'zod'
import { LIMITS } from '#messages/limits.ts'
import type { Outbound } from '#messages/message.ts'
import { DAY_REMEDY, holdsDay, isDay } from '../config/day.ts'
import { type Fault, invalid } from '../config/fault.ts'
import { fieldName, quoted } from '../config/words.ts'
import { type Reference, writtenTo } from '../reference.ts'
import { type Outcome, type StepContext, stepType, type Unfinished } from '../step.ts'
import { ask, asking, askOf, handleAnswer, reject, wordsOf } from '../step-parts/ask.ts'
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
 *
 * Sample: { "question": "When would you like to arrive?", "format": "lenient",
 *   "range": { "type": "custom", "from": "2026-03-01", "to": "var_local.season_end" },
 *   "excludedWeekdays": ["sunday"], "variable": "var_local.arrival" }
 */
export const promptDate = stepType({
  ...asking,
  label: 'Prompt Date',
  description: 'Asks for a day: calendar, arrival, check-in',
  config,
  blank: (): Unfinished<Config> => ({ question: '', format: 'lenient', range: { type: 'future' } }),
  ports: () => ['success', 'fallback', 'timeout'],
  choices: () => [],
  references: ({ range, variable }) => [
    ...writtenTo(variable, { kind: 'date', what: 'a day' }),
    ...boundsRead(range),
  ],
  faults: ({ range }) => rangeFaults(range),
  summary: ({ question = '' }) => question,
  offers: () => [],
  enter: (context) => askOf(context, question(context)),
  resume: (context, signal, wait) =>
    handleAnswer(
      context,
      signal,
      wait,
      () => question(context),
      (content, asked) => judge(context, wordsOf(content) ?? '', asked),
    ),
})

/** The variables that are used as a bound. */
function boundsRead(range: Config['range']): Reference[] {
  if (range.type !== 'custom') return []
  return (['from', 'to'] as const).flatMap((side): Reference[] => {
    const name = range[side]
    if (!name?.startsWith('var_')) return []
    return [{ names: 'variable', use: 'read', name, day: true, path: ['range', side] }]
  })
}

function rangeFaults(range: Config['range']): Fault[] {
  if (range.type !== 'custom') return []
  const { from = '', to = '' } = range
  const faults = Object.entries({ from, to })
    .filter(([, side]) => side !== '' && !side.startsWith('var_') && !holdsDay(side))
    .map(([key, side]) => {
      const path = ['range', key]
      return invalid(path, `the ${fieldName(path)}, ${quoted(side)}, is not a day`, DAY_REMEDY)
    })
  if (isDay(from) && isDay(to) && from > to) {
    const says = `no day lies between ${from} and ${to}`
    faults.push(invalid(['range', 'to'], says, 'Let the last day be the first or later.'))
  }
  return faults
}

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
  const { format, range } = config
  const looks = range.type === 'past' ? 'back' : 'ahead'
  const read = date(text, { ...context.locale, format, today, looks })
  if (!read) return { reason: 'not a date', fault: notADate(config.format) }
  const { day } = read

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

/** A bound as written, or a variable's day; a variable without a day is no bound. */
function dayFrom(context: StepContext<Config>, side: string | undefined): Day | undefined {
  if (!side) return undefined
  const day = side.startsWith('var_') ? context.value(side) : context.fill(side).trim()
  return typeof day === 'string' && context.world.answers.calendar.isDay(day) ? day : undefined
}

const notADate = (format: Config['format']) =>
  format === 'lenient'
    ? 'That does not look like a date. Please send one like 24 December 2026.'
    : `That does not look like a date. Please send it as ${format}.`
