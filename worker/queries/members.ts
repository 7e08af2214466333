import { and, eq, gt, ne, sql } from 'drizzle-orm'
import { accounts, members, type Role, users } from '#schema'
import { randomToken, sha256Hex } from '../../durable-objects/guards/seal.ts'
import { newId } from '../http/ids.ts'
import { Refusal } from '../http/refusals.ts'
import type { PageQuery } from '../views/page.ts'
import { type Db, isTaken } from './db.ts'
import { after, newestFirst } from './page.ts'
import { newPerson } from './people.ts'

export type MemberRow = typeof members.$inferSelect

/** The member who makes a change, and their organisation. */
export type Author = { organisationId: string; memberId: string }

const INVITATION_DAYS = 7
const own = (organisationId: string, id: string) =>
  and(eq(members.organisationId, organisationId), eq(members.id, id))

export const listMembers = (db: Db, organisationId: string, { cursor, limit }: PageQuery) =>
  db
    .select()
    .from(members)
    .where(
      and(eq(members.organisationId, organisationId), after(cursor, members.createdAt, members.id)),
    )
    .orderBy(...newestFirst(members.createdAt, members.id))
    .limit(limit + 1)
    .all()

export async function findMember(db: Db, organisationId: string, id: string): Promise<MemberRow> {
  const row = await db.select().from(members).where(own(organisationId, id)).get()
  if (!row) throw new Refusal('not_found', { message: 'Member not found' })
  return row
}

/** The member who signs in as this user. */
export const memberOfUser = (db: Db, userId: string) =>
  db.select().from(members).where(eq(members.userId, userId)).get()

export const memberByEmail = (db: Db, email: string) =>
  db.select().from(members).where(eq(members.email, email)).get()

/** A member who has yet to choose a password; the token is given once. A bot needs none. */
export async function insertMember(
  db: Db,
  organisationId: string,
  { name, email, role }: { name: string; email?: string; role: Role },
): Promise<{ row: MemberRow; token: string | undefined }> {
  const token = role === 'bot' ? undefined : randomToken(32)
  const now = Date.now()
  const row: MemberRow = {
    id: newId('member'),
    organisationId,
    name,
    email: email ?? null,
    role,
    userId: null,
    invitationHash: token ? await sha256Hex(token) : null,
    invitationExpiresAt: token ? now + INVITATION_DAYS * 86_400_000 : null,
    createdAt: now,
  }
  try {
    await db.insert(members).values(row)
  } catch (error) {
    if (!isTaken(error, 'members.email')) throw error
    throw new Refusal('in_use', { message: `${email} is a member already` })
  }
  return { row, token }
}

/** Turns an open invitation into somebody who can sign in; works once. */
export async function acceptInvitation(db: Db, token: string, password: string) {
  const hash = await sha256Hex(token)
  const open = and(eq(members.invitationHash, hash), gt(members.invitationExpiresAt, Date.now()))
  const over = new Refusal('not_found', {
    message: 'This invitation was used already, or is too old',
  })
  const member = await db.select().from(members).where(open).get()
  if (!member?.email) throw over
  const { id, name, role, email } = member
  const userId = newId('user')
  const { user, account } = await newPerson(userId, { name, email, password })
  try {
    await db.batch([
      db.insert(users).values(user),
      db.insert(accounts).values(account),
      db
        .update(members)
        .set({ userId, invitationHash: null, invitationExpiresAt: null })
        .where(eq(members.id, id)),
    ])
  } catch (error) {
    // Taken twice at once: the first has the address now.
    throw isTaken(error, 'users.email') ? over : error
  }
  return { id, name, role, email }
}

export async function changeMember(
  db: Db,
  row: MemberRow,
  change: { name?: string; role?: Role },
): Promise<MemberRow> {
  if (row.role === 'owner' && change.role && change.role !== 'owner')
    await requireOtherOwner(db, row)
  const changed = { ...row, ...change }
  await db
    .update(members)
    .set({ name: changed.name, role: changed.role })
    .where(eq(members.id, row.id))
  return changed
}

/** Takes the sign-in and the keys along. */
export async function deleteMember(db: Db, row: MemberRow) {
  if (row.role === 'owner') await requireOtherOwner(db, row)
  const uses = await db.all<{ name: string }>(
    sql`select name from journeys where bot_member_id = ${row.id}`,
  )
  if (uses.length) {
    throw new Refusal('in_use', {
      message: `${row.name} is the bot identity of ${uses.map(({ name }) => name).join(', ')}`,
      details: { journeys: uses },
    })
  }
  await db.batch([
    db.delete(members).where(eq(members.id, row.id)),
    db.delete(users).where(eq(users.id, row.userId ?? '')),
  ])
}

/** An organisation without an owner could never be given one again. */
async function requireOtherOwner(db: Db, row: MemberRow) {
  const other = await db
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.organisationId, row.organisationId),
        eq(members.role, 'owner'),
        ne(members.id, row.id),
      ),
    )
    .get()
  if (!other) throw new Refusal('in_use', { message: `${row.name} is the only owner` })
}
