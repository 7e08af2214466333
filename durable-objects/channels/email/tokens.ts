import { hmacHex, sameToken, seal, unseal } from '../../guards/seal.ts'

/** What a choice link stands for; sealed, so that it shows nobody anything and cannot be made up. */
export type ChoiceLink = {
  conversationId: string
  payload: string
  title: string
  /** BCP 47: of the mail, and so of the page behind the link. */
  language?: string
  until: number
}

const LINK_DAYS = 30
const PURPOSE = 'mail-choice'

export async function choiceToken(
  link: Omit<ChoiceLink, 'until'>,
  masterKey: string,
  now: number,
): Promise<string> {
  const { conversationId, payload, title, language } = link
  const until = now + LINK_DAYS * 24 * 3_600_000
  return seal(JSON.stringify([conversationId, payload, title, until, language]), PURPOSE, masterKey)
}

/** Undefined for a token that is not ours, or too old. */
export async function readChoiceToken(
  token: string,
  masterKey: string,
  now: number,
): Promise<ChoiceLink | undefined> {
  try {
    const [conversationId, payload, title, until, language] = JSON.parse(
      await unseal(token, PURPOSE, masterKey),
    )
    if (until < now) return undefined
    return { conversationId, payload, title, until, language: language ?? undefined }
  } catch {
    return undefined
  }
}

/**
 * Stands in the address that answers go to, and tells whose conversation they belong to when they
 * come from another address: 32 letters, because some senders lower their case and a local part has
 * room for 64. Ten bytes of the conversation's id, ten of an HMAC over the whole of it.
 */
export async function replyToken(conversationId: string, masterKey: string) {
  const id = /^cnv_([0-9a-f]{20})/.exec(conversationId)?.[1]
  if (!id) return undefined
  const proof = await proofOf('mail-reply', conversationId, masterKey)
  return base32(id + proof.slice(0, 20))
}

/** How the ids of the conversations begin that a reply token may mean: one, but for a miracle. */
export function idStartOf(given: string): string | undefined {
  const token = given.toLowerCase()
  return /^[a-z2-7]{32}$/.test(token) ? `cnv_${fromBase32(token).slice(0, 20)}` : undefined
}

export async function isReplyToken(token: string, conversationId: string, masterKey: string) {
  return sameToken(token.toLowerCase(), (await replyToken(conversationId, masterKey)) ?? '')
}

const OFF = 'off-'

/** The detail of the address to which a guest writes that they want no more mail. */
export const unsubscribeDetail = (token: string) => OFF + token

/** The reply token in such a detail. */
export const unsubscribes = (detail: string) =>
  detail.startsWith(OFF) ? detail.slice(OFF.length) : undefined

/** `<conversation>.<proof>`: by it a guest says that they want no more mail. */
export async function unsubscribeToken(conversationId: string, masterKey: string) {
  return `${conversationId}.${(await proofOf('mail-unsubscribe', conversationId, masterKey)).slice(0, 32)}`
}

export async function readUnsubscribeToken(token: string, masterKey: string) {
  const [conversationId = ''] = token.split('.')
  const own = await unsubscribeToken(conversationId, masterKey)
  return sameToken(token, own) ? conversationId : undefined
}

const proofOf = (purpose: string, conversationId: string, masterKey: string) =>
  hmacHex(masterKey, new TextEncoder().encode(`${purpose}|${conversationId}`))

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'

/** Twenty bytes as 32 letters, five bits each. */
function base32(hex: string): string {
  let bits = ''
  for (const digit of hex) bits += Number.parseInt(digit, 16).toString(2).padStart(4, '0')
  return (bits.match(/.{5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five, 2)]).join('')
}

function fromBase32(token: string): string {
  let bits = ''
  for (const letter of token) bits += LETTERS.indexOf(letter).toString(2).padStart(5, '0')
  return (bits.match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 2).toString(16)).join('')
}
