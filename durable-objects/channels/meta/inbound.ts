import type { Inbound, InboundContent } from '#messages/message.ts'
import type { InboundEvent } from '../channel.ts'
import { type JsonObject, listAt, numberAt, objectAt, stringAt } from '../parsing/json-object.ts'
import { contentOf } from './content.ts'
import { threadControlEvents } from './echo.ts'
import type { MetaEvent } from './events.ts'
import { receiptsOf } from './receipts.ts'

/** What a guest did, or what became of something that we sent. Empty for a kind that is not known here. */
export function eventsFrom(event: MetaEvent, appId: string | undefined): InboundEvent[] {
  return [...messageEvents(event), ...receiptsOf(event), ...threadControlEvents(event, appId)]
}

function messageEvents(event: MetaEvent): InboundEvent[] {
  const { account, guest: key, standby } = event
  return inboundMessages(event).map((inbound) => ({
    type: 'message',
    account,
    guest: { key, alternateKeys: [] },
    inbound,
    ...(standby && { standby }),
  }))
}

function inboundMessages({ fields, at }: MetaEvent): Inbound[] {
  const message = objectAt(fields, 'message')
  if (message) return messageOf(message, at)
  const postback = objectAt(fields, 'postback')
  if (postback) return postbackOf(postback, at)
  const reaction = objectAt(fields, 'reaction')
  if (reaction) return reactionOf(reaction, at)
  const edit = objectAt(fields, 'message_edit')
  if (edit) return editOf(edit, at)
  return cameBy(fields, at)
}

function messageOf(message: JsonObject, at: number): Inbound[] {
  const mid = stringAt(message, 'mid')
  if (!mid) return []
  if (message.is_deleted === true) {
    return [{ id: `${mid}:deleted`, at, content: { kind: 'delete' }, repliesTo: mid }]
  }
  const repliesTo = stringAt(objectAt(message, 'reply_to'), 'mid')
  return [{ id: mid, at, content: contentOf(message), repliesTo, ...referralOf(message) }]
}

/** What led the guest here: an advertisement, the story that is answered, the story that names us. */
function referralOf(message: JsonObject): Pick<Inbound, 'referral'> {
  const story = objectAt(objectAt(message, 'reply_to'), 'story')
  const mention = listAt(message, 'attachments').find(({ type }) => type === 'story_mention')
  const referral = {
    ...toldOf(objectAt(message, 'referral')),
    ...(story && { story }),
    ...(mention && { story_mention: objectAt(mention, 'payload') ?? {} }),
  }
  return Object.keys(referral).length > 0 ? { referral } : {}
}

/** An advertisement's id and title under the names that every channel has for them. */
function toldOf(referral: JsonObject | undefined): JsonObject | undefined {
  const id = stringAt(referral, 'ad_id')
  const headline = stringAt(objectAt(referral, 'ads_context_data'), 'ad_title')
  return referral && { ...referral, ...(id && { id }), ...(headline && { headline }) }
}

/** A tap on a button, an ice breaker, a line of the menu or "Get started". Older ones have no id. */
function postbackOf(postback: JsonObject, at: number): Inbound[] {
  const title = stringAt(postback, 'title')
  const payload = stringAt(postback, 'payload') ?? title
  if (payload === undefined) return []
  const content: InboundContent = { kind: 'choice', payload, title: title ?? payload }
  const referral = toldOf(objectAt(postback, 'referral'))
  const id = stringAt(postback, 'mid') ?? `postback:${at}:${payload}`
  return [{ id, at, content, ...(referral && { referral }) }]
}

/** Without an emoji it was taken back. Some reactions have only a name: `love`. */
function reactionOf(reaction: JsonObject, at: number): Inbound[] {
  const target = stringAt(reaction, 'mid')
  if (!target) return []
  const given = stringAt(reaction, 'emoji') ?? stringAt(reaction, 'reaction')
  const emoji = reaction.action === 'unreact' ? undefined : given
  return [{ id: `${target}:reaction:${at}`, at, content: { kind: 'reaction', target, emoji } }]
}

function editOf(edit: JsonObject, at: number): Inbound[] {
  const mid = stringAt(edit, 'mid')
  if (!mid) return []
  const id = `${mid}:edit:${numberAt(edit, 'num_edit') ?? at}`
  return [{ id, at, content: { kind: 'edit', text: stringAt(edit, 'text') }, repliesTo: mid }]
}

/** A link to us, or an advertisement, tapped in a conversation that stands; or a box ticked. */
function cameBy(fields: JsonObject, at: number): Inbound[] {
  const referral = toldOf(objectAt(fields, 'referral') ?? objectAt(fields, 'optin'))
  if (!referral) return []
  return [{ id: `referral:${at}`, at, content: { kind: 'referral' }, referral }]
}
