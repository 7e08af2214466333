import type { ProviderRequest, Providers, Sent } from '../channel.ts'
import { type JsonObject, objectAt, stringAt } from '../parsing/json-object.ts'
import { failureOf } from './errors.ts'
import { notTaken, postToGraph } from './graph.ts'

/** From which account, and by what right, a message goes out. */
export type From = { node: string; token: string }

/**
 * Sends one request of `renderMeta`. `partId` comes back as the `metadata` of the message's echo, so
 * that a send whose answer got lost is settled by it instead of being repeated.
 */
export async function sendMeta(
  request: ProviderRequest,
  partId: string,
  from: From,
  providers: Providers,
): Promise<Sent> {
  const { unsendable, otherwise, message, ...envelope } = request
  if (typeof unsendable === 'string') return { ok: false, code: 'config', detail: unsendable }
  const put = (what: unknown) =>
    post({ ...envelope, message: { ...fieldsOf(what), metadata: partId } }, from, providers)
  const sent = await put(message)
  const instead = !sent.ok && sent.code === 'config' && otherwise !== undefined
  return instead ? put(otherwise) : sent
}

const fieldsOf = (message: unknown): JsonObject => objectAt({ message }, 'message') ?? {}

async function post(body: JsonObject, { node, token }: From, providers: Providers): Promise<Sent> {
  const answer = await postToGraph(providers, `${node}/messages`, token, body)
  if (answer.outcome !== 'taken') return notTaken(answer, failureOf)
  const providerId = stringAt(answer.body, 'message_id')
  if (providerId) return { ok: true, providerId }
  return { ok: false, code: 'unknown', detail: 'Meta took it and named no message' }
}
