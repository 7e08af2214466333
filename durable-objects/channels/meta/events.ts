import {
  isJsonObject,
  type JsonObject,
  lengthAt,
  listAt,
  momentAt,
  objectAt,
  stringAt,
} from '../parsing/json-object.ts'

/** One thing that happened between a guest and our page or Instagram account. */
export type MetaEvent = {
  /** The page or the account, in Meta's id: where the webhook was posted for. */
  account: string
  /** Empty where it is about the account itself. */
  guest: string
  at: number
  /** It comes from our side: an echo of what somebody, or something, sent in our name. */
  ours: boolean
  /** Another app controls the conversation: never to be answered. */
  standby: boolean
  fields: JsonObject
}

/**
 * The envelope of Messenger and Instagram: `{ object, entry: [{ id, time, messaging: [event] }] }`,
 * with `standby` in the place of `messaging` while another app controls the conversation, and Instagram's other
 * form, `changes: [{ field, value: event }]`. README.md, Events.
 */
export function metaEventsOf(body: unknown, object: 'page' | 'instagram') {
  const events: MetaEvent[] = []
  const own = isJsonObject(body) && body.object === object ? body : undefined
  const entries = listAt(own, 'entry')
  // A webhook, or an entry, that says nothing is one thing passed over.
  let ignored = (lengthAt(own, 'entry') || 1) - entries.length
  for (const entry of entries) {
    const { found, broken } = itemsOf(entry)
    ignored += broken
    for (const { item, standby } of found) {
      const event = eventOf(item, entry, standby)
      if (event) events.push(event)
      else ignored++
    }
  }
  return { events, ignored }
}

function itemsOf(entry: JsonObject) {
  const direct = ['messaging', 'standby'].flatMap((name) =>
    listAt(entry, name).map((item) => ({ item, standby: name === 'standby' })),
  )
  const changed = listAt(entry, 'changes').flatMap((change) => {
    const item = objectAt(change, 'value')
    return item ? [{ item, standby: change.field === 'standby' }] : []
  })
  const found = [...direct, ...changed]
  const written = ['messaging', 'standby', 'changes'].map((name) => lengthAt(entry, name))
  const count = written.reduce((sum, length) => sum + length, 0)
  return { found, broken: (count || 1) - found.length }
}

/** Undefined when neither side is the account that the webhook was posted for. */
function eventOf(item: JsonObject, entry: JsonObject, standby: boolean): MetaEvent | undefined {
  const account = stringAt(entry, 'id')
  const sender = stringAt(objectAt(item, 'sender'), 'id')
  const recipient = stringAt(objectAt(item, 'recipient'), 'id')
  const ours = sender === account
  const guest = (ours ? recipient : sender) ?? ''
  const known = ours || recipient === account
  const at = momentAt(item, 'timestamp') ?? momentAt(entry, 'time')
  if (!account || !known || guest === account || at === undefined) return undefined
  return { account, guest, at, ours, standby, fields: item }
}
