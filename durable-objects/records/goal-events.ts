import type { Env } from '../env.ts'

export type GoalEvent = {
  id: string
  organisationId: string
  goalId: string
  milestoneId: string
  journeyId: string
  sessionId: string
  /** Null in a test session, which has neither. */
  conversationId: string | null
  contactId: string | null
  /** Tracker id → what it captured. */
  values: Record<string, unknown>
  at: number
}

/**
 * Writes a milestone that was reached and the tags that it gives to a contact. Safe to repeat. A goal of
 * another organisation is never reached: a draft may name any id.
 */
export async function recordGoalEvent(
  env: Pick<Env, 'DB'>,
  event: GoalEvent,
  tags: string[],
): Promise<void> {
  const { id, organisationId, goalId, milestoneId, journeyId, sessionId } = event
  const { conversationId, contactId, values, at } = event
  const writes = [
    env.DB.prepare(
      `INSERT INTO goal_events(id, organisation_id, goal_id, milestone_id, journey_id, session_id, conversation_id, contact_id, test, "values", at)
       SELECT ?1, g.organisation_id, g.id, m.id, ?5, ?6, ?7, ?8, ?9, ?10, ?11
       FROM goals g JOIN milestones m ON m.goal_id = g.id
       WHERE g.organisation_id = ?2 AND g.id = ?3 AND m.id = ?4
       ON CONFLICT(id) DO NOTHING`,
    ).bind(
      id,
      organisationId,
      goalId,
      milestoneId,
      journeyId,
      sessionId,
      conversationId,
      contactId,
      contactId === null ? 1 : 0,
      JSON.stringify(values),
      at,
    ),
  ]
  if (tags.length > 0 && contactId !== null) {
    writes.push(
      env.DB.prepare(
        `UPDATE contacts SET tags = (SELECT json_group_array(value) FROM
           (SELECT value FROM json_each(contacts.tags) UNION SELECT value FROM json_each(?1)))
         WHERE id = ?2 AND organisation_id = ?3`,
      ).bind(JSON.stringify(tags), contactId, organisationId),
    )
  }
  await env.DB.batch(writes)
}

/** Up to twenty more conversations of a contact, by channel and by the guest's key there. */
export async function otherConversations(
  env: Pick<Env, 'DB'>,
  contactId: string,
  conversationId: string,
): Promise<{ channelId: string; contactKey: string }[]> {
  const { results } = await env.DB.prepare(
    'SELECT channel_id, contact_key FROM conversations WHERE contact_id = ? AND id <> ? LIMIT 20',
  )
    .bind(contactId, conversationId)
    .all<{ channel_id: string; contact_key: string }>()
  return results.map(({ channel_id, contact_key }) => ({
    channelId: channel_id,
    contactKey: contact_key,
  }))
}
