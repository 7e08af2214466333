import type { EffectOf } from '#journey/effect.ts'
import type { Guest } from '../channels/channel.ts'
import type { Env } from '../env.ts'
import { writeCampaign } from '../records/campaign.ts'
import { resumeSends, setChannelStatus } from '../records/channels.ts'
import { otherConversations, recordGoalEvent } from '../records/goal-events.ts'
import { writeConversation, writeSession } from '../records/inbox-index.ts'
import { abandonSession, ensureConversation } from '../records/start-session.ts'
import { closeTickets, openTicket } from '../records/tickets.ts'
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
      await openTicket(env, {
        id: ticketId(effect.id),
        organisationId,
        conversationId,
        sessionId: session.id,
        memberId: 'memberId' in to ? to.memberId : null,
        teamId: 'teamId' in to ? to.teamId : null,
        now,
      })
      return
    }
    case 'closeTickets':
      return closeTickets(env, conversationId, now)
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
      await setChannelStatus(env, recordContext.channelId, effect.status, effect.detail)
      if (effect.status === 'connected') await resumeSends(env, recordContext.channelId)
      return
  }
}

/** An effect's id names its session and its number; a ticket's must be fit for a URL. */
const ticketId = (effectId: string) => `tkt_${effectId.replace(/[^A-Za-z0-9]/g, '_')}`

async function index(env: Env, recordContext: RecordContext) {
  const { session, lately, view, lastMessage, conversationId, now, test } = recordContext
  const writes = lately.map((one) => writeSession(env, one, { ended: !runs(one), now }))
  if (!test) {
    writes.push(
      ...ensureConversation(env.DB, { ...recordContext, now }),
      writeConversation(env, {
        conversationId,
        lastMessage: lastMessage?.text.slice(0, 200) ?? null,
        lastMessageAt: lastMessage?.at ?? now,
        state: view.state,
        why: view.why,
        runningSessionId: runs(session) ? session.id : '',
      }),
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
  const event = {
    id: effect.id,
    organisationId,
    goalId: effect.goalId,
    milestoneId: effect.milestoneId,
    journeyId: session?.journeyId ?? '',
    sessionId: session?.id ?? '',
    conversationId: test ? null : conversationId,
    contactId: test ? null : contactId,
    values,
    at: now,
  }
  await recordGoalEvent(env, event, effect.tags)
  if (!test) await tellOtherConversations(env, effect, recordContext)
}

/** A milestone reached by a contact is an event in every conversation of theirs. */
async function tellOtherConversations(
  env: Env,
  effect: EffectOf<'recordMilestone'>,
  recordContext: RecordContext,
) {
  const { contactId, conversationId, now } = recordContext
  for (const { channelId, contactKey } of await otherConversations(
    env,
    contactId,
    conversationId,
  )) {
    await callConversation(env, objectName(channelId, contactKey), (other) =>
      other.deliverEvent({ id: effect.id, milestoneId: effect.milestoneId, at: now }),
    )
  }
}
