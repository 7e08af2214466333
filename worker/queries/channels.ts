import { and, eq, inArray, isNull, ne, notExists, sql } from 'drizzle-orm'
import { channels, conversations, journeys, sessions } from '#schema'
import { forgetChannel } from '../../durable-objects/records/channels.ts'
import { Refusal } from '../http/refusals.ts'
import type { PageQuery } from '../views/page.ts'
import type { Db } from './db.ts'
import { after, newestFirst } from './page.ts'

export type ChannelRow = typeof channels.$inferSelect

const own = (organisationId: string, id: string) =>
  and(eq(channels.organisationId, organisationId), eq(channels.id, id), isNull(channels.deletedAt))

export const listChannels = (db: Db, organisationId: string, { cursor, limit }: PageQuery) =>
  db
    .select()
    .from(channels)
    .where(
      and(
        eq(channels.organisationId, organisationId),
        isNull(channels.deletedAt),
        after(cursor, channels.createdAt, channels.id),
      ),
    )
    .orderBy(...newestFirst(channels.createdAt, channels.id))
    .limit(limit + 1)
    .all()

export async function findChannel(db: Db, organisationId: string, id: string): Promise<ChannelRow> {
  const row = await db.select().from(channels).where(own(organisationId, id)).get()
  if (!row) throw new Refusal('not_found', { message: 'Channel not found' })
  return row
}

/**
 * When somebody last wrote on it, on either side: the first of the organisation's newest
 * conversations that is this channel's.
 */
export async function lastMessageOn(
  db: Db,
  { id, organisationId }: Pick<ChannelRow, 'id' | 'organisationId'>,
): Promise<number | undefined> {
  const row = await db.get<{ at: number } | undefined>(sql`
    SELECT last_message_at at FROM conversations INDEXED BY conversations_recent
    WHERE organisation_id = ${organisationId} AND channel_id = ${id}
    ORDER BY last_message_at DESC LIMIT 1`)
  return row?.at
}

export const insertChannel = (db: Db, row: ChannelRow) => db.insert(channels).values(row).run()

export async function updateChannel(db: Db, row: ChannelRow) {
  await db.update(channels).set(row).where(eq(channels.id, row.id))
  forgetChannel(row.id)
}

/** Its credentials go at once; conversations keep what was said. Refused while sessions run on it. */
export async function deleteChannel(db: Db, row: ChannelRow) {
  const running = db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(conversations, eq(conversations.id, sessions.conversationId))
    .where(
      and(eq(conversations.channelId, row.id), inArray(sessions.status, ['running', 'waiting'])),
    )
  const deleted = await db
    .update(channels)
    .set({ deletedAt: Date.now(), status: 'disconnected', journeyId: null, sealedConfig: '' })
    .where(and(eq(channels.id, row.id), notExists(running)))
    .returning({ id: channels.id })
  if (deleted.length === 0) {
    const { length } = await running
    const message = `${length} ${length === 1 ? 'session is' : 'sessions are'} running on this channel: undeploy the journey or end them first`
    throw new Refusal('in_use', { message, details: { sessions: length } })
  }
  forgetChannel(row.id)
}

/** A channel has one journey at most, and only a live one can be given to it. */
export async function assignJourney(db: Db, row: ChannelRow, journeyId: string | null) {
  if (journeyId) {
    const journey = await db
      .select({ state: journeys.state })
      .from(journeys)
      .where(and(eq(journeys.organisationId, row.organisationId), eq(journeys.id, journeyId)))
      .get()
    if (!journey) throw new Refusal('journey_not_found')
    if (journey.state !== 'live') throw new Refusal('journey_not_live')
  }
  await db.update(channels).set({ journeyId }).where(eq(channels.id, row.id))
  forgetChannel(row.id)
  return { ...row, journeyId }
}

/** Of an organisation, those of some types; connected ones first, then as they were made. */
export const channelsOfTypes = (db: Db, organisationId: string, types: string[]) =>
  db
    .select()
    .from(channels)
    .where(
      and(
        eq(channels.organisationId, organisationId),
        inArray(channels.type, types),
        isNull(channels.deletedAt),
      ),
    )
    .orderBy(channels.status, channels.createdAt)
    .all()

/** Of every organisation, those of some types that work. */
export const connectedChannels = (db: Db, types: string[]) =>
  db
    .select({ channelId: channels.id, organisationId: channels.organisationId })
    .from(channels)
    .where(
      and(
        isNull(channels.deletedAt),
        eq(channels.status, 'connected'),
        inArray(channels.type, types),
      ),
    )
    .all()

/** The channels of an organisation that are this account of a provider. */
export const channelsOfAccount = (
  db: Db,
  { organisationId, type, account }: Pick<ChannelRow, 'organisationId' | 'type' | 'account'>,
) =>
  db
    .select({ id: channels.id })
    .from(channels)
    .where(
      and(
        eq(channels.account, account),
        eq(channels.organisationId, organisationId),
        eq(channels.type, type),
        isNull(channels.deletedAt),
      ),
    )
    .all()

/** Its provider takes the credentials again. One disconnected on purpose stays so. */
export async function markConnected(db: Db, id: string) {
  await db
    .update(channels)
    .set({ status: 'connected', statusDetail: null })
    .where(and(eq(channels.id, id), eq(channels.status, 'needs-reconnect')))
  forgetChannel(id)
}

/** Its provider refuses the credentials. One disconnected on purpose stays so. */
export async function markNeedsReconnect(db: Db, id: string, detail: string) {
  await db
    .update(channels)
    .set({ status: 'needs-reconnect', statusDetail: detail })
    .where(and(eq(channels.id, id), ne(channels.status, 'disconnected')))
  forgetChannel(id)
}

/**
 * What a provider says of an account by itself. What somebody disconnected on purpose stays so, and
 * why a channel has to be reconnected is not replaced by other news.
 */
export async function noteStatus(
  db: Db,
  id: string,
  { stops, connected, detail }: { stops: boolean; connected: boolean; detail: string },
) {
  const [isStop, isConnected] = [stops ? 1 : 0, connected ? 1 : 0]
  await db.run(sql`
    UPDATE channels SET status = CASE WHEN ${isStop} THEN 'needs-reconnect'
      WHEN ${isConnected} AND status = 'needs-reconnect' THEN 'connected' ELSE status END,
    status_detail = CASE WHEN ${isConnected} THEN NULL
      WHEN ${isStop} OR status = 'connected' THEN ${detail} ELSE status_detail END
    WHERE id = ${id}`)
  forgetChannel(id)
}
