import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { CHANNEL_TYPES, channelInfo } from '#channels/info.ts'
import { CHANNEL_STATUSES } from '#schema'
import { type ApiEnv, addressOf } from '../auth/callers.ts'
import { credentialsOf, publicConfig } from '../channels/configs.ts'
import { channelWhy } from '../channels/explain-status.ts'
import { subscribe } from '../channels/subscribe.ts'
import type { Env } from '../env.ts'
import { creates, deletes, gives, only, takes } from '../http/describe.ts'
import { Refusal } from '../http/refusals.ts'
import { iso } from '../http/times.ts'
import {
  assignJourney,
  type ChannelRow,
  changeChannel,
  deleteChannel,
  findChannel,
  insertChannel,
  lastMessageOn,
  listChannels,
  openConfig,
} from '../queries/channels.ts'
import { dbOf } from '../queries/db.ts'
import { listOf, PageQuery, pageOf } from '../queries/page.ts'
import { dropLost } from '../templates/sync.ts'
import { ById, Time } from './views.ts'

const Name = z.string().trim().min(1).max(255)
const Config = z.record(z.string(), z.unknown())
/** How long things hold. A hold of 0 days lets the bot answer over a human at once. */
const Settings = z.strictObject({
  holdDays: z.number().min(0).max(30),
  transferCloseHours: z.number().min(1).max(720),
  failureCloseHours: z.number().min(1).max(720),
  idleDays: z.number().min(1).max(365),
  questionTimeoutHours: z.number().min(1).max(720).nullable().optional().openapi({
    description:
      'Email only: how long a question with a timeout waits, whatever its step says. Null: it waits for ever',
  }),
  pacing: z.boolean().optional().openapi({
    description:
      'WhatsApp Unofficial: a message a second and twenty a minute at most, so that the account does not look like a machine',
  }),
})
const ChannelView = z
  .object({
    id: z.string(),
    type: z.enum(CHANNEL_TYPES),
    name: z.string(),
    status: z.enum(CHANNEL_STATUSES),
    statusDetail: z.string().nullable().openapi({ description: "In the provider's words" }),
    why: z
      .string()
      .nullable()
      .openapi({ description: 'What is wrong and what to do, if anything' }),
    lastMessageAt: Time.nullable().openapi({ description: 'When somebody last wrote on it' }),
    webhookUrl: z.string(),
    config: Config.openapi({ description: 'Without credentials' }),
    credentials: z
      .array(z.string())
      .openapi({ description: 'Names of the credentials that are set; never their values' }),
    settings: Settings,
    journeyId: z.string().nullable(),
    createdAt: Time,
  })
  .openapi('Channel')

async function channelView(env: Env, base: string, row: ChannelRow) {
  const [config, lastMessageAt] = await Promise.all([openConfig(env, row), lastMessageOn(env, row)])
  const type = z.enum(CHANNEL_TYPES).parse(row.type)
  const hasTimeout = channelInfo[type].settings.includes('questionTimeoutHours')
  return {
    id: row.id,
    type,
    name: row.name,
    status: row.status,
    statusDetail: row.statusDetail,
    why: channelWhy(row, type, config),
    lastMessageAt: lastMessageAt === undefined ? null : iso(lastMessageAt),
    webhookUrl: `${base}/hooks/${row.id}`,
    config: publicConfig(type, config),
    credentials: credentialsOf(type, config),
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
        (row) => channelView(c.env, addressOf(c), row),
      )
      return c.json({ ...page, items: await Promise.all(page.items) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/channels',
      ...only('write channels'),
      request: takes(
        z.object({
          type: z.enum(CHANNEL_TYPES),
          name: Name,
          config: Config,
          settings: Settings.partial().optional(),
        }),
      ),
      responses: creates(ChannelView),
    }),
    async (c) => {
      const row = await insertChannel(c.env, c.var.caller.organisationId, c.req.valid('json'))
      return c.json(await channelView(c.env, addressOf(c), row), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/channels/{id}',
      ...only('read channels'),
      request: { params: ById },
      responses: gives(ChannelView),
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const row = await findChannel(dbOf(c.env), c.var.caller.organisationId, id)
      return c.json(await channelView(c.env, addressOf(c), row), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/channels/{id}',
      ...only('write channels'),
      request: {
        params: ById,
        ...takes(
          z.strictObject({
            name: Name.optional(),
            config: Config.optional().openapi({ description: '`null` takes a field away' }),
            settings: Settings.partial().optional(),
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
      return c.json(await channelView(c.env, addressOf(c), changed), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/channels/{id}/reconnect',
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
      return c.json(await channelView(c.env, addressOf(c), row), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/channels/{id}',
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
      ...only('write channels'),
      request: { params: ById, ...takes(z.object({ journeyId: z.string().nullable() })) },
      responses: gives(ChannelView),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { id } = c.req.valid('param')
      const row = await findChannel(db, c.var.caller.organisationId, id)
      const assigned = await assignJourney(db, row, c.req.valid('json').journeyId)
      return c.json(await channelView(c.env, addressOf(c), assigned), 200)
    },
  )
