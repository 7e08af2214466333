import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Journey } from '#journey/journey.ts'
import { parsedConfig } from '#journey/steps/index.ts'
import { freeze } from '#journey/version.ts'
import { runLocal } from '../../worker/local/run.ts'
import { openWhatsApp, setUp, WHATSAPP } from '../local/villa.ts'
import { startGraph } from '../simulators/graph.ts'
import { Guest, type Place } from './guest.ts'

let places = 0

/** The app as it is built, with a Graph API of our own behind it. */
export async function startWorld() {
  const stateDir = mkdtempSync(join(tmpdir(), 'bot-journeys-provider-'))
  const userIds: Record<string, string> = {}
  const graph = await startGraph({ userIds })
  const port = await freePort()
  const { miniflare, address } = await runLocal({
    port,
    stateDir,
    variables: { META_GRAPH_URL: graph.url },
  })
  const app = await setUp(address)
  return {
    app,
    graph,
    /** What Graph knows guests by beside their number. */
    userIds,
    /** Opens a number of ours with a journey on it. */
    open: (journey: Journey, config: Partial<typeof WHATSAPP> = {}): Promise<Place> =>
      openWhatsApp(app, `Villa ${++places}`, journey, {
        ...WHATSAPP,
        phoneNumberId: String(106_540_352_242_000 + places),
        ...config,
      }),
    /** Puts another drawing live without the look at its templates: none can be known yet. */
    async replace({ journeyId }: Place, journey: Journey) {
      const { head, steps } = freeze(journey, parsedConfig)
      const db = await miniflare.getD1Database('DB')
      await db.batch([
        db
          .prepare(
            'INSERT INTO versions(journey_id, number, head, steps, deployed_at) VALUES(?, 99, ?, ?, 0)',
          )
          .bind(journeyId, head, steps),
        db.prepare('UPDATE journeys SET live_version = 99 WHERE id = ?').bind(journeyId),
      ])
    },
    guest: (place: Place, key?: string) => new Guest({ app, graph, place, key }),
    async close() {
      await miniflare.dispose()
      await graph.close()
      rmSync(stateDir, { recursive: true, force: true })
    },
  }
}
export type World = Awaited<ReturnType<typeof startWorld>>

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
