import type { ProviderRequest, Providers, Sent } from '../channel.ts'
import { notTaken, postToGraph } from '../meta/graph.ts'
import { listAt, stringAt } from '../parsing/json-object.ts'
import { keyOf } from './address.ts'
import { failureOf } from './errors.ts'

const TEMPLATE_PAUSED = 132015

/**
 * Sends one request of `render`. `partId` comes back in every status of the message, so that a send
 * whose answer got lost is settled by its status instead of being repeated.
 */
export async function send(
  request: ProviderRequest,
  partId: string,
  config: { phoneNumberId: string; accessToken: string },
  providers: Providers,
): Promise<Sent> {
  const answer = await postToGraph(
    providers,
    `${config.phoneNumberId}/messages`,
    config.accessToken,
    { ...request, biz_opaque_callback_data: partId },
  )
  if (answer.outcome !== 'taken') return notTaken(answer, failureOf)
  const [message] = listAt(answer.body, 'messages')
  // Taken, and thrown away: the template was paused a moment ago.
  if (stringAt(message, 'message_status') === 'paused') {
    return { ok: false, ...failureOf({ code: TEMPLATE_PAUSED, message: '' }) }
  }
  const providerId = stringAt(message, 'id')
  if (!providerId)
    return { ok: false, code: 'unknown', detail: 'Meta took it and named no message' }
  // `wa_id` may be another number than the one written to (Brazil, Mexico): the guest answers from it.
  const contact = listAt(answer.body, 'contacts')[0]
  const written = keyOf(stringAt(request, 'to') ?? stringAt(request, 'recipient') ?? '')
  const known = [stringAt(contact, 'wa_id'), stringAt(contact, 'user_id')]
  const alternateKeys = known.flatMap((key) => (key && key !== written ? [keyOf(key)] : []))
  return { ok: true, providerId, alternateKeys }
}
