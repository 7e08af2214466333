import * as z from 'zod'
import { Journey } from '#journey/journey.ts'

/** Work that could not be stored before its tab went: kept in this browser until it is. */
const Kept = z.object({
  memberId: z.string(),
  revision: z.number(),
  at: z.number(),
  journey: Journey,
})
export type Kept = z.infer<typeof Kept>

const nameOf = (journeyId: string) => `bot-journeys.unsaved.${journeyId}`

export function keep(journeyId: string, kept: Kept) {
  try {
    localStorage.setItem(nameOf(journeyId), JSON.stringify(kept))
  } catch {
    // No room for it: the question before leaving is all the help there is.
  }
}

export function forget(journeyId: string) {
  try {
    localStorage.removeItem(nameOf(journeyId))
  } catch {
    // A store that cannot be written holds nothing either.
  }
}

/** What this member left unsaved here; undefined when there is nothing, or it says what is stored. */
export function keptOf(journeyId: string, memberId: string, stored: Journey): Kept | undefined {
  const kept = read(nameOf(journeyId))
  if (!kept || kept.memberId !== memberId) return undefined
  if (JSON.stringify(kept.journey) !== JSON.stringify(Journey.parse(stored))) return kept
  forget(journeyId)
  return undefined
}

function read(name: string): Kept | undefined {
  try {
    return Kept.safeParse(JSON.parse(localStorage.getItem(name) ?? 'null')).data
  } catch {
    return undefined
  }
}
