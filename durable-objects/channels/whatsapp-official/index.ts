import * as z from 'zod'
import { type Channel, ON_THE_WAY_SECONDS } from '../channel.ts'
import { META_RECONNECT_HINT, subscribeToMeta } from '../meta/subscribe.ts'
import { handshake, META_BODY_BYTES, signedByMeta } from '../meta/webhook.ts'
import { failureOf } from './errors.ts'
import { fetchMedia } from './fetch-media.ts'
import { whatsappOfficial as info } from './info.ts'
import { parse } from './parse.ts'
import { preview } from './preview.ts'
import { render } from './render.ts'
import { send } from './send.ts'
import { readTemplates } from './template-list.ts'

const config = z.object({
  phoneNumberId: z.string().min(1),
  wabaId: z.string().min(1),
  accessToken: z.string().min(1),
  appSecret: z.string().min(1),
  verifyToken: z.string().min(1),
})

/** WhatsApp through Meta's Cloud API; the rules: README.md. */
export const whatsappOfficial: Channel<z.infer<typeof config>> = {
  type: info.type,
  config,
  publicConfigFields: ['phoneNumberId', 'wabaId'],
  guestKeyKind: 'phone',
  maxBodyBytes: META_BODY_BYTES,
  humanLabel: 'a person on the phone',
  reconnectHint: META_RECONNECT_HINT,
  account: ({ phoneNumberId }) => phoneNumberId,
  handshake: (query, { verifyToken }) => handshake(query, verifyToken),
  verify: (headers, body, { appSecret }) => signedByMeta(headers, body, appSecret),
  parse,
  render,
  preview,
  send,
  subscribe: ({ wabaId: node, accessToken: token }, providers) =>
    subscribeToMeta({ node, token }, failureOf, providers),
  fetchMedia,
  windowSeconds: info.windowSeconds - ON_THE_WAY_SECONDS,
  templates: { account: ({ wabaId }) => wabaId, read: readTemplates },
  outcomeTellsWithinSeconds: 30,
}
