import { createHmac } from 'node:crypto'

/** Posts webhooks as Meta does: signed over the raw bytes, any number of messages in one body. */
export type Sender = { hook: string; appSecret: string; phoneNumberId: string }

export type GuestMessage = { from: string; id: string; at?: number } & Record<string, unknown>

let count = 0
export const wamid = () => `wamid.in.${process.pid}.${++count}`

export const textMessage = (from: string, text: string, id = wamid()): GuestMessage => ({
  from,
  id,
  type: 'text',
  text: { body: text },
})

/** A tap on a reply button or a list row, with the payload that came with it. */
export const tapMessage = (
  from: string,
  kind: 'button_reply' | 'list_reply',
  reply: { id: string; title: string },
  id = wamid(),
): GuestMessage => ({ from, id, type: 'interactive', interactive: { type: kind, [kind]: reply } })

export function messagesBody(phoneNumberId: string, messages: GuestMessage[]): string {
  return changesBody([{ field: 'messages', value: messagesValue(phoneNumberId, messages) }])
}

export const messagesValue = (phoneNumberId: string, messages: GuestMessage[]) => ({
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: '15550783881', phone_number_id: phoneNumberId },
  contacts: messages.map(({ from }) => ({ profile: { name: `Guest ${from}` }, wa_id: from })),
  messages: messages.map(({ at = Date.now(), ...message }) => ({
    ...message,
    timestamp: String(Math.floor(at / 1000)),
  })),
})

export const statusesValue = (phoneNumberId: string, statuses: Record<string, unknown>[]) => ({
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: '15550783881', phone_number_id: phoneNumberId },
  statuses,
})

export const changesBody = (changes: { field: string; value: unknown }[]) =>
  JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: 'waba', changes }] })

export const signatureOf = (body: string, appSecret: string) =>
  `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`

export function post(
  sender: Sender,
  body: string,
  signature = signatureOf(body, sender.appSecret),
) {
  return fetch(sender.hook, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature },
    body,
  })
}

export const say = (sender: Sender, from: string, text: string, id?: string) =>
  post(sender, messagesBody(sender.phoneNumberId, [textMessage(from, text, id)]))
