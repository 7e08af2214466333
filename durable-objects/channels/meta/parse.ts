import type { AccountNotice, InboundEvent } from '../channel.ts'
import { objectAt, stringAt } from '../parsing/json-object.ts'
import { eventsFromUs } from './echo.ts'
import { type MetaEvent, metaEventsOf } from './events.ts'
import { eventsFrom } from './inbound.ts'

type Read = { events: InboundEvent[]; notices: AccountNotice[]; ignored: number }

/**
 * A webhook of Messenger (`page`) or Instagram. Events of kinds nobody told us of, of people unknown
 * and of other accounts are counted in `ignored`. `appId` is our own app's, where the config has it.
 */
export function parseMeta(body: unknown, object: 'page' | 'instagram', appId?: string): Read {
  const { events: metaEvents, ignored } = metaEventsOf(body, object)
  const read: Read = { events: [], notices: [], ignored }
  for (const event of metaEvents) {
    const notice = noticeOf(event)
    const events = eventsOf(event, appId)
    read.events.push(...events)
    if (notice) read.notices.push(notice)
    else if (events.length === 0) read.ignored++
  }
  return read
}

function eventsOf(event: MetaEvent, appId: string | undefined): InboundEvent[] {
  if (event.guest === '') return []
  return event.ours ? eventsFromUs(event, appId) : eventsFrom(event, appId)
}

/** Meta warns a page, stops it, or lets it go on. */
function noticeOf({ account, fields }: MetaEvent): AccountNotice | undefined {
  const policy = objectAt(fields, 'policy_enforcement')
  if (!policy) return undefined
  const action = stringAt(policy, 'action') ?? 'unknown'
  const reason = stringAt(policy, 'reason')
  const detail = `Policy: ${[action, reason].filter(Boolean).join(', ')}`
  const notice = { type: 'account', account, detail } as const
  if (action === 'unblock') return { ...notice, connected: true }
  return action === 'block' ? { ...notice, failure: 'account' } : notice
}
