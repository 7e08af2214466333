import { beforeAll, describe, expect, it } from 'vitest'
import type { Step } from '#journey/journey.ts'
import { steps as stepTypes } from '#journey/steps/index.ts'
import { channels } from '../../durable-objects/channels/index.ts'
import { SAMPLES, stepOf } from '../channels/adaptation/samples.ts'
import { buildJourney } from '../runner/build-journey.ts'
import { call, keyAs, secondOrganisation, setUp } from './workspace.ts'

type Channel = {
  channelType: string
  gets: string
  arrives: boolean
  asDrawn: boolean
  preview: { as: string }[]
  requests: object[]
  losses: string[]
}
type Answer = { steps: { stepId: string; channels: Channel[] }[] }
type Problem = { code: string; severity: string; stepId?: string; message: string }

let key = ''
beforeAll(async () => {
  key = (await setUp()).apiKey
})
async function adaptation(body: object): Promise<Answer> {
  const { json, status, text } = await call('POST', '/api/v1/adaptation', { key, body })
  expect(status, text).toBe(200)
  return json
}

/** Kinds that say nothing to a guest by themselves. */
const SILENT: Record<string, Record<string, unknown>> = {
  start: {},
  condition: { branches: [] },
  delay: { amount: 1, unit: 'days' },
  'wait-for-event': { event: 'paid' },
  api: { request: { method: 'GET', url: 'https://pms.example' } },
  'ai-agent': { agentId: 'agt_1' },
  goal: { goalId: 'gol_1', milestoneId: 'mil_1' },
}
const TYPES = Object.keys(channels)

describe('adaptation of one step', () => {
  it.each(SAMPLES)('tells of $title what the guest gets on every channel', async (sample) => {
    const { steps } = await adaptation({ step: stepOf(sample) })
    expect(steps.map(({ stepId }) => stepId)).toEqual([sample.id])
    const [{ channels: all = [] } = {}] = steps
    expect(all.map(({ channelType }) => channelType).toSorted()).toEqual(TYPES.toSorted())
    for (const { gets, arrives, preview, requests } of all) {
      expect(gets).toMatch(/^(an?|buttons|quick|numbered|nothing)\b/)
      expect(requests.length).toBeGreaterThan(0)
      expect(arrives).toBe(!gets.startsWith('nothing'))
      expect(preview.map(({ as }) => as).join()).toMatch(/^[a-z,-]+$/)
      // Nobody's credentials, and nobody's number.
      expect(JSON.stringify(requests)).not.toMatch(/token|secret|apikey/i)
    }
  })

  it('has a sample of every kind that says something, and nothing of the others', async () => {
    const kinds = new Set([...SAMPLES.map(({ type }) => type), ...Object.keys(SILENT)])
    expect([...kinds].toSorted()).toEqual(Object.keys(stepTypes).toSorted())
    for (const [type, config] of Object.entries(SILENT)) {
      const step = { id: 'quiet', type, position: { x: 0, y: 0 }, config }
      expect(await adaptation({ step }), type).toEqual({ steps: [] })
    }
  })

  it('tells of one channel alone when asked for one', async () => {
    const [sample] = SAMPLES
    if (!sample) throw new Error('no sample')
    const { steps } = await adaptation({ step: stepOf(sample), channelType: 'instagram' })
    expect(steps[0]?.channels.map(({ channelType }) => channelType)).toEqual(['instagram'])
    const unknown = { step: stepOf(sample), channelType: 'fax' }
    const { status } = await call('POST', '/api/v1/adaptation', { key, body: unknown })
    expect(status).toBe(400)
  })

  it('leaves placeholders to be seen, and puts a place nobody knows yet somewhere', async () => {
    const step = (type: Step['type'], config: Step['config']) => ({
      id: 'one',
      type,
      position: { x: 0, y: 0 },
      config,
    })
    const text = await adaptation({ step: step('text', { text: 'Dear {{var_system.user_name}}' }) })
    for (const one of text.steps[0]?.channels ?? []) {
      expect(JSON.stringify(one.preview)).toContain('Dear {{var_system.user_name}}')
    }
    const latitude = '{{var_local.latitude}}'
    const place = await adaptation({ step: step('location', { latitude, longitude: 2.65 }) })
    const whatsapp = place.steps[0]?.channels.find(({ gets }) => gets === 'a map pin')
    expect(whatsapp?.preview).toEqual([{ as: 'pin', latitude: 0, longitude: 2.65 }])
  })

  it('says nothing of a step that is not finished', async () => {
    const step = { id: 'ask', type: 'reply', position: { x: 0, y: 0 }, config: { body: 'Dogs?' } }
    expect(await adaptation({ step })).toEqual({ steps: [] })
  })
})

