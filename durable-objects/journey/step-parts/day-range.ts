import * as z from 'zod'
import { DAY_REMEDY, holdsDay, isDay } from '../config/day.ts'
import { type Fault, invalid } from '../config/fault.ts'
import { fieldName, quoted } from '../config/words.ts'
import type { Reference } from '../reference.ts'
import type { StepContext } from '../step.ts'
import type { Day } from '../world.ts'

/**
 * In which days an answer may lie. `from` and `to` are days (`yyyy-mm-dd`) or texts with variables that
 * give one.
 */
export const dayRange = z
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
  .default({ type: 'all' })
type DayRange = z.infer<typeof dayRange>

/** The variables that are used as a bound. */
export function boundsRead(range: DayRange): Reference[] {
  if (range.type !== 'custom') return []
  return (['from', 'to'] as const).flatMap((side): Reference[] => {
    const name = range[side]
    if (!name?.startsWith('var_')) return []
    return [{ names: 'variable', use: 'read', name, day: true, path: ['range', side] }]
  })
}

export function rangeFaults(range: DayRange): Fault[] {
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

/** The first and the last day that may be. */
export function boundsOf(
  context: StepContext<unknown>,
  range: DayRange,
  today: Day,
): { earliest?: Day; latest?: Day } {
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
function dayFrom(context: StepContext<unknown>, side: string | undefined): Day | undefined {
  if (!side) return undefined
  const day = side.startsWith('var_') ? context.value(side) : context.fill(side).trim()
  return typeof day === 'string' && context.world.answers.calendar.isDay(day) ? day : undefined
}
