import * as z from 'zod'
import { LIMITS } from '#messages/limits.ts'
import { type InboundContent, type Outbound, readChoicePayload } from '#messages/message.ts'
import { writtenTo } from '../reference.ts'
import { type WaitOf, waitOf } from '../session.ts'
import { type Outcome, type StepContext, stepType, type Unfinished } from '../step.ts'
import { ask, asking, askOf, handleAnswer, reject, repeat, wordsOf } from '../step-parts/ask.ts'
import { boundsOf, boundsRead, dayRange, rangeFaults } from '../step-parts/day-range.ts'
import { type Day, WEEKDAYS } from '../world.ts'

const config = z.object({
  question: z.string().min(1).max(LIMITS.text),
  format: z
    .enum(['mm/dd/yyyy', 'dd/mm/yyyy', 'yyyy-mm-dd', 'yyyy/mm/dd', 'lenient'])
    .default('lenient'),
  range: dayRange,
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
  offers: (context) => {
    const wait = waitOf(context.session)
    return wait?.for === 'reply' && wait.confirms ? yesAndNo(context, wait.confirms) : []
  },
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
  const { earliest, latest } = boundsOf(context, range, today)
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
