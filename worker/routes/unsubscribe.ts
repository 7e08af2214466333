import { escaped } from '#channels/email/marked.ts'
import { readUnsubscribeToken } from '#channels/email/tokens.ts'
import { languageOf } from '#messages/language.ts'
import { textsIn } from '../../durable-objects/answers/languages/texts.ts'
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
  const language = languageOf(new URL(request.url).searchParams.get('lang') ?? undefined)
  const { title, unsubscribe: wish, ...texts } = textsIn(language).unsubscribePage
  if (!conversation) return mailPage({ title: texts.notValid, body: '', language, status: 404 })
  if (request.method === 'POST') {
    const name = objectName(conversation.channelId, conversation.contactKey)
    await callConversation(env, name, (at) => at.optOut())
    return mailPage({ title: texts.doneTitle, body: `<p>${escaped(texts.done)}</p>`, language })
  }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return new Response(null, { status: 405 })
  const values = { 'List-Unsubscribe': 'One-Click' }
  return mailPage({ title, body: form(values, wish), language })
}
