import type { AccountNotice } from '../../channel.ts'
import { type JsonObject, numberAt, objectAt, stringAt } from '../../parsing/json-object.ts'

/** What an event says of the session itself; undefined for one about something else. */
export function connectionNotice(
  event: string,
  item: JsonObject,
  account: string,
): AccountNotice | undefined {
  const notice = { type: 'account', account } as const
  switch (event) {
    case 'connection.update': {
      const state = stringAt(item, 'state')
      if (state === 'open') {
        return { ...notice, detail: 'The WhatsApp session is connected', connected: true }
      }
      // It connects anew by itself, time and again: that is nothing to be seen to.
      if (state === 'connecting') return { ...notice, detail: 'The WhatsApp session is connecting' }
      if (state !== 'close' && state !== 'refused') return undefined
      const reason = numberAt(item, 'statusReason')
      const why = reason === undefined ? '' : ` (${reason})`
      return { ...notice, detail: `The WhatsApp session is closed${why}`, failure: 'auth' }
    }
    case 'qrcode.updated': {
      const said = stringAt(item, 'message')
      const detail = said ?? 'The WhatsApp session waits for its QR code'
      return objectAt(item, 'qrcode') || said ? { ...notice, detail, failure: 'auth' } : undefined
    }
    case 'status.instance':
      return stringAt(item, 'status') === 'closed'
        ? { ...notice, detail: 'The WhatsApp session was logged out', failure: 'auth' }
        : undefined
    case 'logout.instance':
    case 'remove.instance':
      return { ...notice, detail: 'The WhatsApp session was removed', failure: 'auth' }
    default:
      return undefined
  }
}
