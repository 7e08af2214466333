import { and, asc, eq, gte, inArray, isNull, lt } from 'drizzle-orm'
import { channels, conversations } from '#schema'
import type { Db } from './db.ts'

/** The channel whose address this is; the first made, should two have claimed it. */
export const mailChannelAt = (db: Db, addresses: string[]) =>
  db
    .select({ id: channels.id })
    .from(channels)
    .where(
      and(
        eq(channels.type, 'email'),
        inArray(channels.account, addresses),
        isNull(channels.deletedAt),
      ),
    )
    .orderBy(asc(channels.createdAt))
    .limit(1)
    .get()

export const mailboxesOf = (db: Db, organisationId: string) =>
  db
    .select({ address: channels.account })
    .from(channels)
    .where(
      and(
        eq(channels.type, 'email'),
        eq(channels.organisationId, organisationId),
        isNull(channels.deletedAt),
      ),
    )
    .all()

/** The conversations of a channel whose ids begin so: what a reply token tells. */
export const conversationsBeginning = (db: Db, channelId: string, start: string) =>
  db
    .select({ id: conversations.id, contactKey: conversations.contactKey })
    .from(conversations)
    .where(
      and(
        eq(conversations.channelId, channelId),
        gte(conversations.id, start),
        lt(conversations.id, `${start}~`),
      ),
    )
    .limit(2)
    .all()

export const conversationById = (db: Db, id: string) =>
  db
    .select({ channelId: conversations.channelId, contactKey: conversations.contactKey })
    .from(conversations)
    .where(eq(conversations.id, id))
    .get()
