/// <reference types="vite/client" />
import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Journey } from '#journey/journey.ts'
import { whatsappOfficial } from '../../durable-objects/channels/whatsapp-official/index.ts'
import * as drafts from '../../durable-objects/conversation/test-state.ts'
import * as ai from '../../durable-objects/effects/ask-ai.ts'
import * as limits from '../../durable-objects/guards/time-limit.ts'
import { ActorPlayer } from '../runner/actor-player.ts'
import { parse, perform } from '../runner/transcript.ts'

const files = (found: Record<string, unknown>) =>
  new Map(
    Object.entries(found).map(([path, file]) => [
      path.replace(/^.*\/(.+)\.\w+$/, '$1'),
      (file as { default: string }).default,
    ]),
  )
const transcripts = files(import.meta.glob('../transcripts/*.txt', { query: '?raw', eager: true }))
const journeys = files(import.meta.glob('../journeys/*.json', { query: '?raw', eager: true }))

/** What cannot be the same on the actor, and why. */
const SKIPPED: Record<string, string> = {
  'loyalty-test': 'a test is one run; another run is another test',
  'named-late': 'WhatsApp tells names with its messages; for the others see naming.test.ts',
}

/** The longest plays a year of days, each with its alarm. */
const PATIENCE_MS = 180_000

let player: ActorPlayer | undefined

describe('transcripts on the actor', () => {
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const playing = () => player ?? expect.unreachable('nobody plays')
    vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) =>
      playing().fetch(new Request(input, init)),
    )
    const { readTestState } = drafts
    vi.spyOn(drafts, 'readTestState').mockImplementation(async (...given) =>
      playing().testState(await readTestState(...given)),
    )
    vi.spyOn(ai, 'askAi').mockImplementation(() => playing().askAi())
    vi.spyOn(limits, 'timeLimit').mockImplementation(() => playing().timeLimit())
    // A transcript's guest may be silent for weeks; the window has tests of its own.
    Object.assign(whatsappOfficial, { windowSeconds: undefined })
    // Reserved names are nobody's on the internet; here they are the hotel's own systems.
    env.ALLOW_HOSTS = 'pms.casaverde.test,pay.casaverde.test,reviews.casaverde.test'
  })
  afterAll(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  for (const [name, text] of transcripts) {
    const [, title = name] = /^# (.+)$/m.exec(text) ?? []
    it.skipIf(SKIPPED[name])(
      `${name}: ${title}`,
      async () => {
        const transcript = parse(text, (journey) =>
          Journey.parse(JSON.parse(journeys.get(journey) ?? '')),
        )
        player = new ActorPlayer(transcript.opening)
        await player.begin()
        expect(await perform(transcript, player)).toBe(text)
      },
      PATIENCE_MS,
    )
  }
})
