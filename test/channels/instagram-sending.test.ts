import { describe, expect, it } from 'vitest'
import type { Outbound } from '#messages/message.ts'
import type { Providers } from '../../durable-objects/channels/channel.ts'
import { instagram } from '../../durable-objects/channels/instagram/index.ts'
import { sendApi } from '../simulators/send-api.ts'

const config = {
  accountId: '17841400000000001',
  accessToken: 'IGtoken',
  appSecret: 'sesame',
  verifyToken: 'our word',
  via: 'instagram',
} as const
const first = (message: Outbound) =>
  instagram.render(message, { key: '1234567890123456', conversationId: 'c' }).requests[0] ?? {}
const hello = () => first({ kind: 'text', text: 'Welcome.' })
const link = () =>
  first({ kind: 'cta-url', body: 'Book here', buttonText: 'Book', url: 'https://a.example' })

function start() {
  const meta = sendApi({ kind: 'instagram' })
  const asked: string[] = []
  const providers: Providers = {
    fetch(request) {
      asked.push(request.url)
      return meta.handle(request)
    },
    metaGraphUrl: 'https://graph.facebook.com',
    instagramGraphUrl: 'https://graph.instagram.com',
    graphVersion: 'v25.0',
  }
  return { meta, asked, providers }
}

describe('instagram, sending', () => {
  it.each([
    [{}, 'https://graph.instagram.com/v25.0/17841400000000001/messages'],
    [{ via: 'page', pageId: '42' }, 'https://graph.facebook.com/v25.0/42/messages'],
    [{ via: 'page' }, 'https://graph.facebook.com/v25.0/me/messages'],
  ] as const)('goes the way the account is connected: %o', async (way, address) => {
    const { meta, asked, providers } = start()
    const sent = await instagram.send(hello(), 'ses_1.3#0', { ...config, ...way }, providers)
    expect(sent).toEqual({ ok: true, providerId: 'm_SIM000001' })
    expect(asked).toEqual([address])
    expect(meta.received).toMatchObject([
      { token: 'IGtoken', body: { message: { text: 'Welcome.', metadata: 'ses_1.3#0' } } },
    ])
  })

  it.each([
    [10, 2534022, 'window_closed', 'Outside the 24-hour window (10/2534022)'],
    [100, 2534014, 'recipient', 'Meta knows no such person (100/2534014)'],
    [100, 2534037, 'recipient', 'Another app has taken over the conversation (100/2534037)'],
    [100, 2534015, 'config', 'Meta does not accept the message (100/2534015): (#100) why'],
    [100, 2534029, 'account', 'The account is blocked from sending (100/2534029)'],
    [100, 2534013, 'auth', 'The Instagram account is no longer linked with its page (100/2534013)'],
    [10, 2534077, 'auth', 'The Instagram account is no longer linked with its page (10/2534077)'],
    [
      200,
      2534041,
      'auth',
      "The account's owner has not allowed access to its messages (200/2534041)",
    ],
    [613, 2534040, 'throttle', 'Too many messages in a short time (613/2534040)'],
  ])('names the error %i/%i', async (code, subcode, failure, detail) => {
    const { meta, providers } = start()
    meta.fail({ code, subcode, details: 'why' })
    expect(await instagram.send(hello(), 'p#0', config, providers)).toMatchObject({
      ok: false,
      code: failure,
      detail,
    })
  })

  it('says a link button in words when it is not taken, under the same part id', async () => {
    const { meta, providers } = start()
    meta.fail({ code: 100, details: 'no templates here' })
    expect(await instagram.send(link(), 'ses_1.3#0', config, providers)).toMatchObject({ ok: true })
    expect(meta.received).toMatchObject([
      { body: { message: { attachment: { type: 'template' }, metadata: 'ses_1.3#0' } } },
      {
        body: { message: { text: 'Book here\n\nBook: https://a.example', metadata: 'ses_1.3#0' } },
      },
    ])
    for (const { body } of meta.received) expect(body).not.toHaveProperty('otherwise')
  })

  it('says nothing in words when something else is wrong', async () => {
    const { meta, providers } = start()
    meta.fail({ code: 10, subcode: 2534022 })
    expect(await instagram.send(link(), 'p#0', config, providers)).toMatchObject({
      code: 'window_closed',
    })
    expect(meta.received).toHaveLength(1)
  })
})
