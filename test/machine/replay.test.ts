import { describe, expect, test } from 'vitest'
import type { Session } from '#journey/session.ts'
import type { TrailEntry } from '#journey/trail.ts'
import { played, transcriptNamed, transcriptNames } from '../runner/files.ts'
import { replayed } from '../runner/replay.ts'

type Told = { session: Session; trail: TrailEntry[] }

/** Each session of a transcript with its whole trail. */
async function sessionsIn(name: string): Promise<Told[]> {
  const sessions: Told[] = []
  await played(name, ({ session, trail }) => {
    for (const entry of trail) {
      if (entry.type === 'session.started' && session) sessions.push({ session, trail: [] })
      // Without a number it was not the machine that wrote it.
      if (entry.seq > 0) sessions.at(-1)?.trail.push(entry)
    }
  })
  return sessions
}

describe('a trail', () => {
  for (const name of transcriptNames()) {
    test(`of ${name} is enough to play it again`, async () => {
      const { opening } = transcriptNamed(name)
      for (const { session, trail } of await sessionsIn(name)) {
        const again = replayed(opening, session, trail)
        expect(JSON.parse(JSON.stringify(again))).toEqual(trail)
      }
    })
  }
})
