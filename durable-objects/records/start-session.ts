import type { Guest } from '../channels/channel.ts'
import type { Env } from '../env.ts'
import { contactIdOf } from './conversation-id.ts'

export type Registration = {
  sessionId: string
  channelId: string
  /** The journey to run; left out, the one assigned to the channel. */
  journeyId?: string
  conversationId: string
  objectName: string
  guest: Guest
  now: number
}

export type Registered =
  | {
      ok: true
      journeyId: string
      version: number
      journeyName: string
      botName: string
      contactId: string
    }
  | { ok: false; why: string }

/**
 * Puts a session into the index, on condition that its journey is live at that very moment, and says
 * which version it is pinned to. Safe to repeat: the same session id is registered once. An undeploy
 * that comes after it finds the row and ends it.
 */
export async function registerSession(
  env: Pick<Env, 'DB'>,
  registration: Registration,
): Promise<Registered> {
  const {
    sessionId,
    channelId,
    journeyId = null,
    conversationId,
    objectName,
    guest,
    now,
  } = registration
  const contactId = contactIdOf(conversationId)
  const results = await env.DB.batch<Row>([
    ...ensureConversation(env.DB, { conversationId, channelId, objectName, guest, now }),
    env.DB.prepare(
      `INSERT INTO sessions(id, organisation_id, journey_id, version, conversation_id, object_name, test, status, started_at)
       SELECT ?1, c.organisation_id, j.id, j.live_version, ?2, ?3, 0, 'running', ?4
       FROM channels c JOIN journeys j ON j.id = coalesce(?5, c.journey_id) AND j.organisation_id = c.organisation_id
       WHERE c.id = ?6 AND c.deleted_at IS NULL AND j.state = 'live'
       ON CONFLICT(id) DO NOTHING`,
    ).bind(sessionId, conversationId, objectName, now, journeyId, channelId),
    env.DB.prepare(
      `SELECT c.journey_id assigned, j.name journey_name, j.state journey_state, s.status, s.journey_id, s.version,
              coalesce(m.name, b.name) bot_name, v.contact_id
       FROM channels c
       LEFT JOIN sessions s ON s.id = ?1
       LEFT JOIN journeys j ON j.id = coalesce(s.journey_id, ?2, c.journey_id)
       LEFT JOIN members m ON m.id = j.bot_member_id
       LEFT JOIN members b ON b.organisation_id = c.organisation_id AND b.role = 'bot'
       LEFT JOIN conversations v ON v.id = ?4
       WHERE c.id = ?3 AND c.deleted_at IS NULL LIMIT 1`,
    ).bind(sessionId, journeyId, channelId, conversationId),
  ])
  const row = results.at(-1)?.results[0]
  if (!row) return { ok: false, why: 'the channel was deleted' }
  if (row.version === null || row.journey_id === null) {
    if (!row.journey_name) return { ok: false, why: 'no journey is assigned to this channel' }
    return { ok: false, why: `the journey "${row.journey_name}" is not live` }
  }
  if (row.status !== 'running' && row.status !== 'waiting') {
    return { ok: false, why: `the journey "${row.journey_name}" was undeployed` }
  }
  return {
    ok: true,
    journeyId: row.journey_id,
    version: row.version,
    journeyName: row.journey_name ?? '',
    botName: row.bot_name ?? 'Bot',
    contactId: row.contact_id ?? contactId,
  }
}

type Row = {
  assigned: string | null
  journey_name: string | null
  journey_state: string | null
  status: string | null
  journey_id: string | null
  version: number | null
  bot_name: string | null
  contact_id: string | null
}

/** The contact and the conversation as the inbox lists them; nothing when they are there already. */
export function ensureConversation(
  db: D1Database,
  of: { conversationId: string; channelId: string; objectName: string; guest: Guest; now: number },
): D1PreparedStatement[] {
  const { conversationId, channelId, objectName, guest, now } = of
  const contactId = contactIdOf(conversationId)
  // The key by which the object is found, even when the guest has another number by now.
  const contactKey = objectName.slice(channelId.length + 1)
  return [
    db
      .prepare(
        `INSERT INTO contacts(id, organisation_id, name, phone, email, created_at)
         SELECT ?1, organisation_id, ?2, ?3, ?4, ?5 FROM channels WHERE id = ?6
         ON CONFLICT(id) DO UPDATE SET name = excluded.name
         WHERE contacts.name IS NULL AND excluded.name IS NOT NULL`,
      )
      .bind(
        contactId,
        guest.name ?? null,
        guest.phone ?? null,
        guest.email ?? null,
        now,
        channelId,
      ),
    db
      .prepare(
        `INSERT INTO conversations(id, organisation_id, channel_id, contact_id, contact_key, state, last_message_at, created_at)
         SELECT ?1, organisation_id, id, ?2, ?3, 'idle', ?4, ?4 FROM channels WHERE id = ?5
         ON CONFLICT DO NOTHING`,
      )
      .bind(conversationId, contactId, contactKey, now, channelId),
  ]
}

/** A session that was registered and then could not begin. */
export async function abandonSession(
  env: Pick<Env, 'DB'>,
  sessionId: string,
  reason: string,
  now: number,
) {
  await env.DB.prepare(
    "UPDATE sessions SET status = 'ended', reason = ?, ended_at = ? WHERE id = ? AND ended_at IS NULL",
  )
    .bind(reason, now, sessionId)
    .run()
}
