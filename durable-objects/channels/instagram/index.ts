import * as z from 'zod'
import { type Channel, ON_THE_WAY_SECONDS, type Providers } from '../channel.ts'
import { metaApp } from '../meta/app.ts'
import type { Dialect } from '../meta/dialect.ts'
import { failureOf } from '../meta/errors.ts'
import { fetchMetaFile } from '../meta/files.ts'
import { fetchMetaName } from '../meta/name.ts'
import { parseMeta } from '../meta/parse.ts'
import { metaPreview } from '../meta/preview.ts'
import { renderMeta } from '../meta/render.ts'
import { type From, sendMeta } from '../meta/send.ts'
import { INSTAGRAM_FIELDS, PAGE_FIELDS, subscribeToMeta } from '../meta/subscribe.ts'
import { instagram as info } from './info.ts'

const text = z.string().min(1).max(2000)

const config = z.object({
  /** As webhooks name it: of the ids that `/me` gives, `user_id` and not `id`. */
  accountId: text,
  accessToken: text,
  appSecret: text,
  verifyToken: text,
  /** Logged in with Instagram itself, or through the Facebook page it is linked with. */
  via: z.enum(['instagram', 'page']).default('instagram'),
  pageId: text.optional(),
})
type Config = z.infer<typeof config>

const dialect: Dialect = {
  name: 'Instagram',
  text: { limit: 1000, measure: 'bytes' },
  endings: {
    image: ['png', 'jpg', 'jpeg'],
    video: ['mp4', 'ogg', 'avi', 'mov', 'webm'],
    audio: ['aac', 'm4a', 'wav', 'mp4'],
    document: ['pdf'],
  },
  buttonsMayFail: true,
}

/** Instagram Direct; the rules: README.md. A guest is known by an id that holds for this account alone. */
export const instagram: Channel<Config> = {
  ...metaApp,
  type: info.type,
  config,
  publicConfigFields: ['accountId', 'via', 'pageId'],
  guestKeyKind: 'id',
  humanLabel: 'a person on Instagram',
  account: ({ accountId }) => accountId,
  parse: (body) => parseMeta(body, 'instagram'),
  render: (message, to) => renderMeta(message, to, dialect),
  preview: metaPreview,
  send: (request, partId, known, providers) =>
    sendMeta(request, partId, sender(known), placeOf(known, providers)),
  subscribe: (known, providers) => {
    const fields = known.via === 'page' ? PAGE_FIELDS : INSTAGRAM_FIELDS
    return subscribeToMeta({ ...sender(known), fields }, failureOf, placeOf(known, providers))
  },
  needsResubscribing: true,
  fetchName: (key, known, providers, signal) => {
    const who = { key, token: known.accessToken, fields: 'name,username' }
    return fetchMetaName(who, placeOf(known, providers), signal)
  },
  fetchMedia: (media, _, providers, signal) => fetchMetaFile(media, providers, signal),
  windowSeconds: info.windowSeconds - ON_THE_WAY_SECONDS,
}

/** A page's token names its page by itself. */
const sender = ({ via, accountId, pageId, accessToken }: Config): From => ({
  node: via === 'page' ? (pageId ?? 'me') : accountId,
  token: accessToken,
})

const placeOf = ({ via }: Config, providers: Providers): Providers =>
  via === 'page'
    ? providers
    : { ...providers, metaGraphUrl: providers.instagramGraphUrl ?? 'https://graph.instagram.com' }
