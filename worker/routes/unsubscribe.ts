import { readUnsubscribeToken } from '#channels/email/tokens.ts'
import { callConversation, objectName } from '../../durable-objects/rpc.ts'
import type { Env } from '../env.ts'
import { form, mailPage } from '../http/mail-page.ts'
import { dbOf } from '../queries/db.ts'
import { conversationById } from '../queries/mail.ts'

/**
 * `/unsubscribe/<token>`: a POST, by a mail program (RFC 8058) or from the page, is a guest's wish for
 * no mail that they did not ask for. A GET changes nothing.
 */
export async function unsubscribe(request: Request, env: Env, token: string): Promise<Response> {
  const conversationId = await readUnsubscribeToken(token, env.MASTER_KEY ?? '')
  const conversation = conversationId && (await conversationById(dbOf(env), conversationId))
  if (!conversation) return mailPage('This link is not valid', '', 404)
  if (request.method === 'POST') {
    const name = objectName(conversation.channelId, conversation.contactKey)
    await callConversation(env, name, (at) => at.optOut())
    return mailPage('You are unsubscribed', '<p>We write only when you write to us.</p>')
  }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return new Response(null, { status: 405 })
  const values = { 'List-Unsubscribe': 'One-Click' }
  return mailPage('No more mail?', form(values, 'Unsubscribe'))
}
