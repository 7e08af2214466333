import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Journey } from '#journey/journey.ts'
import { runLocal } from '../../../worker/local/run.ts'
import { call, openWhatsApp, setUp, WHATSAPP } from '../../runner/villa.ts'
import { startGraph } from '../../simulators/graph.ts'
import { freePort } from '../local/free-port.ts'
import { Guest, type Place } from './guest.ts'
import { approved } from './out/approved.ts'

let places = 0

/** The app as it is built, with a Graph API of our own behind it. */
export async function startWorld() {
  const stateDir = mkdtempSync(join(tmpdir(), 'bot-journeys-provider-'))
  const userIds: Record<string, string> = {}
  const templates = approved()
  const graph = await startGraph({ userIds, templates })
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
    /** Lets another drawing follow the one that is live, the way an admin does. */
    async replace({ journeyId }: Place, journey: Journey) {
      const { revision } = await call<{ revision: number }>(
        app,
        'POST',
        `/journeys/${journeyId}/draft`,
      )
      await call(app, 'PUT', `/journeys/${journeyId}`, { revision, journey })
      await call(app, 'POST', `/journeys/${journeyId}/deploy`)
    },
    /** Meta has changed its mind about a template. */
    set(name: string, status: string) {
      const template = templates.find((one) => one.name === name)
      if (template) template.status = status
    },
    /** The business account that all numbers are of. */
    waba: WHATSAPP.wabaId,
    guest: (place: Place, key?: string) => new Guest({ app, graph, place, key }),
    async close() {
      await miniflare.dispose()
      await graph.close()
      rmSync(stateDir, { recursive: true, force: true })
    },
  }
}
export type World = Awaited<ReturnType<typeof startWorld>>
