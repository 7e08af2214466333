import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Journey, shapeFaults } from '#journey/journey.ts'
import type { OrganisationCatalog } from '#journey/problem.ts'
import { problems } from '#journey/problems.ts'
import { parsedConfig } from '#journey/steps/index.ts'
import { deserialize, serialize } from '#journey/version.ts'
import { answers } from '../../durable-objects/answers/index.ts'
import { afterHoursQualifier } from '../../worker/samples/after-hours-qualifier.ts'
import {
  CAMPAIGN_VARIABLES,
  campaignReplyHandler,
} from '../../worker/samples/campaign-reply-handler.ts'
import { newGoals } from '../../worker/samples/goals.ts'
import { postBookingConcierge } from '../../worker/samples/post-booking-concierge.ts'
import { MachinePlayer } from '../runner/machine-player.ts'
import { parse, perform } from '../runner/transcript.ts'

const TRANSCRIPTS = new URL('samples/', import.meta.url).pathname

let made = 0
const goals = newGoals((kind) => `${kind}_${++made}`)
const places = { publicUrl: 'http://localhost:8787', teamId: 'tem_care', goals }

const CATALOG: OrganisationCatalog = {
  campaignVariables: Object.fromEntries(
    CAMPAIGN_VARIABLES.map(({ name, type }) => [name, { type }]),
  ),
  milestones: Object.fromEntries(
    Object.values(goals).flatMap(({ id: goalId, milestones }) =>
      Object.values(milestones).map(({ id, trackers }) => [
        id,
        { goalId, trackerIds: Object.values(trackers).map((tracker) => tracker.id) },
      ]),
    ),
  ),
  teams: ['tem_care'],
  members: [],
  agents: [],
  aiConfigured: false,
  channelTypes: [],
  allowHosts: ['localhost:8787'],
}

const samples = {
  'after-hours qualifier': afterHoursQualifier(places),
  'post-booking concierge': postBookingConcierge(places),
  'campaign reply handler': campaignReplyHandler(places),
}

describe('samples', () => {
  for (const [name, journey] of Object.entries(samples)) {
    test(`${name} is a document that can be saved`, () => {
      expect(Journey.parse(journey)).toEqual(journey)
      expect(shapeFaults(journey)).toEqual([])
    })

    test(`${name} is drawn from left to right, and no card covers another`, () => {
      const places = journey.steps.map(({ position }) => position)
      for (const [at, one] of places.entries()) {
        for (const other of places.slice(at + 1)) {
          const apart = Math.abs(one.x - other.x) >= 280 || Math.abs(one.y - other.y) >= 260
          expect(apart).toBe(true)
        }
      }
    })
  }

  test('the after-hours qualifier has no problem at all on a web chat, and can be deployed', () => {
    const journey = samples['after-hours qualifier']
    const catalog = { ...CATALOG, channelTypes: ['web-chat'] }
    expect(problems(journey, catalog, answers)).toEqual([])
    expect(problems(journey, CATALOG, answers)).toEqual([])
    expect(deserialize(serialize(journey, parsedConfig)).edges).toEqual(journey.edges)
  })

  for (const [name, journey] of Object.entries(samples)) {
    test(`${name} can be deployed where there is no provider, no template and no agent`, () => {
      const found = problems(journey, { ...CATALOG, channelTypes: ['web-chat'] }, answers)
      expect(found).toEqual([])
      const anywhere = problems(journey, CATALOG, answers)
      expect(anywhere.filter(({ severity }) => severity === 'error')).toEqual([])
      const needing = journey.steps.filter(({ type }) => ['template', 'ai-agent'].includes(type))
      expect(needing).toEqual([])
    })
  }

  test('every question of the after-hours qualifier takes a wrong answer kindly, and ends', () => {
    const { steps, edges } = samples['after-hours qualifier']
    const questions = steps.filter(({ type }) => ['prompt', 'prompt-date', 'reply'].includes(type))
    expect(questions).toHaveLength(7)
    for (const { id, config } of questions) {
      expect(config).toMatchObject({ retries: 2, timeoutSeconds: 1800 })
      expect(config.failureMessage).toEqual(expect.any(String))
      const ports = edges.filter(({ from }) => from.step === id).map(({ from }) => from.port)
      expect(ports).toEqual(expect.arrayContaining(['fallback', 'timeout']))
    }
  })

  for (const file of readdirSync(TRANSCRIPTS)) {
    const text = readFileSync(`${TRANSCRIPTS}${file}`, 'utf8')
    test(`${file}: ${/^# (.+)$/m.exec(text)?.[1]}`, async () => {
      const transcript = parse(text, (name) => samples[name as keyof typeof samples])
      const played = await perform(transcript, new MachinePlayer(transcript.opening))
      await expect(played).toMatchFileSnapshot(`${TRANSCRIPTS}${file}`)
    })
  }
})
