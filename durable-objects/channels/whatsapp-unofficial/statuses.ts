import type { DeliveryStatus } from '../channel.ts'

/** WhatsApp's acknowledgements, by WAHA's names and numbers and by Baileys's. */
const STATUSES = new Map<string, DeliveryStatus>([
  ['ERROR', 'failed'],
  ['-1', 'failed'],
  ['PENDING', 'accepted'],
  ['0', 'accepted'],
  ['SERVER', 'sent'],
  ['SERVER_ACK', 'sent'],
  ['1', 'sent'],
  ['DEVICE', 'delivered'],
  ['DELIVERY_ACK', 'delivered'],
  ['2', 'delivered'],
  ['READ', 'read'],
  ['3', 'read'],
  ['PLAYED', 'played'],
  ['4', 'played'],
])

export const statusOf = (said: string | number | undefined) => STATUSES.get(String(said ?? ''))

/** No gateway says more than "error". */
export function failureOfStatus(status: DeliveryStatus) {
  const detail = 'WhatsApp could not deliver it and gave no reason'
  return status === 'failed' ? { failure: { code: 'config', detail } as const } : {}
}
