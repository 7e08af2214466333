import { isJsonObject, type JsonObject, objectAt, stringAt } from '../parsing/json-object.ts'

/**
 * What WhatsApp's apps tell each other and no guest has typed: keys, settings, edits, pins, votes, calls,
 * news of statuses, and the head of an album, whose pictures come by themselves.
 */
const NOISE =
  /^(protocol|senderKey|fastRatchetKey|reaction|enc[A-Z]|secretEncrypted|edited|keepInChat|pinInChat|pollUpdate|pollResult|messageHistory|b?call|stickerSync|status|groupStatus|limitSharing|album|comment|newsletter)/

/** Beside every message, whatever it is. */
const CONTEXT = 'messageContextInfo'

/** The kind of what an app could not decrypt, or reads less of than the phone does. */
export const UNREADABLE = 'unreadable'

/**
 * The message itself. WhatsApp puts one into another for what vanishes, is seen once, belongs to an
 * album or has a caption, and invents further envelopes; they all have it in `message`.
 *
 * Sample: `{ viewOnceMessageV2: { message: { imageMessage: {} } } }` gives `{ imageMessage: {} }`.
 * Source: https://github.com/WhiskeySockets/Baileys/tree/master/WAProto , FutureProofMessage
 */
export function unwrapped(message: JsonObject, depth = 0): JsonObject {
  const inner = Object.entries(message)
    .filter(([name]) => !NOISE.test(name))
    .map(([, part]) => (isJsonObject(part) ? objectAt(part, 'message') : undefined))
    .find(isJsonObject)
  return inner && depth < 5 ? unwrapped(inner, depth + 1) : message
}

/**
 * Of what kind a message is that is not known here: "invoice". Undefined where no guest typed it. A
 * placeholder stands for what is shown on the phone alone, and bare context for what was not decrypted.
 */
export function unknownKind(own: JsonObject): string | undefined {
  const names = Object.keys(own).filter((name) => name !== CONTEXT && isJsonObject(own[name]))
  if (names.length === 0 || names.includes('placeholderMessage')) return UNREADABLE
  return names.find((name) => !NOISE.test(name))?.replace(/Message.*$/, '')
}

/** The id of what a message is a part of: an album, or the picture of which it is a sharper version. */
export function wholeIdIn(message: JsonObject): string | undefined {
  const [key] = [message, unwrapped(message)]
    .map((part) => objectAt(objectAt(part, CONTEXT), 'messageAssociation'))
    .map((association) => objectAt(association, 'parentMessageKey'))
    .filter(isJsonObject)
  return stringAt(key, 'id') ?? stringAt(key, 'ID')
}
