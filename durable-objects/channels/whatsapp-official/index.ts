import * as z from 'zod'
import { type Channel, ON_THE_WAY_SECONDS } from '../channel.ts'
import { metaApp } from '../meta/app.ts'
import { subscribeToMeta } from '../meta/subscribe.ts'
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
  ...metaApp,
  type: info.type,
  config,
  publicConfigFields: ['phoneNumberId', 'wabaId'],
  guestKeyKind: 'phone',
  humanLabel: 'a person on the phone',
  account: ({ phoneNumberId }) => phoneNumberId,
  parse,
  render,
  preview,
  send,
  subscribe: ({ wabaId: node, accessToken: token }, providers) =>
    subscribeToMeta({ node, token }, failureOf, providers),
  fetchMedia,
  windowSeconds: info.windowSeconds - ON_THE_WAY_SECONDS,
  templates: { account: ({ wabaId }) => wabaId, read: readTemplates },
}
