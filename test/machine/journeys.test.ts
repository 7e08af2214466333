import { describe, expect, test } from 'vitest'
import { graphOf, type Journey, shapeFaults } from '#journey/journey.ts'
import type { OrganisationCatalog } from '#journey/problem.ts'
import { problems } from '#journey/problems.ts'
import { parsedConfig } from '#journey/steps/index.ts'
import { deserialize, openVersion, serialize } from '#journey/version.ts'
import { templateKey } from '#messages/message-template.ts'
import { answers } from '../../durable-objects/answers/index.ts'
import { approvedFor } from '../runner/approved.ts'
import { journeyNamed, journeyNames, transcriptNamed, transcriptNames } from '../runner/files.ts'

/** What is wrong with a graph on purpose, because its transcripts show what comes of it. */
const WRONG: Record<string, string[]> = {
  'loop-at-once': ['loop_without_wait'],
  'loop-forever': ['loop_without_wait'],
  misspelt: ['variable_unknown', 'variable_ill_typed', 'variable_not_writable'],
}

describe('the journeys of the transcripts', () => {
  for (const name of journeyNames()) {
    const journey = journeyNamed(name)

    test(`${name} could be deployed`, () => {
      expect(shapeFaults(journey)).toEqual([])
      const errors = problems(journey, knownOf(name, journey), answers).filter(
        ({ severity }) => severity === 'error',
      )
      expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(WRONG[name]))
    })

    test(`${name} is the same journey once serialized`, () => {
      const serialized = serialize(journey, parsedConfig)
      const deserialized = deserialize(serialized)
      expect(serialize(deserialized, parsedConfig)).toEqual(serialized)
      const steps = journey.steps.map((step) => ({ ...step, config: parsedConfig(step) }))
      expect(deserialized).toEqual({ ...journey, steps })
      const opened = openVersion(serialized)
      const drawn = graphOf(deserialized)
      expect(opened.start).toBe(drawn.start)
      expect(opened.usesCampaign).toBe(drawn.usesCampaign)
      expect(opened.variables()).toEqual(drawn.variables())
      for (const { id } of [...journey.steps, { id: 'nowhere' }]) {
        expect(opened.step(id)).toEqual(drawn.step(id))
      }
      for (const { from } of journey.edges) {
        expect(opened.next(from.step, from.port)).toBe(drawn.next(from.step, from.port))
      }
      for (const { name } of journey.variables) {
        expect(opened.variable(name)).toEqual(drawn.variable(name))
      }
      for (const { id } of journey.apis) expect(opened.api(id)).toEqual(drawn.api(id))
    })
  }
})

/** An organisation that has all that the graph refers to. */
function knownOf(name: string, { steps }: Journey): OrganisationCatalog {
  const configs = steps.map(({ config }) => config)
  const named = (key: string) => configs.flatMap((config) => String(config[key] ?? []) || [])
  const openings = transcriptNames().map((one) => transcriptNamed(one).opening)
  const campaign = openings
    .filter(({ journey }) => journey.name === name)
    .flatMap((one) => one.campaign)
  const goals = configs
    .filter(({ goalId }) => goalId)
    .map(({ goalId, milestoneId, trackers }) => {
      const trackerIds = ((trackers ?? []) as { trackerId: string }[]).map(
        ({ trackerId }) => trackerId,
      )
      return [String(milestoneId), { goalId: String(goalId), trackerIds }] as const
    })
  const waited = named('milestoneId').map((id) => [id, { goalId: 'any', trackerIds: [] }] as const)
  const to = configs.map((config) => (config.to ?? {}) as { teamId?: string; memberId?: string })
  const templates = steps
    .filter(({ type }) => type === 'template')
    .map(({ config }) => {
      const catalog = { status: 'approved', components: approvedFor(config) }
      return [templateKey(String(config.name), String(config.language)), catalog] as const
    })
  return {
    campaignVariables: Object.fromEntries(campaign.map(({ name, type }) => [name, { type }])),
    milestones: Object.fromEntries([...waited, ...goals]),
    teams: to.flatMap(({ teamId }) => teamId ?? []),
    members: to.flatMap(({ memberId }) => memberId ?? []),
    agents: ['receptionist', ...named('agentId')],
    templates: Object.fromEntries(templates),
    aiConfigured: true,
    channelTypes: [],
  }
}
