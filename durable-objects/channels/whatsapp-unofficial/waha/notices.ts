import type { AccountNotice } from '../../channel.ts'
import { type JsonObject, stringAt } from '../../parsing/json-object.ts'

const STOPPED: Record<string, Pick<AccountNotice, 'detail' | 'failure'>> = {
  STOPPED: { detail: 'The WhatsApp session is stopped', failure: 'account' },
  STARTING: { detail: 'The WhatsApp session is starting', failure: 'account' },
  SCAN_QR_CODE: { detail: 'The WhatsApp session waits for its QR code', failure: 'auth' },
  PASSKEY_REQUIRED: { detail: 'The WhatsApp session asks for a passkey', failure: 'auth' },
  PASSKEY_CONFIRMATION_REQUIRED: {
    detail: 'The WhatsApp session waits for its passkey to be confirmed',
    failure: 'auth',
  },
  FAILED: { detail: 'The WhatsApp session has failed', failure: 'auth' },
}

/** Anything but WORKING means that nothing can be sent until somebody sees to it. */
export function sessionNotice(account: string, payload: JsonObject): AccountNotice | undefined {
  const status = stringAt(payload, 'status')
  if (status === 'WORKING') {
    const detail = 'The WhatsApp session works'
    return { type: 'account', account, detail, connected: true }
  }
  const stopped = status !== undefined && Object.hasOwn(STOPPED, status) && STOPPED[status]
  return stopped ? { type: 'account', account, ...stopped } : undefined
}
