import { escaped } from '#channels/email/marked.ts'
import { type ChoiceLink, readChoiceToken } from '#channels/email/tokens.ts'
import { languageOf } from '#messages/language.ts'
import { textsIn } from '../../durable-objects/answers/languages/texts.ts'
import { seal, sha256Hex, unseal } from '../../durable-objects/guards/seal.ts'
import { callConversation, objectName } from '../../durable-objects/rpc.ts'
import type { Env } from '../env.ts'
import { readBody } from '../http/body.ts'
import { form, mailPage } from '../http/mail-page.ts'
import { dbOf } from '../queries/db.ts'
import { conversationById } from '../queries/mail.ts'

/** Nobody reads a page and decides in less; a script does. */
const LEAST_MS = 2000
const PAGE_MS = 24 * 3_600_000
const NONCE = 'mail-choice-page'
const SCANNERS =
  /bot\b|crawl|spider|scan|safelinks|barracuda|proofpoint|mimecast|symantec|trendmicro|urldefense|headless|python|curl|wget|go-http|java\//i

/**
 * `/e/<token>`: the page behind a choice in a mail. A GET changes nothing, because mail scanners
 * follow every link before the guest does, and some send its form too; a POST counts when a person
 * moved a pointer or pressed a key on the page.
 */
export async function choiceLinks(request: Request, env: Env, token: string): Promise<Response> {
  const { method } = request
  if (!['GET', 'HEAD', 'POST'].includes(method)) return new Response(null, { status: 405 })
  const key = env.MASTER_KEY ?? ''
  const link = await readChoiceToken(token, key, Date.now())
  if (!link) return expired(request)
  const texts = textsIn(link.language).choicePage
  if (method !== 'POST') return asking(link, token, key)
  const body = (await readBody(request, 10_000)) ?? new Uint8Array()
  const given = new URLSearchParams(new TextDecoder().decode(body))
  const conversation = await conversationById(dbOf(env), link.conversationId)
  if (!conversation) return page(link, texts.overTitle, texts.over)
  const name = objectName(conversation.channelId, conversation.contactKey)
  if (!(await byHand(request, given, token, key))) return asking(link, token, key)
  if (given.get('undo')) {
    const undone = await callConversation(env, name, (at) => at.undoLinkChoice(link.payload))
    if (undone) return page(link, texts.takenBackTitle, texts.takenBack)
  }
  const { payload, title } = link
  const client = await clientOf(request)
  const choice = { payload, title, client }
  const result = await callConversation(env, name, (at) => at.chooseByLink(choice))
  switch (result) {
    case 'held':
      return chosen(link, token, key, true)
    case 'taken':
      return chosen(link, token, key, false)
    case 'other':
      return page(link, texts.alreadyTitle, texts.already)
    case 'suspicious':
      return page(link, texts.onceMoreTitle, texts.onceMore)
    case 'over':
      return page(link, texts.overTitle, texts.over)
  }
}

const paragraph = (text: string) => `<p>${escaped(text)}</p>`

const page = ({ language }: ChoiceLink, title: string, text: string) =>
  mailPage({ title, body: paragraph(text), language })

/** A link that cannot be read does not tell its language: the guest's browser does. */
function expired(request: Request): Response {
  const language = languageOf(request.headers.get('accept-language')?.split(',')[0])
  const { expiredTitle: title, expired: text } = textsIn(language).choicePage
  return mailPage({ title, body: paragraph(text), language, status: 410 })
}

const chosenIs = ({ title, language }: ChoiceLink) =>
  `<p>${escaped(textsIn(language).choicePage.youChose)} <b>${escaped(title)}</b></p>`

async function asking(link: ChoiceLink, token: string, key: string): Promise<Response> {
  const { language } = link
  const { confirmTitle, confirm, needsJavaScript } = textsIn(language).choicePage
  const body = `${chosenIs(link)}${form(await fieldsFor(token, key), confirm)}
<noscript>${paragraph(needsJavaScript)}</noscript>`
  return mailPage({ title: confirmTitle, body, language, script: GESTURE })
}

async function chosen(link: ChoiceLink, token: string, key: string, held: boolean) {
  const { language } = link
  const { thankYou, youCanClose, takeBack } = textsIn(language).choicePage
  const undo = held ? form({ ...(await fieldsFor(token, key)), undo: '1' }, takeBack, true) : ''
  const body = `${chosenIs(link)}${paragraph(youCanClose)}${undo}`
  return mailPage({ title: thankYou, body, language, script: held ? GESTURE : undefined })
}

/**
 * The field is filled by a person's pointer or key; a script that sends the form leaves it empty.
 */
const GESTURE = `for (const type of ['pointerdown','keydown','touchstart']) addEventListener(type, (event) => {
if (event.isTrusted) for (const field of document.getElementsByName('gesture')) field.value = type }, true)`

async function fieldsFor(token: string, key: string): Promise<Record<string, string>> {
  const nonce = await seal(JSON.stringify([await sha256Hex(token), Date.now()]), NONCE, key)
  return { token, nonce, gesture: '' }
}

async function byHand(request: Request, given: URLSearchParams, token: string, key: string) {
  if (SCANNERS.test(request.headers.get('user-agent') ?? '')) return false
  if (!['pointerdown', 'keydown', 'touchstart'].includes(given.get('gesture') ?? '')) return false
  if (given.get('token') !== token) return false
  try {
    const [hash, fieldAt] = JSON.parse(await unseal(given.get('nonce') ?? '', NONCE, key))
    const seen = Date.now() - fieldAt
    // A guest may take back at once what they see they did not mean.
    const least = given.get('undo') ? 0 : LEAST_MS
    return hash === (await sha256Hex(token)) && seen >= least && seen < PAGE_MS
  } catch {
    return false
  }
}

const clientOf = (request: Request) =>
  sha256Hex(
    ['cf-connecting-ip', 'user-agent'].map((name) => request.headers.get(name) ?? '').join('|'),
  )
