import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { callConversation, objectName } from '../../durable-objects/rpc.ts'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { guestOf } from '../channels/guests.ts'
import type { Env } from '../env.ts'
import { creates, gives, refuses, takes } from '../http/describe.ts'
import { Refusal } from '../http/refusals.ts'
import { findChannel } from '../queries/channels.ts'
import { dbOf } from '../queries/db.ts'
import { findJourney } from '../queries/journeys.ts'
import { numberedPage, numberIn, pageOf } from '../queries/page.ts'
import { findSession, listSessions, type SessionRow } from '../queries/sessions.ts'
import { ListedSession, SessionDetail, TrailEntryView } from '../views/conversations.ts'
import { ById, Email, Flag, iso, isoOrNull } from '../views/fields.ts'
import { listOf, PageQuery } from '../views/page.ts'
import { entryOf, sessionOf } from './conversation-view.ts'

const summaryOf = (row: SessionRow) => ({
  id: row.id,
  journeyId: row.journeyId,
  version: row.version,
  conversationId: row.conversationId,
  test: row.test,
  status: row.status,
  reason: row.reason,
  startedAt: iso(row.startedAt),
  endedAt: isoOrNull(row.endedAt),
})

/** The index says which conversation has the session; that conversation says how it stands. */
async function sessionNow(env: Env, row: SessionRow) {
  const now = await callConversation(env, row.objectName, (it) => it.session(row.id))
  const summary = summaryOf(row)
  if (!now) return summary
  const { reason = null, ...session } = sessionOf(now)
  return { ...summary, ...session, reason }
}

const Started = z.union([
  z.object({ id: z.string(), conversationId: z.string() }),
  z.object({ skipped: z.literal(true), why: z.string() }),
])

/** A session's trail is read whole: few have more entries than a page. */
const TrailQuery = PageQuery.extend({
  limit: z.coerce.number().int().min(1).max(1000).default(1000),
})

/** Runs of journeys with guests: started from outside, looked at, ended. */
export const sessions = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'post',
      path: '/sessions',
      operationId: 'startSession',
      summary: 'Start a session',
      tags: ['Sessions'],
      description:
        'Starts a live journey with a guest on a channel. A guest who is in the middle of something is skipped, unless `onBusy` is `replace`.',
      ...refuses('journey_not_found', 'not_found', 'journey_not_live'),
      ...only('run sessions'),
      request: takes(
        z.strictObject({
          journeyId: z.string(),
          channelId: z.string(),
          contact: z.strictObject({
            key: z.string().trim().min(1).max(320),
            name: z.string().max(255).optional(),
            email: Email.optional(),
            phone: z.string().max(40).optional(),
          }),
          variables: z.record(z.string(), z.unknown()).optional(),
          onBusy: z.enum(['skip', 'replace']).default('skip'),
        }),
      ),
      responses: {
        ...creates(Started),
        ...gives(Started, 'Skipped: the guest is in the middle of something'),
      },
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { organisationId } = c.var.caller
      const { journeyId, channelId, contact, variables, onBusy } = c.req.valid('json')
      const journey = await findJourney(db, organisationId, journeyId)
      const channel = await findChannel(db, organisationId, channelId)
      if (journey.state !== 'live') throw new Refusal('journey_not_live')
      const guest = guestOf(channel.type, contact)
      const started = await callConversation(c.env, objectName(channelId, guest.key), (it) =>
        it.start({ channelId, journeyId, guest, variables, onBusy }),
      )
      return 'skipped' in started ? c.json(started, 200) : c.json(started, 201)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/sessions',
      operationId: 'listSessions',
      summary: 'List sessions',
      tags: ['Sessions'],
      description: 'Runs of journeys with guests, newest first.',
      ...only('read sessions'),
      request: {
        query: PageQuery.extend({
          journeyId: z.string().optional(),
          conversationId: z.string().optional(),
          status: z.string().optional(),
          test: Flag,
        }),
      },
      responses: gives(listOf(ListedSession)),
    }),
    async (c) => {
      const query = c.req.valid('query')
      const rows = await listSessions(dbOf(c.env), c.var.caller.organisationId, query)
      const key = (row: SessionRow) => ({ at: row.startedAt, id: row.id })
      return c.json(pageOf(rows, query.limit, key, summaryOf), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/sessions/{id}',
      operationId: 'getSession',
      summary: 'Get a session',
      tags: ['Sessions'],
      description: 'How a run stands: its step, what it waits for, and its variables.',
      ...only('read sessions'),
      request: { params: ById },
      responses: gives(SessionDetail),
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const row = await findSession(dbOf(c.env), c.var.caller.organisationId, id)
      return c.json(await sessionNow(c.env, row), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/sessions/{id}/trail',
      operationId: 'listTrail',
      summary: 'List the trail of a session',
      tags: ['Sessions'],
      description:
        'Everything that happened in a run, step by step and oldest first, page by page.',
      ...only('read sessions'),
      request: { params: ById, query: TrailQuery },
      responses: gives(listOf(TrailEntryView)),
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const { cursor, limit } = c.req.valid('query')
      const after = numberIn(cursor)
      const row = await findSession(dbOf(c.env), c.var.caller.organisationId, id)
      const trail = await callConversation(c.env, row.objectName, (it) =>
        it.trail(row.id, { after, limit: limit + 1 }),
      )
      return c.json(numberedPage(trail, limit, entryOf), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/sessions/{id}/end',
      operationId: 'endSession',
      summary: 'End a session',
      tags: ['Sessions'],
      description: 'Ends the session and says nothing to the guest. Ending it twice does no harm.',
      ...only('run sessions'),
      request: { params: ById },
      responses: gives(SessionDetail),
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const row = await findSession(dbOf(c.env), c.var.caller.organisationId, id)
      await callConversation(c.env, row.objectName, (it) => it.endSession(row.id, 'ended_by_api'))
      return c.json(await sessionNow(c.env, row), 200)
    },
  )
