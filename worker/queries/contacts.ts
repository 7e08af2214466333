import { and, eq, or, sql } from 'drizzle-orm'
import { campaignVariables, channels, contacts, contactVariables, conversations } from '#schema'
import { Refusal } from '../http/refusals.ts'
import type { PageQuery } from '../views/page.ts'
import type { Db } from './db.ts'
import { after, newestFirst } from './page.ts'

export type ContactRow = typeof contacts.$inferSelect

export const listContacts = (
  db: Db,
  organisationId: string,
  { search, cursor, limit }: PageQuery & { search?: string },
) =>
  db
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.organisationId, organisationId),
        search ? named(search.toLowerCase()) : undefined,
        after(cursor, contacts.createdAt, contacts.id),
      ),
    )
    .orderBy(...newestFirst(contacts.createdAt, contacts.id))
    .limit(limit + 1)
    .all()

const named = (text: string) =>
  or(
    sql`instr(lower(coalesce(${contacts.name}, '')), ${text})`,
    sql`instr(coalesce(${contacts.phone}, ''), ${text})`,
    sql`instr(lower(coalesce(${contacts.email}, '')), ${text})`,
  )

export async function findContact(db: Db, organisationId: string, id: string): Promise<ContactRow> {
  const row = await db
    .select()
    .from(contacts)
    .where(and(eq(contacts.organisationId, organisationId), eq(contacts.id, id)))
    .get()
  if (!row) throw new Refusal('not_found', { message: 'Contact not found' })
  return row
}

export async function changeContact(
  db: Db,
  row: ContactRow,
  change: Partial<Pick<ContactRow, 'name' | 'phone' | 'email' | 'tags'>>,
): Promise<ContactRow> {
  const changed = { ...row, ...change }
  await db.update(contacts).set(changed).where(eq(contacts.id, row.id))
  return changed
}

/** Where a contact writes by the web chat: its channels, and their key on each. */
export const webChatsOf = (db: Db, { id, organisationId }: ContactRow) =>
  db
    .select({ channelId: channels.id, contactKey: conversations.contactKey })
    .from(conversations)
    .innerJoin(channels, eq(channels.id, conversations.channelId))
    .where(
      and(
        eq(conversations.organisationId, organisationId),
        eq(conversations.contactId, id),
        eq(channels.type, 'web-chat'),
      ),
    )
    .all()

/** A contact's own values of the variables that hold one per contact. */
export async function contactValues(db: Db, contactId: string): Promise<Record<string, unknown>> {
  const rows = await db
    .select({ name: campaignVariables.name, value: contactVariables.value })
    .from(contactVariables)
    .innerJoin(campaignVariables, eq(campaignVariables.id, contactVariables.variableId))
    .where(eq(contactVariables.contactId, contactId))
    .all()
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}

export const writeContactValue = (db: Db, contactId: string, variableId: string, value: unknown) =>
  db
    .insert(contactVariables)
    .values({ contactId, variableId, value })
    .onConflictDoUpdate({
      target: [contactVariables.contactId, contactVariables.variableId],
      set: { value },
    })
    .run()
