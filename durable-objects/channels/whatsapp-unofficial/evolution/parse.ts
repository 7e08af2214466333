import type { InboundEvent } from '../../channel.ts'
import { isJsonObject, type JsonObject, stringAt } from '../../parsing/json-object.ts'
import { ignoredOne, type Read } from '../read.ts'
import { messageIn } from './message.ts'
import { connectionNotice } from './notices.ts'
import { deletionIn, editIn, editInUpdate, statusIn } from './update.ts'
import { voteInUpdate } from './vote.ts'

/**
 * One event of Evolution: `{ event, instance, data, sender }`, where `data` is a Baileys object, or a
 * list of them. What the session did through the API comes as `send.message`, which is passed over,
 * like groups, statuses and newsletters. What has no moment of its own counts from when it is heard
 * of: `date_time` is the gateway's local time, called UTC. ../README.md, Evolution webhooks.
 */
export function parse(body: JsonObject): Read {
  const name = stringAt(body, 'event')?.toLowerCase().replace(/[_-]/g, '.') ?? ''
  const { data } = body
  const items: unknown[] = Array.isArray(data) ? data : [data]
  const read: Read = { events: [], notices: [], ignored: 0 }
  for (const item of items) {
    const fields = isJsonObject(item) ? item : {}
    const event = eventOf(name, fields, body)
    const notice = connectionNotice(name, fields, stringAt(body, 'instance') ?? '')
    if (event) read.events.push(event)
    else if (notice) read.notices.push(notice)
    else read.ignored++
  }
  return items.length > 0 ? read : ignoredOne()
}

function eventOf(name: string, item: JsonObject, body: JsonObject): InboundEvent | undefined {
  switch (name) {
    case 'messages.upsert':
      return messageIn(item, body)
    case 'messages.update':
      return voteInUpdate(item, body) ?? editInUpdate(item, body) ?? statusIn(item, body)
    case 'messages.edited':
      return editIn(item, body)
    case 'messages.delete':
      return deletionIn(item, body)
    default:
      return undefined
  }
}
