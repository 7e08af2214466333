import type { InboundMedia } from '#messages/message.ts'
import { isJsonObject, type JsonObject, objectAt, stringAt } from '../../parsing/json-object.ts'
import { unwrapped, wholeIdIn } from '../envelope.ts'

/**
 * `_data`, what WAHA's engine itself said: WEBJS and WPP write WhatsApp Web's models, NOWEB
 * Baileys's, GOWS whatsmeow's. None of it is promised (../README.md, WAHA engines), and everything here is only asked for
 * what the payload leaves out.
 */
export type Engine = JsonObject | undefined

export const engineOf = (payload: JsonObject): Engine => objectAt(payload, '_data')

const wrappedIn = (engine: Engine) => objectAt(engine, 'message') ?? objectAt(engine, 'Message')

/** WhatsApp's own message, on the engines that pass it on. */
export function messageIn(engine: Engine): JsonObject | undefined {
  const message = wrappedIn(engine)
  return message && unwrapped(message)
}

/** What it is a part of, on the same engines. */
export function wholeIdOf(engine: Engine): string | undefined {
  const message = wrappedIn(engine)
  return message && wholeIdIn(message)
}

const infoIn = (engine: Engine) => objectAt(engine, 'Info')

export const nameIn = (engine: Engine) =>
  stringAt(engine, 'pushName') ??
  stringAt(engine, 'notifyName') ??
  stringAt(infoIn(engine), 'PushName')

/** The guest's other addresses: the number behind a hidden id, or the other way round. */
export function addressesIn(engine: Engine, fromMe: boolean): (string | undefined)[] {
  const key = objectAt(engine, 'key')
  // Of what we wrote ourselves, the sender is us.
  const names = fromMe ? ['remoteJidAlt'] : ['remoteJidAlt', 'senderPn', 'senderLid']
  const theirs = fromMe ? 'RecipientAlt' : 'SenderAlt'
  return [...names.map((name) => stringAt(key, name)), stringAt(infoIn(engine), theirs)]
}

const WEB_KINDS: Record<string, InboundMedia['type']> = {
  image: 'image',
  video: 'video',
  ptv: 'video',
  audio: 'audio',
  ptt: 'voice',
  document: 'document',
  sticker: 'sticker',
}

/** What a file is, where the engine tells. */
export function fileKindIn(engine: Engine): InboundMedia['type'] | undefined {
  const kind = stringAt(engine, 'type') ?? stringAt(infoIn(engine), 'MediaType') ?? ''
  return Object.hasOwn(WEB_KINDS, kind) ? WEB_KINDS[kind] : undefined
}

/** The advertisement that brought the guest, in WhatsApp Web's models. Unverified. */
export const webAdIn = (engine: Engine) => objectAt(engine, 'ctwaContext')

/** What a message is in the words of WhatsApp Web's models: `chat`, `ciphertext`, `e2e_notification`. */
export const webKindIn = (engine: Engine) => stringAt(engine, 'type')

/** A kind that WhatsApp itself writes into a chat, and no guest. */
export const isNotice = (kind: string) =>
  /notification|^(gp2|call_log|protocol|revoked|reaction|pinned_message|keep_in_chat|poll_update|album|debug)$/.test(
    kind,
  )

/** The row or button tapped, on the engines that write WhatsApp Web's models. */
export function webTapIn(engine: Engine): string | undefined {
  const row = objectAt(objectAt(engine, 'listResponse'), 'singleSelectReply')
  return (
    stringAt(row, 'selectedRowId') ??
    stringAt(engine, 'selectedRowId') ??
    stringAt(engine, 'selectedButtonId')
  )
}

/** A poll, a list or buttons: what a bot sends, and a person with a phone hardly ever. */
export function isInteractive(engine: Engine): boolean {
  const kind = stringAt(engine, 'type') ?? ''
  if (['poll_creation', 'list', 'buttons', 'interactive'].includes(kind)) return true
  const message = messageIn(engine)
  return Object.keys(message ?? {}).some(
    (name) =>
      /^(pollCreation|list|buttons|interactive)Message/.test(name) && isJsonObject(message?.[name]),
  )
}
