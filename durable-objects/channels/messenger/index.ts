import * as z from 'zod'
import { type Channel, ON_THE_WAY_SECONDS } from '../channel.ts'
import { metaApp } from '../meta/app.ts'
import type { Dialect } from '../meta/dialect.ts'
import { failureOf } from '../meta/errors.ts'
import { fetchMetaFile } from '../meta/files.ts'
import { fetchMetaName } from '../meta/name.ts'
import { parseMeta } from '../meta/parse.ts'
import { metaPreview } from '../meta/preview.ts'
import { renderMeta } from '../meta/render.ts'
import { sendMeta } from '../meta/send.ts'
import { PAGE_FIELDS, subscribeToMeta } from '../meta/subscribe.ts'
import { messenger as info } from './info.ts'

const text = z.string().min(1).max(2000)

const config = z.object({
  pageId: text,
  pageAccessToken: text,
  appSecret: text,
  verifyToken: text,
  /** Tells the echoes of our own messages from those of people and of other apps. */
  appId: text,
})

/** What a character of the 2,000 is Meta leaves open: UTF-16 units are never fewer than any other. */
const dialect: Dialect = {
  name: 'Messenger',
  text: { limit: 2000, measure: 'units' },
  endings: {},
  buttonsMayFail: false,
}

/** Facebook Messenger; the rules: README.md. A guest is known by an id that holds for this page alone. */
export const messenger: Channel<z.infer<typeof config>> = {
  ...metaApp,
  type: info.type,
  config,
  publicConfigFields: ['pageId', 'appId'],
  guestKeyKind: 'id',
  humanLabel: 'a person in the page inbox',
  account: ({ pageId }) => pageId,
  parse: (body, known) => parseMeta(body, 'page', known?.appId),
  render: (message, to) => renderMeta(message, to, dialect),
  preview: metaPreview,
  send: (request, partId, { pageId, pageAccessToken }, providers) =>
    sendMeta(request, partId, { node: pageId, token: pageAccessToken }, providers),
  subscribe: ({ pageId: node, pageAccessToken: token }, providers) =>
    subscribeToMeta({ node, token, fields: PAGE_FIELDS }, failureOf, providers),
  needsResubscribing: true,
  fetchName: (key, { pageAccessToken: token }, providers, signal) =>
    fetchMetaName({ key, token, fields: 'first_name,last_name' }, providers, signal),
  fetchMedia: (media, _, providers, signal) => fetchMetaFile(media, providers, signal),
  windowSeconds: info.windowSeconds - ON_THE_WAY_SECONDS,
}
