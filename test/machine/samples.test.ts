import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Journey, shapeFaults } from '#journey/journey.ts'
import type { OrganisationCatalog } from '#journey/problem.ts'
import { problems } from '#journey/problems.ts'
import { parsedConfig } from '#journey/steps/index.ts'
import { deserialize, serialize } from '#journey/version.ts'
import { templateKey } from '#messages/message-template.ts'
import { answers } from '../../durable-objects/answers/index.ts'
import { afterHoursQualifier } from '../../worker/samples/after-hours-qualifier.ts'
import {
  CAMPAIGN_VARIABLES,
  campaignReplyHandler,
} from '../../worker/samples/campaign-reply-handler.ts'
import { newGoals } from '../../worker/samples/goals.ts'
import { postBookingConcierge } from '../../worker/samples/post-booking-concierge.ts'
import { approvedFor } from '../runner/approved.ts'
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

  test('the post-booking concierge can be deployed once its templates are approved as drawn', () => {
    const journey = samples['post-booking concierge']
    const templates = Object.fromEntries(
      journey.steps
        .filter(({ type }) => type === 'template')
        .map(({ config }) => {
          const components = approvedFor(config)
          const key = templateKey(String(config.name), String(config.language))
          return [key, { status: 'approved', components }]
        }),
    )
    expect(Object.keys(templates)).toHaveLength(3)
    const found = problems(journey, { ...CATALOG, templates }, answers)
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('the drafts list what is missing: templates in one, an agent in the other', () => {
    const found = (name: keyof typeof samples) =>
      problems(samples[name], CATALOG, answers).map(({ code, stepId }) => `${code} ${stepId}`)
    expect(found('post-booking concierge')).toEqual([
      'template_unknown welcome',
      'template_unknown restaurants',
      'template_unknown satisfaction',
    ])
    expect(found('campaign reply handler')).toEqual([
      'agent_unknown read',
      'ai_not_configured read',
    ])
  })
})
