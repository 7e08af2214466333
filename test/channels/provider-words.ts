import type { Providers } from '../../durable-objects/channels/channel.ts'
import { evolutionConfig, wahaConfig } from './gateways.ts'
import type { JUDGES } from './judges.ts'

/** How a post ended, as whoever sends has to tell it apart. */
export type Event =
  | 'taken'
  | 'throttled'
  | 'broken'
  | 'unauthorised'
  | 'refused'
  | 'unreachable'
  | 'outsideWindow'

/** A provider's own answer; null where it has none of the kind. */
type Answer = { status: number; body: unknown }
export type Words = {
  config: Record<string, unknown>
  /** What must be read nowhere but in a header or body of the request itself. */
  secrets: string[]
  answers: Record<Event, Answer | null>
}

const graph = (status: number, code: number, error_subcode?: number): Answer => ({
  status,
  body: {
    error: {
      message: `(#${code}) Refused`,
      type: 'OAuthException',
      code,
      ...(error_subcode !== undefined && { error_subcode }),
      error_data: { messaging_product: 'whatsapp', details: 'why' },
      fbtrace_id: 'AbCdEfGhIjKlMnOpQrStUv',
    },
  },
})

const sendApi = {
  taken: { status: 200, body: { recipient_id: '1', message_id: 'm_1' } },
  throttled: graph(400, 613),
  broken: graph(500, 2),
  unauthorised: graph(401, 190),
  refused: graph(400, 100),
}
const waha = (status: number, body: unknown): Answer => ({ status, body })
const evolution = (status: number, message: unknown): Answer => ({
  status,
  body: { status, error: 'Refused', response: { message } },
})
const postmark = (status: number, ErrorCode: number): Answer => ({
  status,
  body: { ErrorCode, Message: 'why' },
})
const resend = (statusCode: number, name: string): Answer => ({
  status: statusCode,
  body: { statusCode, name, message: 'why' },
})

const mail = { address: 'stay@casaverde.example', token: 'a-token', webhookSecret: 'a-secret' }

/** By the judge whose channel they are on. Mail goes by two providers that post. */
export const WORDS: Record<Exclude<keyof typeof JUDGES, 'web-chat'> | 'email by resend', Words> = {
  'whatsapp-official': {
    config: {
      phoneNumberId: '106540352242922',
      wabaId: '102290129340398',
      accessToken: 'EAAtoken',
      appSecret: 'an-app-secret',
      verifyToken: 'our-word',
    },
    secrets: ['EAAtoken', 'an-app-secret', 'our-word'],
    answers: {
      taken: { status: 200, body: { messages: [{ id: 'wamid.1' }] } },
      throttled: graph(400, 131056),
      broken: graph(503, 131016),
      unauthorised: graph(401, 190),
      refused: graph(400, 131009),
      unreachable: graph(400, 131026),
      outsideWindow: graph(400, 131047),
    },
  },
  waha: {
    config: wahaConfig,
    secrets: ['sesame'],
    answers: {
      taken: waha(201, { id: 'true_34600111222@c.us_3EB01' }),
      throttled: waha(429, { statusCode: 429, message: 'ThrottlerException' }),
      broken: waha(500, { statusCode: 500, message: 'Evaluation failed' }),
      unauthorised: waha(401, { statusCode: 401, message: 'Unauthorized' }),
      refused: waha(400, { statusCode: 400, message: ['text is too long'] }),
      unreachable: waha(500, { exception: { message: 'No LID for user' } }),
      outsideWindow: null,
    },
  },
  evolution: {
    config: evolutionConfig,
    secrets: ['sesame'],
    answers: {
      taken: { status: 201, body: { key: { id: '3EB01', remoteJid: '1@s.whatsapp.net' } } },
      throttled: evolution(429, 'Too many requests'),
      broken: evolution(500, 'Internal error'),
      unauthorised: evolution(401, 'Unauthorized'),
      refused: evolution(400, [['text is too long']]),
      unreachable: evolution(400, [{ jid: '1@s.whatsapp.net', exists: false, number: '1' }]),
      outsideWindow: null,
    },
  },
  messenger: {
    config: {
      pageId: '101234567890123',
      pageAccessToken: 'EAApage',
      appSecret: 'an-app-secret',
      verifyToken: 'our-word',
      appId: '1517776481860111',
    },
    secrets: ['EAApage', 'an-app-secret', 'our-word'],
    answers: {
      ...sendApi,
      unreachable: graph(400, 551, 1545041),
      outsideWindow: graph(400, 10, 2018278),
    },
  },
  instagram: {
    config: {
      accountId: '17841400000000001',
      accessToken: 'IGtoken',
      appSecret: 'an-app-secret',
      verifyToken: 'our-word',
      via: 'instagram',
    },
    secrets: ['IGtoken', 'an-app-secret', 'our-word'],
    answers: {
      ...sendApi,
      unreachable: graph(400, 100, 2534014),
      outsideWindow: graph(400, 10, 2534022),
    },
  },
  email: {
    config: { ...mail, transport: 'postmark' },
    secrets: ['a-token', 'a-secret'],
    answers: {
      taken: { status: 200, body: { ErrorCode: 0, Message: 'OK', MessageID: 'pm-1' } },
      throttled: postmark(429, 429),
      broken: postmark(500, 0),
      unauthorised: postmark(401, 10),
      refused: postmark(422, 300),
      unreachable: postmark(422, 406),
      outsideWindow: null,
    },
  },
  'email by resend': {
    config: { ...mail, transport: 'resend' },
    secrets: ['a-token', 'a-secret'],
    answers: {
      taken: { status: 200, body: { id: 're-1' } },
      throttled: resend(429, 'rate_limit_exceeded'),
      broken: resend(500, 'internal_server_error'),
      unauthorised: resend(401, 'missing_api_key'),
      refused: resend(422, 'validation_error'),
      // It finds out later, and says so by a webhook.
      unreachable: null,
      outsideWindow: null,
    },
  },
}

/** A deployment whose network is `post` alone: what else is asked is not known there. */
export const providersWith = (post: (request: Request) => Promise<Response>): Providers => ({
  fetch: async (request) =>
    request.method === 'POST' ? post(request) : new Response('{}', { status: 404 }),
  metaGraphUrl: 'https://graph.facebook.com',
  instagramGraphUrl: 'https://graph.instagram.com',
  graphVersion: 'v25.0',
  allowedHosts: new Set(),
  mail: {
    postmarkUrl: 'https://api.postmarkapp.com',
    resendUrl: 'https://api.resend.com',
    publicUrl: 'https://bots.example',
    masterKey: 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
  },
})
