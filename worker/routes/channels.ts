import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { CHANNEL_TYPES, channelInfo } from '#channels/info.ts'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { credentialsOf, openConfig, publicConfig } from '../channels/configs.ts'
import { changeChannel, connectChannel } from '../channels/connect.ts'
import { channelWhy } from '../channels/explain-status.ts'
import { subscribe } from '../channels/subscribe.ts'
import { type Env, publicAddress } from '../env.ts'
import { creates, deletes, gives, refuses, takes } from '../http/describe.ts'
import { Refusal } from '../http/refusals.ts'
import {
  assignJourney,
  type ChannelRow,
  deleteChannel,
  findChannel,
  lastMessageOn,
  listChannels,
} from '../queries/channels.ts'
import { dbOf } from '../queries/db.ts'
import { pageOf } from '../queries/page.ts'
import { dropLost } from '../templates/sync.ts'
import { ChannelConfig, ChannelSettings, ChannelView } from '../views/channels.ts'
import { ById, iso, Name } from '../views/fields.ts'
import { listOf, PageQuery } from '../views/page.ts'

async function channelView(env: Env, base: string, row: ChannelRow) {
  const [config, lastMessageAt] = await Promise.all([
    openConfig(env, row),
    lastMessageOn(dbOf(env), row),
  ])
  const type = z.enum(CHANNEL_TYPES).parse(row.type)
  const hasTimeout = channelInfo[type].settings.includes('questionTimeoutHours')
  return {
    id: row.id,
    type,
    name: row.name,
    status: config || row.status === 'disconnected' ? row.status : ('needs-reconnect' as const),
    statusDetail: row.statusDetail,
    why: channelWhy(row, type, config),
    lastMessageAt: lastMessageAt === undefined ? null : iso(lastMessageAt),
    webhookUrl: `${base}/hooks/${row.id}`,
    config: publicConfig(type, config ?? {}),
    credentials: credentialsOf(type, config ?? {}),
    settings: { ...(hasTimeout && { questionTimeoutHours: null }), ...row.settings },
    journeyId: row.journeyId,
    createdAt: iso(row.createdAt),
  }
}

/** Connections: the numbers, pages, mailboxes and sites guests write to, and which journey answers. */
export const channels = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: '/channels',
      operationId: 'listChannels',
      summary: 'List channels',
      tags: ['Channels'],
      description:
        'All connected channels, newest first, with their status and the journey that answers. Credentials are named, never shown.',
      ...only('read channels'),
      request: { query: PageQuery },
      responses: gives(listOf(ChannelView)),
    }),
    async (c) => {
      const query = c.req.valid('query')
      const rows = await listChannels(dbOf(c.env), c.var.caller.organisationId, query)
      const page = pageOf(
        rows,
        query.limit,
        (row) => ({ at: row.createdAt, id: row.id }),
        (row) => channelView(c.env, publicAddress(c.env, c.req.url), row),
      )
      return c.json({ ...page, items: await Promise.all(page.items) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/channels',
      operationId: 'connectChannel',
      summary: 'Connect a channel',
      tags: ['Channels'],
      description:
        'Stores the credentials sealed and asks the provider to post to the webhook address. Which fields `config` takes depends on `type`.',
      ...only('write channels'),
      request: takes(
        z.strictObject({
          type: z.enum(CHANNEL_TYPES),
          name: Name,
          config: ChannelConfig,
          settings: ChannelSettings.partial().optional(),
        }),
      ),
      responses: creates(ChannelView),
    }),
    async (c) => {
      const row = await connectChannel(c.env, c.var.caller.organisationId, c.req.valid('json'))
      return c.json(await channelView(c.env, publicAddress(c.env, c.req.url), row), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/channels/{id}',
      operationId: 'getChannel',
      summary: 'Get a channel',
      tags: ['Channels'],
      description:
        'One channel with its status, what is wrong with it if anything, and the journey that answers.',
      ...only('read channels'),
      request: { params: ById },
      responses: gives(ChannelView),
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const row = await findChannel(dbOf(c.env), c.var.caller.organisationId, id)
      return c.json(await channelView(c.env, publicAddress(c.env, c.req.url), row), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/channels/{id}',
      operationId: 'updateChannel',
      summary: 'Change a channel',
      tags: ['Channels'],
      description: 'Changes the name, the settings or single credentials. What is not given stays.',
      ...only('write channels'),
      request: {
        params: ById,
        ...takes(
          z.strictObject({
            name: Name.optional(),
            config: ChannelConfig.optional().openapi({ description: '`null` takes a field away' }),
            settings: ChannelSettings.partial().optional(),
          }),
        ),
      },
      responses: gives(ChannelView),
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const row = await findChannel(dbOf(c.env), c.var.caller.organisationId, id)
      const changed = await changeChannel(c.env, row, c.req.valid('json'))
      await dropLost(c.env, c.var.caller.organisationId)
      return c.json(await channelView(c.env, publicAddress(c.env, c.req.url), changed), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/channels/{id}/reconnect',
      operationId: 'reconnectChannel',
      summary: 'Reconnect a channel',
      tags: ['Channels'],
      description:
        'Tries the credentials with the provider, asks it to post to us, and sends what was held. The answer says in `status` and `why` how that went.',
      ...only('write channels'),
      request: { params: ById },
      responses: gives(ChannelView),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { id } = c.req.valid('param')
      const { organisationId } = c.var.caller
      await findChannel(db, organisationId, id)
      const said = await subscribe(c.env, id)
      const row = await findChannel(db, organisationId, id)
      const unclear = said && !said.ok && row.status === 'connected'
      if (unclear) throw new Refusal('bad_request', { message: said.detail })
      return c.json(await channelView(c.env, publicAddress(c.env, c.req.url), row), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/channels/{id}',
      operationId: 'deleteChannel',
      summary: 'Delete a channel',
      tags: ['Channels'],
      description:
        'Its credentials are deleted at once; its conversations stay readable. Refused while sessions run on it.',
      ...refuses('in_use'),
      ...only('write channels'),
      request: { params: ById },
      responses: deletes,
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { id } = c.req.valid('param')
      await deleteChannel(db, await findChannel(db, c.var.caller.organisationId, id))
      await dropLost(c.env, c.var.caller.organisationId)
      return c.body(null, 204)
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/channels/{id}/assignment',
      operationId: 'assignJourney',
      summary: 'Assign a journey to a channel',
      tags: ['Channels'],
      description:
        'The journey answers every new conversation on the channel. `null` takes it away.',
      ...refuses('journey_not_found', 'journey_not_live'),
      ...only('write channels'),
      request: { params: ById, ...takes(z.strictObject({ journeyId: z.string().nullable() })) },
      responses: gives(ChannelView),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { id } = c.req.valid('param')
      const row = await findChannel(db, c.var.caller.organisationId, id)
      const assigned = await assignJourney(db, row, c.req.valid('json').journeyId)
      return c.json(await channelView(c.env, publicAddress(c.env, c.req.url), assigned), 200)
    },
  )
