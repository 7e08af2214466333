import { and, eq, gt, isNull, ne, notExists, sql } from 'drizzle-orm'
import { accounts, journeys, members, type Role, users } from '#schema'
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

const NO_MEMBER = 'Member not found'
const INVITATION_DAYS = 7
const DAY_MS = 86_400_000
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
  if (!row) throw new Refusal('not_found', { message: NO_MEMBER })
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
  const now = Date.now()
  const { token, ...invitation } = role === 'bot' ? NO_INVITATION : await newInvitation(now)
  const row: MemberRow = {
    id: newId('member'),
    organisationId,
    name,
    email: email ?? null,
    role,
    userId: null,
    ...invitation,
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

const NO_INVITATION = { token: undefined, invitationHash: null, invitationExpiresAt: null }

async function newInvitation(now: number) {
  const token = randomToken(32)
  return {
    token,
    invitationHash: await sha256Hex(token),
    invitationExpiresAt: now + INVITATION_DAYS * DAY_MS,
  }
}

/** Another invitation in place of the last, which stops working. Refused once one was accepted. */
export async function renewInvitation(
  db: Db,
  row: MemberRow,
): Promise<{ row: MemberRow; token: string }> {
  const { token, ...invitation } = await newInvitation(Date.now())
  const isOpen = and(eq(members.id, row.id), isNull(members.userId), ne(members.role, 'bot'))
  const [renewed] = await db.update(members).set(invitation).where(isOpen).returning()
  if (renewed) return { row: renewed, token }
  const message =
    row.role === 'bot'
      ? `${row.name} is a bot: bots are not invited`
      : `${row.name} can sign in already: there is no invitation to renew`
  throw new Refusal('in_use', { message })
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
  { name = row.name, role = row.role }: { name?: string; role?: Role },
): Promise<MemberRow> {
  const may = role === 'owner' ? undefined : leavesAnOwner(row)
  const [changed] = await db
    .update(members)
    .set({ name, role })
    .where(and(eq(members.id, row.id), may))
    .returning()
  if (!changed) throw onlyOwner(row)
  return changed
}

/** Takes the sign-in and the keys along. */
export async function deleteMember(db: Db, row: MemberRow) {
  const isUsed = db
    .select({ id: journeys.id })
    .from(journeys)
    .where(eq(journeys.botMemberId, row.id))
  const stays = db.select({ id: members.id }).from(members).where(eq(members.id, row.id))
  const [deleted] = await db.batch([
    db
      .delete(members)
      .where(and(eq(members.id, row.id), leavesAnOwner(row), notExists(isUsed)))
      .returning({ id: members.id }),
    db.delete(users).where(and(eq(users.id, row.userId ?? ''), notExists(stays))),
  ])
  if (deleted.length > 0) return
  const uses = await db
    .select({ name: journeys.name })
    .from(journeys)
    .where(eq(journeys.botMemberId, row.id))
  if (uses.length === 0) {
    throw row.role === 'owner' ? onlyOwner(row) : new Refusal('not_found', { message: NO_MEMBER })
  }
  throw new Refusal('in_use', {
    message: `${row.name} is the bot identity of ${uses.map(({ name }) => name).join(', ')}`,
    details: { journeys: uses },
  })
}

/**
 * True of a member who is no owner, or not the last who can sign in: an organisation without one could
 * never be given one again. Part of the write itself, so that two owners cannot leave at once.
 */
const leavesAnOwner = ({ id, organisationId }: MemberRow) => sql`(${members.role} <> 'owner'
  or exists (select 1 from members other where other.organisation_id = ${organisationId}
    and other.role = 'owner' and other.user_id is not null and other.id <> ${id}))`

const onlyOwner = ({ name }: MemberRow) =>
  new Refusal('in_use', {
    message: `${name} is the only owner who can sign in: let another owner accept their invitation first`,
  })
