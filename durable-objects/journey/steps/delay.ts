import * as z from 'zod'
import { type StepContext, stepType, type Unfinished } from '../step.ts'
import { WEEKDAYS } from '../world.ts'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const SECONDS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400, weeks: 604_800 } as const

const config = z.union([
  z.strictObject({
    amount: z.number().positive().max(1_000_000),
    unit: z.enum(['seconds', 'minutes', 'hours', 'days', 'weeks']),
  }),
  z.strictObject({
    until: time,
    days: z.int().min(0).max(3650).optional(),
    weekdays: z.array(z.enum(WEEKDAYS)).min(1).optional(),
  }),
  z.strictObject({ date: z.string().min(1), offsetDays: z.int().min(-3650).max(3650), at: time }),
])
type Config = z.infer<typeof config>

/**
 * Delay — pauses, then leaves: for a while, until a time of day in the organisation's zone, or
 * relative to a date variable ("three days before check-out, 10:00"). A moment that is past, or a
 * date that is not set, is not waited for: the step is skipped. Port: `next`.
 *
 * Sample: { "date": "var_local.check_out", "offsetDays": -3, "at": "10:00" }
 */
export const delay = stepType({
  label: 'Delay',
  description: 'Waits for a time: pause, tomorrow, later',
  group: 'logic',
  config,
  blank: (): Unfinished<Config> => ({ amount: 1, unit: 'hours' }),
  ports: () => ['next'],
  failsAt: {},
  waitsFor: (config) =>
    !('amount' in config) || config.amount * SECONDS[config.unit] >= 60 ? 'time' : undefined,
  silence: (config) => secondsOf(config),
  sends: () => 'nothing',
  choices: () => [],
  references: (config) =>
    'date' in config
      ? [{ names: 'variable', use: 'read', name: config.date, day: true, path: ['date'] }]
      : [],
  faults: () => [],
  summary: (config) => momentInWords(config),
  enter(context) {
    const { now } = context.world
    const until = momentOf(context)
    if (until === undefined || until <= now) {
      const reason = until === undefined ? 'the date is not set' : 'the moment is already past'
      context.note({ type: 'step.skipped', reason })
      return { to: 'port', port: 'next' }
    }
    return { to: 'wait', wait: { for: 'time', since: now, until } }
  },
  resume: (_context, signal) =>
    signal.type === 'waitTimedOut' ? { to: 'port', port: 'next' } : { to: 'stay' },
})

function secondsOf(config: Config): number {
  if ('amount' in config) return config.amount * SECONDS[config.unit]
  if ('date' in config) return Number.POSITIVE_INFINITY
  const { days = 0, weekdays = [] } = config
  // "Until 09:00" reached just after nine is a little less than a day, which a 24-hour window allows.
  const untilTime = SECONDS.days - 60
  const week = 7 * SECONDS.days
  return days * SECONDS.days + (weekdays.length > 0 && weekdays.length < 7 ? week : untilTime)
}

function momentInWords(config: Unfinished<Config>): string {
  if ('date' in config && config.date) {
    const { date, offsetDays = 0, at = '' } = config
    const offset = Math.abs(offsetDays)
    const when = offset === 0 ? 'On' : `${offset} days ${offsetDays < 0 ? 'before' : 'after'}`
    return `${when} ${date.replace(/^var_\w+?\./, '')}, ${at}`
  }
  if ('until' in config && config.until) {
    return `Until ${config.until}${config.days ? `, ${config.days} days on` : ''}`
  }
  if (!('amount' in config) || config.amount === undefined) return ''
  const { amount, unit = '' } = config
  return `${amount} ${amount === 1 ? unit.replace(/s$/, '') : unit}`
}

function momentOf({ config, world, value }: StepContext<Config>): number | undefined {
  const { calendar } = world.answers
  const { timeZone } = world.organisation
  if ('amount' in config) return world.now + config.amount * SECONDS[config.unit] * 1000
  if ('date' in config) {
    const day = value(config.date)
    if (typeof day !== 'string' || !calendar.isDay(day)) return undefined
    return calendar.instant(calendar.addDays(day, config.offsetDays), config.at, timeZone)
  }
  const today = calendar.dayOf(world.now, timeZone)
  let day = calendar.addDays(today, config.days ?? 0)
  // "Until 09:00" at 10:00 means tomorrow; with weekdays it means the next day that is one of them.
  for (let tries = 0; tries < 8; tries++) {
    const moment = calendar.instant(day, config.until, timeZone)
    const fits = !config.weekdays || config.weekdays.includes(calendar.weekdayOf(day))
    if (fits && moment > world.now) return moment
    day = calendar.addDays(day, 1)
  }
  return undefined
}
