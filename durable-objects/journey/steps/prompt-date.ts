import * as z from 'zod'
import { LIMITS } from '#messages/limits.ts'
import { type InboundContent, type Outbound, readChoicePayload } from '#messages/message.ts'
import { DAY_REMEDY, holdsDay, isDay } from '../config/day.ts'
import { type Fault, invalid } from '../config/fault.ts'
import { fieldName, quoted } from '../config/words.ts'
import { type Reference, writtenTo } from '../reference.ts'
import type { WaitOf } from '../session.ts'
import { type Outcome, type StepContext, stepType, type Unfinished } from '../step.ts'
import { ask, asking, askOf, handleAnswer, reject, repeat, wordsOf } from '../step-parts/ask.ts'
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
  /** Whether the day is asked back with yes and no before it is kept. */
  confirm: z.enum(['never', 'when-unsure', 'always']).default('when-unsure'),
  ...ask,
})
type Config = z.infer<typeof config>

/**
 * Prompt Date — asks for a day and keeps it as `yyyy-mm-dd`. Past and future include today, which is
 * the organisation's today. A day that a person would ask back is asked back. Ports: `success`, `fallback`, `timeout`.
 *
 * Sample: { "question": "When would you like to arrive?", "format": "lenient",
 *   "range": { "type": "custom", "from": "2026-03-01", "to": "var_local.season_end" },
 *   "excludedWeekdays": ["sunday"], "confirm": "always", "variable": "var_local.arrival" }
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
      (content, asked) => heard(context, content, asked),
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

/** A tap says yes or no to the day asked back; what is typed may also be another day. */
function heard(
  context: StepContext<Config>,
  content: InboundContent,
  wait: WaitOf<'reply'>,
): Outcome {
  const text = wordsOf(content) ?? ''
  const tapped = content.kind === 'choice' && readChoicePayload(content.payload)?.option
  const { confirms } = wait
  if (confirms === undefined) {
    if (!tapped) return judge(context, readDay(context, text), wait)
    return staleTap(context, content, () => repeat(context, wait, question(context)))
  }
  const read = tapped ? undefined : readDay(context, text)
  if (read && 'day' in read) {
    return read.day === confirms ? keep(context, confirms) : judge(context, read, wait)
  }
  switch (tapped || chosen(context, text, confirms)) {
    case `yes-${confirms}`:
      return keep(context, confirms)
    case `no-${confirms}`:
      return repeat(context, wait, question(context))
    default:
      return tapped
        ? staleTap(context, content, () => confirmation(context, confirms, wait))
        : judge(context, readDay(context, text), wait)
  }
}

function judge(context: StepContext<Config>, read: Reading, wait: { retries: number }): Outcome {
  const { failureMessage, confirm } = context.config
  if ('fault' in read) {
    const text = failureMessage === undefined ? read.fault : context.fill(failureMessage)
    return reject(context, wait, read.reason, { kind: 'text', text })
  }
  const isAsked = confirm === 'always' || (confirm === 'when-unsure' && !read.sure)
  return isAsked ? askBack(context, read.day, wait) : keep(context, read.day)
}

function keep({ config: { variable } }: StepContext<Config>, day: Day): Outcome {
  const set = variable === undefined ? [] : [{ variable, value: day }]
  return { to: 'port', port: 'success', set }
}

const textsOf = ({ world, language }: StepContext<Config>) => world.answers.texts(language)

/** The day is in the ids: a tap on "Yes" below an earlier day does not keep a later one. */
const yesAndNo = (context: StepContext<Config>, day: Day) => {
  const { yes, no } = textsOf(context)
  return [
    { id: `yes-${day}`, label: yes },
    { id: `no-${day}`, label: no },
  ]
}

function askBack(context: StepContext<Config>, day: Day, wait: { retries: number }): Outcome {
  context.note({ type: 'answer.unsure', reading: day })
  return confirmation(context, day, wait)
}

/** "Saturday 12 September 2026?", with yes and no; no retry is spent. */
function confirmation(context: StepContext<Config>, day: Day, wait: { retries: number }): Outcome {
  const { world, language, questionId } = context
  const body = filled(textsOf(context).isItDay, {
    day: world.answers.calendar.written(day, language, 'full'),
  })
  const options = yesAndNo(context, day)
  return repeat(context, wait, { kind: 'reply', questionId, body, options }, { confirms: day })
}

/** A tap below a question that is over: it is put down, and the question of now asked again. */
function staleTap(
  context: StepContext<Config>,
  content: InboundContent,
  again: () => Outcome,
): Outcome {
  if (content.kind === 'choice') {
    context.note({ type: 'choice.stale', payload: content.payload })
  }
  return again()
}

/** Whether a typed answer means yes or no. */
function chosen(context: StepContext<Config>, text: string, day: Day): string | undefined {
  const { languages } = context.locale
  const choice = context.world.answers.choice(text, yesAndNo(context, day), {
    languages,
    showsNumbers: false,
  })
  return choice.found === 'one' ? choice.option.id : undefined
}

const filled = (text: string, values: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (braces, name: string) => values[name] ?? braces)

type Reading = { day: Day; sure: boolean } | { reason: string; fault: string }

function readDay(context: StepContext<Config>, text: string): Reading {
  const { calendar, date } = context.world.answers
  const today = calendar.dayOf(context.world.now, context.world.organisation.timeZone)
  const { format, range, excludedWeekdays } = context.config
  const looks = range.type === 'past' ? 'back' : 'ahead'
  const read = date(text, { ...context.locale, format, today, looks })
  const texts = textsOf(context)
  const written = (day: Day, form: 'long' | 'weekday') =>
    calendar.written(day, context.language, form)
  if (!read) {
    const sample = written(`${today.slice(0, 4)}-12-24`, 'long')
    const text = format === 'lenient' ? texts.notADate : texts.notADateIn
    return { reason: 'not a date', fault: filled(text, { sample, format }) }
  }
  const { day } = read
  const { earliest, latest } = bounds(context, today)
  if (earliest && day < earliest) {
    const text = range.type === 'future' ? texts.inThePast : texts.from
    return { reason: `before ${earliest}`, fault: filled(text, { day: written(earliest, 'long') }) }
  }
  if (latest && day > latest) {
    const text = range.type === 'past' ? texts.inTheFuture : texts.upTo
    return { reason: `after ${latest}`, fault: filled(text, { day: written(latest, 'long') }) }
  }
  const weekday = calendar.weekdayOf(day)
  if (excludedWeekdays?.includes(weekday)) {
    const fault = filled(texts.weekday, { weekday: written(day, 'weekday') })
    return { reason: `a ${weekday.charAt(0).toUpperCase()}${weekday.slice(1)}`, fault }
  }
  return read
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
