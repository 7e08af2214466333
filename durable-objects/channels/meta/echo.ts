import { inputOf } from '#messages/message.ts'
import type { InboundEvent } from '../channel.ts'
import { type JsonObject, listAt, numberAt, objectAt, stringAt } from '../parsing/json-object.ts'
import { contentOf } from './content.ts'
import type { MetaEvent } from './events.ts'

/**
 * What was sent in our name. The bot's own messages come back with our part id as `metadata` or from
 * our app: a status, which settles a send whose answer got lost. All else was written by a person in
 * the page's inbox or the Instagram app, or by another app.
 */
export function eventsFromUs(event: MetaEvent, appId: string | undefined): InboundEvent[] {
  const { account, guest: key, at, fields } = event
  const message = objectAt(fields, 'message')
  const providerId = stringAt(message, 'mid')
  // What we took back, or reacted with, says nothing new.
  if (!message || !providerId || message.is_echo !== true || message.is_deleted === true) return []
  const common = { account, guest: { key, alternateKeys: [] }, providerId, at }
  const partId = partIn(message)
  if (partId || isOurs(appIn(message), appId)) {
    return [{ type: 'status', status: 'sent', partId, ...common }]
  }
  return [{ type: 'echo', text: textOf(message), ...common }]
}

/** `ses_k3f9.3#0`: what `send` gave to Meta as `metadata`. Other apps have metadata of their own. */
function partIn(message: JsonObject): string | undefined {
  const metadata = stringAt(message, 'metadata')
  return metadata && /^[\w.:-]+#\d{1,3}$/.test(metadata) ? metadata : undefined
}

/** Meta writes an app's id as a number here and as a text there. */
const appIn = (fields: JsonObject, name = 'app_id') =>
  stringAt(fields, name) ?? numberAt(fields, name)?.toString()

const isOurs = (app: string | undefined, appId: string | undefined) =>
  app !== undefined && app === appId

/** Its words, or what it was: `[image]`. */
function textOf(message: JsonObject): string {
  const text = stringAt(message, 'text')
  if (text) return text
  const content = contentOf(message)
  const [attachment] = listAt(message, 'attachments')
  const words = content.kind !== 'media' && inputOf(content).text
  return words || `[${stringAt(attachment, 'type') ?? 'message'}]`
}

/**
 * Another app took the conversation, or was given it: the bot is silent, as after a person's message.
 * That it has come back to us ends no hold.
 */
export function threadControlEvents(event: MetaEvent, appId: string | undefined): InboundEvent[] {
  const { account, guest: key, at, fields } = event
  const taken = objectAt(fields, 'take_thread_control') ?? objectAt(fields, 'pass_thread_control')
  if (!taken || isOurs(appIn(taken, 'new_owner_app_id'), appId)) return []
  return [
    {
      type: 'echo',
      account,
      guest: { key, alternateKeys: [] },
      providerId: `control:${at}`,
      at,
      text: '[Another app has taken over the conversation]',
    },
  ]
}
