/// <reference types="vite/client" />
import type { ChannelType } from '../../durable-objects/channels/info.ts'
import { call } from '../api/workspace.ts'
import { wahaSignature } from '../simulators/waha.ts'
import { signatureOf } from '../simulators/webhooks.ts'

/** What a webhook of every provider has in one form or another, each a body in a file. */
export type Case = 'hello' | 'answer' | 'late' | 'batch' | 'unknown' | 'broken-among-good'

/** A provider, or the widget, that brings us what guests say. */
export type Sender = {
  type: ChannelType
  config: Record<string, unknown>
  /** By the keys they have here. */
  guests: { ann: string | ((channelId: string) => Promise<string>); bea?: string; carla?: string }
  /** Brings the raw body to its door, proven by `secret` or by the right one. */
  deliver(channelId: string, body: string, secret?: string): Promise<{ status: number }>
  /** What differs from the rule for webhooks (200, whatever is in it), and why. */
  differs?: { [of in Case | 'large']?: { status: number; why: string } }
  /** Cases that cannot come from here, and why. */
  without?: { [of in Case | 'failure']?: string }
}

const raw = import.meta.glob<string>('../webhooks/delivered/*/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** A body as it comes over the wire. */
export const bodyOf = (sender: string, of: Case) => {
  const text = raw[`../webhooks/delivered/${sender}/${of}.json`]
  if (text === undefined) throw new Error(`no webhook ${of} of ${sender}`)
  return text
}

export const sendersWithFiles = () => [
  ...new Set(Object.keys(raw).map((path) => path.split('/').at(-2) ?? '')),
]

const hook = (channelId: string, body: string, headers: Record<string, string>) =>
  call('POST', `/hooks/${channelId}`, {
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })

const OWN = 'the widget is ours: it is told of its mistakes, and sends nothing again by itself'
const ONE_A_POST = 'it posts one event at a time'

const meta =
  (appSecret: string): Sender['deliver'] =>
  (channelId, body, secret = appSecret) =>
    hook(channelId, body, { 'x-hub-signature-256': signatureOf(body, secret) })

const PEOPLE = { ann: '7234567890121001', bea: '7234567890121002', carla: '7234567890121003' }
const NUMBERS = { ann: '34600111001', bea: '34600111002', carla: '34600111003' }
const gateway = { apiKey: 'key', session: 'default', interactiveMode: 'text', typing: false }

export const SENDERS: Record<string, Sender> = {
  'whatsapp-official': {
    type: 'whatsapp-official',
    config: {
      phoneNumberId: '106540352242922',
      wabaId: '102290129340398',
      accessToken: 'EAAtoken',
      appSecret: 'app-secret',
      verifyToken: 'verify-me',
    },
    guests: { ann: '16505551001', bea: '34600111002', carla: '4915112341003' },
    deliver: meta('app-secret'),
  },
  waha: {
    type: 'whatsapp-unofficial',
    config: {
      ...gateway,
      driver: 'waha',
      baseUrl: 'https://waha.casaverde.net',
      hmacKey: 'sesame',
    },
    guests: NUMBERS,
    deliver: (channelId, body, secret = 'sesame') =>
      hook(channelId, body, { 'x-webhook-hmac': wahaSignature(body, secret) }),
    without: { batch: ONE_A_POST },
  },
  evolution: {
    type: 'whatsapp-unofficial',
    config: {
      ...gateway,
      driver: 'evolution',
      baseUrl: 'https://evolution.casaverde.net',
      webhookSecret: 'sesame',
    },
    guests: NUMBERS,
    deliver: (channelId, body, secret = 'sesame') =>
      hook(channelId, body, { authorization: `Bearer ${secret}` }),
  },
  messenger: {
    type: 'messenger',
    config: {
      pageId: '101234567890123',
      pageAccessToken: 'EAApage',
      appSecret: 'page-secret',
      verifyToken: 'our word',
      appId: '1517776481860111',
    },
    guests: PEOPLE,
    deliver: meta('page-secret'),
  },
  instagram: {
    type: 'instagram',
    config: {
      accountId: '17841400000000001',
      accessToken: 'IGtoken',
      appSecret: 'instagram-secret',
      verifyToken: 'our word',
    },
    guests: PEOPLE,
    deliver: meta('instagram-secret'),
  },
  postmark: {
    type: 'email',
    config: {
      address: 'stay@casaverde.example',
      transport: 'postmark',
      token: 'server-token',
      webhookSecret: 'sesame',
    },
    guests: { ann: 'ann@example.com' },
    deliver: (channelId, body, secret = 'sesame') =>
      hook(channelId, body, { authorization: `Basic ${btoa(`postmark:${secret}`)}` }),
    differs: { large: { status: 200, why: 'a mail with its files may have 36 MB' } },
    without: { batch: ONE_A_POST },
  },
  'web-chat': {
    type: 'web-chat',
    config: { allowedOrigins: ['*'] },
    guests: {
      async ann(channelId) {
        const [, payload = ''] = (await tokenAt(channelId)).split('.')
        return JSON.parse(Buffer.from(payload, 'base64url').toString()).key
      },
    },
    async deliver(channelId, body, secret) {
      const token = await tokenAt(channelId)
      const visible = secret === undefined ? token : token.replace(/[^.]+$/, 'f'.repeat(64))
      return call('POST', '/wc/v1/send', { headers: { authorization: `Bearer ${visible}` }, body })
    },
    differs: {
      unknown: { status: 400, why: OWN },
      'broken-among-good': { status: 400, why: OWN },
    },
    without: {
      batch: 'a frame is one message',
      late: 'its moment is when we hear it',
      failure: 'the widget sends again what nobody acknowledged, whatever the status',
    },
  },
}

const tokens = new Map<string, string>()

/** The visitor's token: one chat on each channel. */
async function tokenAt(channelId: string): Promise<string> {
  const known = tokens.get(channelId)
  if (known) return known
  const { json } = await call('POST', '/wc/v1/session', { body: { channelId } })
  tokens.set(channelId, json.token)
  return json.token
}
