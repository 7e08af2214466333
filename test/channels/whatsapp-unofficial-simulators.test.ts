import { describe, expect, it } from 'vitest'
import { whatsappUnofficial } from '../../durable-objects/channels/whatsapp-unofficial/index.ts'
import * as evolution from '../simulators/evolution.ts'
import { evolutionRefusal } from '../simulators/evolution-rules.ts'
import { served } from '../simulators/served.ts'
import * as waha from '../simulators/waha.ts'
import { wahaRefusal } from '../simulators/waha-rules.ts'
import { evolutionConfig, wahaConfig } from './gateways.ts'

const guest = '34600111222'
const chat = { session: 'default', chatId: `${guest}@c.us` }
const file = { url: 'https://a.net/x.jpg', mimetype: 'image/jpeg', filename: 'x.jpg' }
const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ rowId: `r${index}`, title: `R${index}` }))

describe('the simulator of WAHA', () => {
  it.each([
    ['a chat that is none', '/api/sendText', { ...chat, chatId: guest, text: 'Hi' }],
    ['an empty text', '/api/sendText', { ...chat, text: ' ' }],
    ['a text over the limit', '/api/sendText', { ...chat, text: 'x'.repeat(4097) }],
    ['a field nobody knows', '/api/sendText', { ...chat, text: 'Hi', preview: true }],
    ['a caption over the limit', '/api/sendImage', { ...chat, file, caption: 'x'.repeat(1025) }],
    ['a file without its type', '/api/sendImage', { ...chat, file: { url: file.url } }],
    ['a voice note as it is', '/api/sendVoice', { ...chat, file, convert: false }],
    [
      'a poll of one option',
      '/api/sendPoll',
      { ...chat, poll: { name: 'Which?', options: ['A'], multipleAnswers: false } },
    ],
    [
      'equal options',
      '/api/sendPoll',
      { ...chat, poll: { name: 'Which?', options: ['A', 'A'], multipleAnswers: false } },
    ],
    [
      'a list of eleven',
      '/api/sendList',
      {
        ...chat,
        message: {
          title: 'Which?',
          description: '',
          footer: '',
          button: 'Rooms',
          sections: [{ title: 'All', rows: rows(11) }],
        },
      },
    ],
    ['buttons', '/api/sendButtons', { ...chat, buttons: [] }],
  ])('refuses %s', (_, path, body) => {
    expect(wahaRefusal(path, body)).toBeTypeOf('string')
  })
})

describe('the simulator of Evolution', () => {
  it.each([
    ['a number with its server', 'sendText', { number: `${guest}@c.us`, text: 'Hi' }],
    ['a text over the limit', 'sendText', { number: guest, text: 'x'.repeat(4097) }],
    [
      'a document without a name',
      'sendMedia',
      { number: guest, mediatype: 'document', media: file.url },
    ],
    ['a place without an address', 'sendLocation', { number: guest, latitude: 1, longitude: 1 }],
    [
      'a poll of eleven options',
      'sendPoll',
      {
        number: guest,
        name: 'Which?',
        selectableCount: 1,
        values: rows(11).map(({ title }) => title),
      },
    ],
    [
      'four buttons',
      'sendButtons',
      {
        number: guest,
        title: 'Which?',
        buttons: rows(4).map(({ rowId, title }) => ({
          type: 'reply',
          id: rowId,
          displayText: title,
        })),
      },
    ],
    ['a list without a footer', 'sendList', { number: guest, title: 'Which?', sections: [] }],
  ])('refuses %s', (_, what, body) => {
    expect(evolutionRefusal(what, body)).toBeTypeOf('string')
  })
})

/** What comes to a hook, as far as the adapter takes it for the gateway's. */
async function hooked(
  config: Parameters<typeof whatsappUnofficial.verify>[2],
  post: (hook: string) => Promise<Response>,
) {
  const heard: unknown[] = []
  const hook = await served(async (request) => {
    const body = new Uint8Array(await request.arrayBuffer())
    const ours = await whatsappUnofficial.verify(request.headers, body, config)
    if (ours) heard.push(JSON.parse(new TextDecoder().decode(body)))
    return new Response(null, { status: ours ? 200 : 401 })
  })
  const { status } = await post(hook.url)
  await hook.close()
  return { status, events: heard.flatMap((body) => whatsappUnofficial.parse(body).events) }
}

describe('the webhooks of the simulators', () => {
  const byWaha = (hmacKey: string, event: string, payload: unknown) =>
    hooked(wahaConfig, (hook) =>
      waha.postEvent({ hook, hmacKey, session: 'default' }, event, payload),
    )
  const byEvolution = (secret: string, data: unknown) =>
    hooked(evolutionConfig, (hook) =>
      evolution.postEvent({ hook, secret, instance: 'default' }, 'messages.upsert', data),
    )
  const said = { guest: { key: guest }, inbound: { content: { kind: 'text', text: 'नमस्ते 🙏🏽' } } }
  const voted = { guest: { key: guest }, inbound: { id: 'vote:3EB0', content: { title: 'Sea' } } }

  it('are taken for what a guest says, and for how a guest votes', async () => {
    const text = 'नमस्ते 🙏🏽'
    expect(await byWaha('sesame', 'message.any', waha.wahaMessage(guest, text))).toMatchObject({
      status: 200,
      events: [said],
    })
    expect(await byEvolution('sesame', evolution.evolutionMessage(guest, text))).toMatchObject({
      status: 200,
      events: [said],
    })
    expect(
      (await byWaha('sesame', 'poll.vote', waha.wahaVote(guest, '3EB0', 'Sea'))).events,
    ).toMatchObject([voted])
    expect(
      (await byEvolution('sesame', evolution.evolutionVote(guest, '3EB0', 'Sea'))).events,
    ).toMatchObject([voted])
  })

  it('are turned away with another secret', async () => {
    const { status } = await byWaha('sesamo', 'message.any', waha.wahaMessage(guest, 'hi'))
    const other = await byEvolution('sesamo', evolution.evolutionMessage(guest, 'hi'))
    expect([status, other.status]).toEqual([401, 401])
  })
})
