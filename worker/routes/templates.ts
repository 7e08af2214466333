import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { TemplateComponents, templateKey } from '#messages/message-template.ts'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { gives, refuses, takes } from '../http/describe.ts'
import { Refusal } from '../http/refusals.ts'
import { findChannel } from '../queries/channels.ts'
import { dbOf } from '../queries/db.ts'
import {
  cursorOf,
  journeysByTemplate,
  listTemplates,
  type TemplateRow,
} from '../queries/templates.ts'
import {
  type Synced,
  syncTemplates,
  type TemplateAccount,
  templateAccounts,
} from '../templates/sync.ts'
import { iso } from '../views/fields.ts'
import { listOf, PageQuery } from '../views/page.ts'
import { SyncedAccount, TemplateView } from '../views/templates.ts'

type Uses = Awaited<ReturnType<typeof journeysByTemplate>>

const namesOf = (account: Pick<TemplateAccount, 'channels'> | undefined) =>
  (account?.channels ?? []).map(({ id, name }) => ({ id, name }))

const templateView = (row: TemplateRow, accounts: TemplateAccount[], uses: Uses) => ({
  id: row.id,
  name: row.name,
  language: row.language,
  category: row.category,
  status: row.status,
  reason: row.reason,
  quality: row.quality,
  components: TemplateComponents.parse(row.components),
  account: row.account,
  channels: namesOf(accounts.find(({ account }) => account === row.account)),
  journeys: uses.get(templateKey(row.name, row.language)) ?? [],
  syncedAt: iso(row.syncedAt),
  updatedAt: iso(row.updatedAt),
})

const syncedView = (synced: Synced) => ({
  account: synced.account,
  channels: namesOf(synced),
  ...('failure' in synced
    ? { failure: synced.failure }
    : { templates: synced.templates, removed: synced.removed }),
})

/** WhatsApp's approved templates, which alone go out after the 24-hour window. */
export const templates = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: '/templates',
      operationId: 'listTemplates',
      summary: 'List templates',
      tags: ['Templates'],
      description:
        'WhatsApp templates as they were last synced, by name and language, with the journeys that send them.',
      ...refuses('not_found'),
      ...only('read templates'),
      request: {
        query: PageQuery.extend({
          search: z.string().max(200).optional(),
          status: z.string().max(40).optional(),
          channelId: z.string().optional(),
        }),
      },
      responses: gives(listOf(TemplateView), 'By name, then by language'),
    }),
    async (c) => {
      const { organisationId } = c.var.caller
      const { channelId, ...query } = c.req.valid('query')
      if (channelId) await findChannel(dbOf(c.env), organisationId, channelId)
      const accounts = await templateAccounts(c.env, organisationId)
      const visible = accounts
        .filter(({ channels }) => !channelId || channels.some(({ id }) => id === channelId))
        .map(({ account }) => account)
      const [rows, uses] = await Promise.all([
        listTemplates(dbOf(c.env), organisationId, { ...query, accounts: visible }),
        journeysByTemplate(dbOf(c.env), organisationId),
      ])
      const items = rows.slice(0, query.limit)
      const last = items.at(-1)
      const next = rows.length > query.limit && last ? { next: cursorOf(last) } : {}
      return c.json({ items: items.map((row) => templateView(row, accounts, uses)), ...next }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/templates/sync',
      operationId: 'syncTemplates',
      summary: 'Sync templates',
      tags: ['Templates'],
      description:
        'Reads the templates of every connected WhatsApp account anew, or of the account of one channel.',
      ...refuses('not_found'),
      ...only('write templates'),
      request: takes(z.strictObject({ channelId: z.string().optional() })),
      responses: gives(
        z.object({ accounts: z.array(SyncedAccount) }),
        'The registry holds what each account has now, but for those that name a failure',
      ),
    }),
    async (c) => {
      const { organisationId } = c.var.caller
      const { channelId } = c.req.valid('json')
      if (channelId) await findChannel(dbOf(c.env), organisationId, channelId)
      const synced = await syncTemplates(c.env, organisationId, channelId)
      if (synced.length === 0) {
        const message = channelId
          ? 'This channel has no templates: only WhatsApp Official has'
          : 'There is no WhatsApp Official channel: connect one, then sync its templates'
        throw new Refusal('not_found', { message })
      }
      return c.json({ accounts: synced.map(syncedView) }, 200)
    },
  )
