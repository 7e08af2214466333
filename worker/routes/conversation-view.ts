import type { ConversationView, MessageView, SessionView } from '../../durable-objects/rpc.ts'
import { iso } from '../views/fields.ts'

/** A message of a conversation with its time as the API gives it. */
export const messageOf = ({ at, ...message }: MessageView) => ({ ...message, at: iso(at) })

export const sessionOf = ({ startedAt, until, ...session }: SessionView) => ({
  ...session,
  startedAt: iso(startedAt),
  until: until === undefined ? undefined : iso(until),
})

export const stateOf = ({ state, why, holdUntil }: ConversationView) => ({
  state,
  why,
  holdUntil: holdUntil === undefined ? undefined : iso(holdUntil),
})

/** A trail entry; of its times only `at` and a wait's `until` are moments. */
export function entryOf<E extends { at: number; until?: number }>({ at, until, ...entry }: E) {
  return { ...entry, at: iso(at), ...(until === undefined ? {} : { until: iso(until) }) }
}
