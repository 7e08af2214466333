import { beforeAll, describe, expect, it } from 'vitest'
import { objectName } from '../../durable-objects/rpc.ts'
import { buildJourney } from '../runner/build-journey.ts'
import type { GraphTemplate } from '../simulators/graph-templates.ts'
import { Guest, HOUR, meta, open, scene, Talk, templates, web } from './scene.ts'

scene()
// A number of ours has to be there before a journey with templates can go live.
beforeAll(async () => void (await open(buildJourney([say('hello', 'Hello.')]))))

const REMINDER: GraphTemplate = {
  name: 'check_in_reminder',
  language: 'en',
  components: [
    { type: 'BODY', text: 'Dear {{1}}, see you tomorrow.' },
    { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'All right' }] },
  ],
}
const say = (id: string, text: string) => ({ id, type: 'text' as const, config: { text } })
const reminder = (config: object = {}) => ({
  id: 'remind',
  type: 'template' as const,
  config: { name: 'check_in_reminder', language: 'en', body: ['Ann'], ...config },
})
const WATCHED = buildJourney([reminder(), say('bye', 'Sent.'), say('sorry', 'Not sent.')], {
  edges: { 'remind.failed': 'sorry', 'bye.next': '' },
})
const button = { id: 'right', index: 0, type: 'quick-reply' }
const ASKING = buildJourney(
  [
    reminder({ buttons: [button], retries: 1, failureMessage: 'Please tap the button.' }),
    say('bye', 'Until then.'),
    say('sorry', 'Not sent.'),
  ],
  {
    edges: {
      'remind.next': '',
      'remind.option:right': 'bye',
      'remind.failed': 'sorry',
      'bye.next': '',
    },
  },
)

describe('a template that WhatsApp refuses', () => {
  it.each<[string, GraphTemplate[], RegExp]>([
    [
      'paused since',
      [{ ...REMINDER, status: 'PAUSED' }],
      /^The template is paused because of low quality \(132015\)/,
    ],
    [
      'disabled since',
      [{ ...REMINDER, status: 'DISABLED' }],
      /^The template is disabled for good \(132016\)/,
    ],
    ['deleted since', [], /^There is no such template in this language \(132001\)/],
    [
      'approved with another text since',
      [{ ...REMINDER, components: [{ type: 'BODY', text: 'Dear {{1}}, {{2}}.' }] }],
      /^The template takes another number of values \(132000\)/,
    ],
  ])('because it was %s leaves by `failed`, with the reason on it', async (_, since, reason) => {
    for (const journey of [WATCHED, ASKING]) {
      templates.splice(0, templates.length, REMINDER)
      const guest = new Guest(await open(journey))
      templates.splice(0, templates.length, ...since)
      expect(await guest.says('hi')).toEqual(['Not sent.'])
      const [message] = (await guest.view()).messages.filter(({ from }) => from === 'bot')
      expect(message).toMatchObject({ status: 'failed', reason: expect.stringMatching(reason) })
      expect(message?.text).toMatch(/^Dear Ann, see you tomorrow\./)
    }
  })

  it('because it was paused between its sending and its going out is refused, too', async () => {
    templates.splice(0, templates.length, REMINDER)
    const guest = new Guest(await open(WATCHED))
    meta.failFor(guest.address, { templateStatus: 'paused' })
    expect(await guest.says('hi')).toEqual(['[template check_in_reminder]', 'Not sent.'])
    expect((await guest.view()).messages).toContainEqual(
      expect.objectContaining({ reason: expect.stringMatching(/paused/) }),
    )
  })
})

describe('a template that asks', () => {
  it('is asked again in ordinary words, and knows its buttons by what they say', async () => {
    templates.splice(0, templates.length, REMINDER)
    const guest = new Guest(await open(ASKING))
    await guest.says('hi')
    expect(guest.read()).toEqual(['[template check_in_reminder]'])
    expect(await guest.says('what?')).toEqual(['Please tap the button. [All right]'])
    expect(await guest.says('all right')).toEqual(['Until then.'])
  })
})

describe('a template on a channel without any', () => {
  it('is ordinary text, and fails when the window has closed', async () => {
    templates.splice(0, templates.length, REMINDER)
    const sent: string[] = []
    web.answer = async (request) => {
      // Who the guest is may be asked for besides.
      if (request.method !== 'POST') return Response.json({})
      sent.push(await request.text())
      return Response.json({ recipient_id: 'G1', message_id: `m_${sent.length}` })
    }
    const day = { id: 'day', type: 'delay' as const, config: { amount: 25, unit: 'hours' } }
    const again = { ...reminder(), id: 'again' }
    const journey = buildJourney([reminder(), day, again, say('bye', 'Sent.')])
    const config = { accountId: '1', accessToken: 't', appSecret: 's', verifyToken: 'v' }
    const { channelId } = await open(journey, { type: 'instagram', config })
    const talk = new Talk(objectName(channelId, 'G1'))
    const inbound = { id: 'm0', at: Date.now(), content: { kind: 'text', text: 'hi' } } as const
    const guest = { key: 'G1', alternateKeys: [] }
    await talk.ask((it) =>
      it.receive({ channelId, events: [{ type: 'message', account: '1', guest, inbound }] }),
    )
    await talk.quiet()
    expect(sent.join()).toContain('Dear Ann, see you tomorrow.')
    await talk.passes(25 * HOUR)
    expect(sent).toHaveLength(1)
    const { messages } = await talk.view()
    expect(messages.filter(({ status }) => status === 'failed')).toMatchObject([
      { reason: 'Outside the 24-hour window: the guest has to write first' },
      { text: 'Sent.' },
    ])
  })
})
