import { and, eq, sql } from 'drizzle-orm'
import { channels, contacts, conversations } from '#schema'
import { objectName, WAITS_TO_BE_SENT } from '../../durable-objects/rpc.ts'
import { Refusal } from '../http/refusals.ts'
import type { PageQuery } from '../views/page.ts'
import type { Db } from './db.ts'
import { after, newestFirst } from './page.ts'

const columns = {
  id: conversations.id,
  state: conversations.state,
  why: conversations.why,
  lastMessage: conversations.lastMessage,
  lastMessageAt: conversations.lastMessageAt,
  contactKey: conversations.contactKey,
  channel: { id: channels.id, name: channels.name, type: channels.type },
  contact: { id: contacts.id, name: contacts.name },
}

const listed = (db: Db) =>
  db
    .select(columns)
    .from(conversations)
    .innerJoin(channels, eq(channels.id, conversations.channelId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))

export type ConversationRow = NonNullable<Awaited<ReturnType<ReturnType<typeof listed>['get']>>>

export type ConversationFilter = {
  state?: string
  channelId?: string
  contactId?: string
  search?: string
}

export const listConversations = (
  db: Db,
  organisationId: string,
  { state, channelId, contactId, search, cursor, limit }: PageQuery & ConversationFilter,
) =>
  listed(db)
    .where(
      and(
        eq(conversations.organisationId, organisationId),
        state ? eq(conversations.state, state) : undefined,
        channelId ? eq(conversations.channelId, channelId) : undefined,
        contactId ? eq(conversations.contactId, contactId) : undefined,
        search
          ? sql`instr(lower(coalesce(${contacts.name}, '') || ' ' || ${conversations.contactKey}), ${search.toLowerCase()})`
          : undefined,
        after(cursor, conversations.lastMessageAt, conversations.id),
      ),
    )
    .orderBy(...newestFirst(conversations.lastMessageAt, conversations.id))
    .limit(limit + 1)
    .all()

export async function findConversation(
  db: Db,
  organisationId: string,
  id: string,
): Promise<ConversationRow> {
  const row = await listed(db)
    .where(and(eq(conversations.organisationId, organisationId), eq(conversations.id, id)))
    .get()
  if (!row) throw new Refusal('not_found', { message: 'Conversation not found' })
  return row
}

/** The object that is this conversation. */
export const objectNameOf = ({ channel, contactKey }: ConversationRow) =>
  objectName(channel.id, contactKey)

/** The keys of a channel's guests for whom something waits to be sent, as the inbox has it. */
export const guestsHoldingSends = (db: Db, channelId: string) =>
  db
    .select({ contactKey: conversations.contactKey })
    .from(conversations)
    .where(
      and(
        eq(conversations.channelId, channelId),
        sql`instr(${conversations.why}, ${WAITS_TO_BE_SENT})`,
      ),
    )
    .all()
