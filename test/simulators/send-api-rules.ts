import {
  BUTTON_LINK,
  fields,
  items,
  type JsonObject,
  line,
  link,
  only,
  Refusal,
  type Refused,
  text,
} from './rules.ts'

/** The two channels that take messages by the Send API, which differ in what they take. */
export type SendApiKind = 'messenger' | 'instagram'

/**
 * Looks through the body of a POST to `/{account}/messages` the way Messenger and Instagram do, as
 * strictly as channels/meta/README.md, Limits, tells: lengths to the byte, counts, required fields.
 */
export function refusalOf(body: unknown, kind: SendApiKind): Refused | undefined {
  try {
    checkBody(fields(body, 'the body'), kind)
    return undefined
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure
    // Here every bad parameter is a 100, whatever is wrong with it.
    return { code: 100, status: 400, details: failure.details }
  }
}

const refuse = (details: string): never => {
  throw new Refusal(100, details)
}

function checkBody(body: JsonObject, kind: SendApiKind) {
  only(body, 'the request', ['recipient', 'messaging_type', 'tag', 'message', 'reply_to'])
  const recipient = fields(body.recipient, 'recipient')
  only(recipient, 'recipient', ['id'])
  if (!/^\d{1,30}$/.test(text(recipient.id, 'recipient.id', 30))) refuse('recipient.id is no id')
  const type = String(body.messaging_type)
  if (!['RESPONSE', 'UPDATE', 'MESSAGE_TAG'].includes(type)) refuse(`messaging_type ${type}`)
  const tagged = type === 'MESSAGE_TAG'
  if (tagged !== (body.tag !== undefined) || (tagged && body.tag !== 'HUMAN_AGENT')) {
    refuse(`tag ${body.tag} with messaging_type ${type}`)
  }
  checkMessage(fields(body.message, 'message'), kind)
}

function checkMessage(message: JsonObject, kind: SendApiKind) {
  only(message, 'message', ['text', 'attachment', 'quick_replies', 'metadata'])
  if ((message.text === undefined) === (message.attachment === undefined)) {
    refuse('message needs exactly one of text and attachment')
  }
  if (message.metadata !== undefined) text(message.metadata, 'metadata', 999)
  if (message.text !== undefined) words(message.text, kind)
  if (message.attachment !== undefined) attachment(fields(message.attachment, 'attachment'), kind)
  if (message.quick_replies !== undefined) {
    if (message.text === undefined) refuse('quick replies are hidden by an attachment')
    items(message.quick_replies, 'quick_replies', 1, 13).forEach(quickReply)
  }
}

function words(value: unknown, kind: SendApiKind) {
  if (kind === 'messenger') return text(value, 'message[text]', 2000)
  const bytes = new TextEncoder().encode(text(value, 'message[text]', 1000)).length
  if (bytes > 1000) refuse(`message[text] may have 1000 bytes, not ${bytes}`)
}

function quickReply(reply: JsonObject) {
  only(reply, 'quick reply', ['content_type', 'title', 'payload', 'image_url'])
  if (reply.content_type !== 'text') refuse(`content_type ${reply.content_type}`)
  line(reply.title, 'quick_replies[title]', 20)
  text(reply.payload, 'quick_replies[payload]', 1000)
}

/** By the ending of its address; one without an ending is looked at only once it is fetched. */
const ENDINGS: Record<SendApiKind, Record<string, RegExp>> = {
  messenger: { image: /./, video: /./, audio: /./, file: /./ },
  instagram: {
    image: /^(png|jpe?g)?$/,
    video: /^(mp4|ogg|avi|mov|webm)?$/,
    audio: /^(aac|m4a|wav|mp4)?$/,
    file: /^pdf$/,
  },
}

function attachment(own: JsonObject, kind: SendApiKind) {
  only(own, 'attachment', ['type', 'payload'])
  const type = String(own.type)
  const payload = fields(own.payload, 'payload')
  if (type === 'template') return template(payload)
  const taken = ENDINGS[kind][type]
  if (!taken) return refuse(`attachment.type ${type}`)
  only(payload, 'payload', ['url', 'is_reusable', 'attachment_id'])
  link(payload.url, 'payload.url')
  const ending = /\.(\w{2,5})$/.exec(new URL(String(payload.url)).pathname)?.[1] ?? ''
  if (kind === 'instagram' && !taken.test(ending.toLowerCase())) refuse(`.${ending} as ${type}`)
}

function template(payload: JsonObject) {
  only(payload, 'payload', ['template_type', 'text', 'buttons'])
  if (payload.template_type !== 'button') refuse(`template_type ${payload.template_type}`)
  text(payload.text, 'template text', 640)
  for (const button of items(payload.buttons, 'buttons', 1, 3)) {
    if (button.type !== 'web_url') refuse(`button of type ${button.type}`)
    only(button, 'button', ['type', 'title', 'url', 'webview_height_ratio'])
    line(button.title, 'button title', 20)
    link(button.url, 'button url', BUTTON_LINK)
  }
}
