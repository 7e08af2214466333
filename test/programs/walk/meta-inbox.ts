import {
  listAt,
  objectAt,
  stringAt,
} from '../../../durable-objects/channels/parsing/json-object.ts'
import { type Event, fromGuest, tap, text } from '../../simulators/messaging.ts'
import type { sendApi } from '../../simulators/send-api.ts'
import { signatureOf } from '../../simulators/webhooks.ts'
import type { Place } from './guest.ts'
import { linesOf } from './reading.ts'
import { taken } from './whatsapp.ts'

type Body = Record<string, unknown>
type Taker = Pick<ReturnType<typeof sendApi>, 'received'>

const PAGE = '101234567890123'
const ACCOUNT = '17841400000000001'

/** Messenger: quick replies below the same choices as numbered text. */
export const messenger = (provider: Taker): Place => ({
  type: 'messenger',
  config: {
    pageId: PAGE,
    pageAccessToken: 'EAApage',
    appSecret: 'page-secret',
    verifyToken: 'our word',
    appId: '1517776481860111',
  },
  guest: ({ hook, key }) =>
    guestOf(provider, { hook, key, object: 'page', id: PAGE, secret: 'page-secret' }),
})

/** Instagram: the same, in what its own Graph takes. */
export const instagram = (provider: Taker): Place => ({
  type: 'instagram',
  config: {
    accountId: ACCOUNT,
    accessToken: 'IGtoken',
    appSecret: 'instagram-secret',
    verifyToken: 'our word',
  },
  guest: ({ hook, key }) =>
    guestOf(provider, { hook, key, object: 'instagram', id: ACCOUNT, secret: 'instagram-secret' }),
})

type At = { hook: string; key: string; object: string; id: string; secret: string }

function guestOf(provider: Taker, { hook, key, object, id, secret }: At) {
  const mine = () => provider.received.filter(({ guest }) => guest === key)
  async function send(event: Event) {
    const entry = [{ id, time: Date.now(), messaging: [fromGuest({ id }, key, event)] }]
    const body = JSON.stringify({ object, entry })
    const headers = { 'x-hub-signature-256': signatureOf(body, secret) }
    taken(await fetch(hook, { method: 'POST', headers, body }))
  }
  return {
    shown: mine,
    read: () => mine().flatMap(({ body }) => wordsOf(objectAt(body, 'message') ?? {})),
    says: (words: string) => send(text(words)),
    async taps(title: string) {
      const reply = mine()
        .toReversed()
        .flatMap(({ body }) => listAt(objectAt(body, 'message'), 'quick_replies'))
        .find((one) => stringAt(one, 'title') === title)
      const payload = stringAt(reply, 'payload')
      if (!payload) throw new Error(`"${title}" cannot be tapped`)
      await send(tap({ title, payload }))
    },
    refused: () => mine().flatMap(({ refused }) => refused?.details ?? []),
  }
}

function wordsOf(message: Body): string[] {
  const attachment = objectAt(message, 'attachment')
  if (!attachment) return linesOf(stringAt(message, 'text') ?? '')
  if (attachment.type === 'image') return ['[image]']
  const payload = objectAt(attachment, 'payload')
  const links = listAt(payload, 'buttons').map((button) => stringAt(button, 'url') ?? '')
  return linesOf([stringAt(payload, 'text') ?? '', ...links].join('\n'))
}