describe('adaptation of a journey', () => {
  const JOURNEY = buildJourney([
    { id: 'hello', type: 'text', config: { text: 'Welcome.' } },
    { id: 'wait', type: 'delay', config: { amount: 1, unit: 'hours' } },
    {
      id: 'room',
      type: 'list',
      name: 'Rooms',
      config: {
        body: 'Which room?',
        footer: 'Till 22:00',
        button: 'Rooms',
        sections: [{ rows: [{ id: 'sea', title: 'Sea view' }] }],
      },
    },
  ])
  const made = async (name: string) =>
    (await call('POST', '/api/v1/journeys', { key, body: { name, journey: JOURNEY } })).json

  it('goes through all its steps that say something, in their order', async () => {
    const { id } = await made('Villa')
    const { steps } = await adaptation({ journeyId: id, channelType: 'messenger' })
    expect(
      steps.map(({ stepId, channels: [one] }) => [stepId, one?.gets, one?.asDrawn, one?.losses]),
    ).toEqual([
      ['hello', 'a text', true, []],
      [
        'room',
        'quick replies below a numbered text',
        false,
        ['list button dropped', 'footer sent as text'],
      ],
    ])
  })

  it('is nobody else’s to see', async () => {
    const { id } = await made('Private')
    const stranger = await keyAs('owner', await secondOrganisation())
    const answer = await call('POST', '/api/v1/adaptation', {
      key: stranger,
      body: { journeyId: id },
    })
    expect(answer.status).toBe(404)
  })

  it('is what the notes say: saved, looked at, and deployed', async () => {
    const { id } = await made('Noted')
    const notesIn = ({ problems }: { problems: Problem[] }) =>
      problems.filter(({ code }) => code === 'degrades_on_channel')
    const looked = async () => (await call('GET', `/api/v1/journeys/${id}/problems`, { key })).json
    expect(notesIn(await looked())).toEqual([])
    await call('POST', `/api/v1/journeys/${id}/deploy`, { key })
    const channel = await call('POST', '/api/v1/channels', {
      key,
      body: {
        type: 'instagram',
        name: 'Instagram',
        config: { accountId: '1', accessToken: 't', appSecret: 's', verifyToken: 'v' },
      },
    })
    const path = `/api/v1/channels/${channel.json.id}/assignment`
    await call('PUT', path, { key, body: { journeyId: id } })
    const note = {
      severity: 'note',
      stepId: 'room',
      message:
        'Rooms: on Instagram the guest gets quick replies below a numbered text (list button dropped, footer sent as text)',
    }
    expect(notesIn(await looked())).toMatchObject([note])
    const { json: draft } = await call('POST', `/api/v1/journeys/${id}/draft`, { key })
    const saved = await call('PUT', `/api/v1/journeys/${id}`, {
      key,
      body: { revision: draft.revision, journey: JOURNEY },
    })
    expect(notesIn(saved.json)).toMatchObject([note])
    const changed = await call('PATCH', `/api/v1/journeys/${id}/steps/hello`, {
      key,
      body: { config: { text: 'Welcome to *Casa Verde*.' } },
    })
    expect(notesIn(changed.json).map(({ stepId }) => stepId)).toEqual(['hello', 'room'])
    const deployed = await call('POST', `/api/v1/journeys/${id}/deploy`, { key })
    expect(notesIn(deployed.json).map(({ stepId }) => stepId)).toEqual(['hello', 'room'])
  })
})
