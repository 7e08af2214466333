import type { Env } from '../env.ts'
import type { ConversationView, SessionView } from '../rpc.ts'

/** A session's line in the index. One that has ended is not opened again. */
export function writeSession(
  { DB }: Pick<Env, 'DB'>,
  { id, status, reason }: Pick<SessionView, 'id' | 'status' | 'reason'>,
  { ended, now }: { ended: boolean; now: number },
): D1PreparedStatement {
  return DB.prepare(
    `UPDATE sessions SET status = ?1, reason = ?2, ended_at = CASE WHEN ?3 THEN coalesce(ended_at, ?4) ELSE NULL END
       WHERE id = ?5 AND status <> ?1 AND (?3 OR status <> 'ended')`,
  ).bind(status, reason ?? null, ended ? 1 : 0, now, id)
}

export type InboxLine = Pick<ConversationView, 'state' | 'why'> & {
  conversationId: string
  lastMessage: string | null
  lastMessageAt: number
  /** The session that runs, or an empty text. */
  runningSessionId: string
}

/**
 * A conversation's line in the inbox. Its state stays where the running session is marked as ended:
 * an undeploy writes that before the conversation ends it.
 */
export function writeConversation(
  { DB }: Pick<Env, 'DB'>,
  { conversationId, lastMessage, lastMessageAt, state, why, runningSessionId }: InboxLine,
): D1PreparedStatement {
  return DB.prepare(
    `UPDATE conversations SET last_message = ?1, last_message_at = ?2,
           state = iif(ended.already, state, ?3), why = iif(ended.already, why, ?4)
         FROM (SELECT EXISTS(SELECT 1 FROM sessions WHERE id = ?5 AND status = 'ended') already) ended
         WHERE conversations.id = ?6`,
  ).bind(lastMessage, lastMessageAt, state, why, runningSessionId, conversationId)
}
