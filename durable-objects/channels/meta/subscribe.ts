import type { SendFailure } from '#messages/message.ts'
import type { Checked, Providers } from '../channel.ts'
import { type GraphError, postToGraph } from './graph.ts'

/** What to be told of a page. */
export const PAGE_FIELDS =
  'messages,messaging_postbacks,message_deliveries,message_reads,message_echoes,message_reactions,messaging_referrals,message_edits,messaging_optins,messaging_handovers,standby,messaging_policy_enforcement'
/** And of an Instagram account: echoes come among its messages. */
export const INSTAGRAM_FIELDS =
  'messages,messaging_postbacks,messaging_seen,message_reactions,messaging_referral,standby'

type Account = { node: string; token: string; fields?: string }

/**
 * Asks Meta to post to us what happens on an account. Meta forgets it when our address has failed for
 * an hour, and tells nobody (README.md, Subscription): so it is asked every hour, which changes nothing
 * otherwise.
 */
export async function subscribeToMeta(
  { node, token, fields }: Account,
  failureOf: (error: GraphError, status: number) => { code: SendFailure; detail: string },
  providers: Providers,
): Promise<Checked> {
  const asked = fields ? `?subscribed_fields=${fields}` : ''
  const answer = await postToGraph(providers, `${node}/subscribed_apps${asked}`, token, {})
  if (answer.outcome === 'taken') return { ok: true }
  if (answer.outcome === 'unanswered')
    return { ok: false, code: answer.code, detail: answer.detail }
  const { code, detail } = failureOf(answer.error, answer.status)
  return { ok: false, code, detail }
}
