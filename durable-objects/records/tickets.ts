import type { Env } from '../env.ts'

export type NewTicket = {
  id: string
  organisationId: string
  conversationId: string
  sessionId: string
  memberId: string | null
  teamId: string | null
  now: number
}

/**
 * A hand-off that waits for a person. Safe to repeat: one id is one ticket. A member or team of another
 * organisation gets none: then it is for anybody.
 */
export async function openTicket(env: Pick<Env, 'DB'>, ticket: NewTicket): Promise<void> {
  const { id, organisationId, conversationId, sessionId, memberId, teamId, now } = ticket
  await env.DB.prepare(
    `INSERT INTO tickets(id, organisation_id, conversation_id, session_id, member_id, team_id, state, created_at)
     VALUES(?1, ?2, ?3, ?4,
       (SELECT id FROM members WHERE id = ?5 AND organisation_id = ?2),
       (SELECT id FROM teams WHERE id = ?6 AND organisation_id = ?2), 'open', ?7)
     ON CONFLICT(id) DO NOTHING`,
  )
    .bind(id, organisationId, conversationId, sessionId, memberId, teamId, now)
    .run()
}

/** Closes those of a conversation that are open. */
export async function closeTickets(env: Pick<Env, 'DB'>, conversationId: string, now: number) {
  await env.DB.prepare(
    `UPDATE tickets SET state = 'closed', closed_at = ? WHERE conversation_id = ? AND state = 'open'`,
  )
    .bind(now, conversationId)
    .run()
}
