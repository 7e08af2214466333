import type { EffectOf } from '#journey/effect.ts'
import type { Guest } from '../channels/channel.ts'
import type { Env } from '../env.ts'
import { writeCampaign } from '../records/campaign.ts'
import { forgetChannel, resumeSends } from '../records/channels.ts'
import { abandonSession, ensureConversation } from '../records/start-session.ts'
import { type ConversationView, callConversation, objectName, type SessionView } from '../rpc.ts'
import type { RecordEffect } from '../storage/outbox-effect.ts'

type Recordable =
  | EffectOf<'transfer' | 'recordMilestone' | 'setVariable'>
  | Exclude<RecordEffect, { type: 'keepMedia' }>

type Recorded = Pick<SessionView, 'id' | 'journeyId' | 'status' | 'reason'>

/** Whose record it is. */
export type RecordContext = {
  organisationId: string
  channelId: string
  conversationId: string
  contactId: string
  guest: Guest
  objectName: string
  test: boolean
  /** The one that asked for it. */
  session?: Recorded
  /** The newest few: another may have begun before the end of the last was written. */
  lately: Recorded[]
  view: Pick<ConversationView, 'state' | 'why'>
  lastMessage?: { text: string; at: number }
  now: number
}

/** Writes one record to D1. Every write is keyed by the effect, so that a second one changes nothing. */
export async function record(
  env: Env,
  effect: Recordable,
  recordContext: RecordContext,
): Promise<void> {
  const { organisationId, conversationId, contactId, now, session } = recordContext
  switch (effect.type) {
    case 'index':
      return index(env, recordContext)
    case 'transfer': {
      if (recordContext.test || !session) return
      const to = effect.to
      await env.DB.prepare(
        `INSERT INTO tickets(id, organisation_id, conversation_id, session_id, member_id, team_id, state, created_at)
         VALUES(?,?,?,?,?,?,'open',?) ON CONFLICT(id) DO NOTHING`,
      )
        .bind(
          ticketId(effect.id),
          organisationId,
          conversationId,
          session.id,
          'memberId' in to ? to.memberId : null,
          'teamId' in to ? to.teamId : null,
          now,
        )
        .run()
      return
    }
    case 'closeTickets':
      await env.DB.prepare(
        `UPDATE tickets SET state = 'closed', closed_at = ? WHERE conversation_id = ? AND state = 'open'`,
      )
        .bind(now, conversationId)
        .run()
      return
    case 'abandon':
      return abandonSession(env, effect.sessionId, 'never began', now)
    case 'recordMilestone':
      return milestone(env, effect, recordContext)
    case 'setVariable':
      return writeCampaign(env, organisationId, contactId, effect.name, effect.value)
    case 'point':
      await callConversation(env, objectName(recordContext.channelId, effect.key), (other) =>
        other.aliasTo(recordContext.objectName),
      )
      return
    case 'channelStatus':
      await env.DB.prepare(
        'UPDATE channels SET status = ?, status_detail = ? WHERE id = ? AND deleted_at IS NULL',
      )
        .bind(effect.status, effect.detail || null, recordContext.channelId)
        .run()
      forgetChannel(recordContext.channelId)
      if (effect.status === 'connected') await resumeSends(env, recordContext.channelId)
      return
  }
}

/** An effect's id names its session and its number; a ticket's must be fit for a URL. */
const ticketId = (effectId: string) => `tkt_${effectId.replace(/[^A-Za-z0-9]/g, '_')}`

async function index(env: Env, recordContext: RecordContext) {
  const { session, lately, view, lastMessage, conversationId, now, test } = recordContext
  const writes = lately.map((one) => {
    const { id, status, reason } = one
    const ended = !runs(one)
    return env.DB.prepare(
      `UPDATE sessions SET status = ?1, reason = ?2, ended_at = CASE WHEN ?3 THEN coalesce(ended_at, ?4) ELSE NULL END
       WHERE id = ?5 AND status <> ?1 AND (?3 OR status <> 'ended')`,
    ).bind(status, reason ?? null, ended ? 1 : 0, now, id)
  })
  if (!test) {
    writes.push(
      ...ensureConversation(env.DB, { ...recordContext, now }),
      // An undeploy writes that a session has ended before its conversation hears of it.
      env.DB.prepare(
        `UPDATE conversations SET last_message = ?1, last_message_at = ?2,
           state = iif(ended.already, state, ?3), why = iif(ended.already, why, ?4)
         FROM (SELECT EXISTS(SELECT 1 FROM sessions WHERE id = ?5 AND status = 'ended') already) ended
         WHERE conversations.id = ?6`,
      ).bind(
        lastMessage?.text.slice(0, 200) ?? null,
        lastMessage?.at ?? now,
        view.state,
        view.why,
        runs(session) ? session.id : '',
        conversationId,
      ),
    )
  }
  if (writes.length > 0) await env.DB.batch(writes)
}

const runs = (session: Recorded | undefined): session is Recorded =>
  session?.status === 'running' || session?.status === 'waiting'

async function milestone(
  env: Env,
  effect: EffectOf<'recordMilestone'>,
  recordContext: RecordContext,
) {
  const { organisationId, conversationId, contactId, session, test, now } = recordContext
  const values = Object.fromEntries(
    effect.trackers.map(({ trackerId, value }) => [trackerId, value]),
  )
  const writes = [
    env.DB.prepare(
      `INSERT INTO goal_events(id, organisation_id, goal_id, milestone_id, journey_id, session_id, conversation_id, contact_id, test, "values", at)
       VALUES(?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(id) DO NOTHING`,
    ).bind(
      effect.id,
      organisationId,
      effect.goalId,
      effect.milestoneId,
      session?.journeyId ?? '',
      session?.id ?? '',
      test ? null : conversationId,
      test ? null : contactId,
      test ? 1 : 0,
      JSON.stringify(values),
      now,
    ),
  ]
  if (effect.tags.length > 0 && !test) {
    writes.push(
      env.DB.prepare(
        `UPDATE contacts SET tags = (SELECT json_group_array(value) FROM
           (SELECT value FROM json_each(contacts.tags) UNION SELECT value FROM json_each(?1))) WHERE id = ?2`,
      ).bind(JSON.stringify(effect.tags), contactId),
    )
  }
  await env.DB.batch(writes)
  if (!test) await tellOtherConversations(env, effect, recordContext)
}

/** A milestone reached by a contact is an event in every conversation of theirs. */
async function tellOtherConversations(
  env: Env,
  effect: EffectOf<'recordMilestone'>,
  recordContext: RecordContext,
) {
  const { results } = await env.DB.prepare(
    'SELECT channel_id, contact_key FROM conversations WHERE contact_id = ? AND id <> ? LIMIT 20',
  )
    .bind(recordContext.contactId, recordContext.conversationId)
    .all<{ channel_id: string; contact_key: string }>()
  for (const { channel_id, contact_key } of results) {
    await callConversation(env, objectName(channel_id, contact_key), (other) =>
      other.deliverEvent({ id: effect.id, milestoneId: effect.milestoneId, at: recordContext.now }),
    )
  }
}
