import { setTimeout as sleep } from 'node:timers/promises'
import {
  changesBody,
  type GuestMessage,
  messagesValue,
  post,
  type Sender,
  statusesValue,
} from '../../simulators/webhooks.ts'
import type { Chance } from './chance.ts'
import type { Status } from './provider.ts'

type Item = { message: GuestMessage } | { status: Status }

/** So many conversations that the app hands the webhook to its queue. */
const LARGE = 24
const POOLED_MS = 1500

/**
 * Delivers webhooks as Meta does: the same body again and again until a 200, sometimes once more
 * after it, sometimes many guests in one.
 */
export function postOffice(sender: Sender, chance: Chance, moment: () => void) {
  const counts = { webhooks: 0, large: 0, tries: 0, unheard: 0, refused: 0, repeated: 0 }
  const acknowledged = new Set<string>()
  let open = 0
  let pool: { item: Item; done: () => void }[] = []
  let pooledAt = 0

  async function tryOnce(body: string): Promise<boolean> {
    counts.tries++
    try {
      const answer = await post(sender, body)
      if (answer.status === 200) moment()
      else counts.refused++
      await answer.arrayBuffer()
      return answer.status === 200
    } catch {
      counts.unheard++
      return false
    }
  }

  async function untilTaken(body: string) {
    for (let wait = 250; !(await tryOnce(body)); wait = Math.min(wait * 1.6, 4000)) {
      await sleep(wait * chance.between(0.7, 1.3))
    }
  }

  async function deliver(items: Item[]) {
    open++
    counts.webhooks++
    const body = bodyOf(sender.phoneNumberId, items)
    if (chance.happens(0.04)) void tryOnce(body)
    await untilTaken(body)
    for (const item of items) if ('message' in item) acknowledged.add(item.message.id)
    if (chance.happens(0.06)) {
      counts.repeated++
      await sleep(chance.between(100, 6000))
      await untilTaken(body)
    }
    open--
  }

  const flushing = setInterval(() => {
    if (pool.length === 0) return
    const guests = new Set(pool.map(({ item }) => guestOf(item))).size
    if (guests < LARGE && Date.now() - pooledAt < POOLED_MS) return
    const bag = pool
    pool = []
    if (guests > 20) counts.large++
    void deliver(bag.map(({ item }) => item)).then(() => {
      for (const { done } of bag) done()
    })
  }, 50)

  function pooled(item: Item) {
    if (pool.length === 0) pooledAt = Date.now()
    return new Promise<void>((done) => pool.push({ item, done }))
  }

  return {
    counts,
    /** Ids of messages whose webhook got its 200. */
    acknowledged,
    idle: () => open === 0 && pool.length === 0,
    tell: (status: Status) =>
      void (chance.happens(0.5) ? pooled({ status }) : deliver([{ status }])),
    /** Resolves when the provider has its 200; the messages go in one body, or with other guests'. */
    say(messages: GuestMessage[]): Promise<void> {
      const [first] = messages
      if (first && messages.length === 1 && chance.happens(0.15)) return pooled({ message: first })
      return deliver(messages.map((message) => ({ message })))
    },
    close: () => clearInterval(flushing),
  }
}
export type PostOffice = ReturnType<typeof postOffice>

const guestOf = (item: Item) => ('message' in item ? item.message.from : item.status.recipient_id)

function bodyOf(phoneNumberId: string, items: Item[]): string {
  const messages = items.flatMap((item) => ('message' in item ? [item.message] : []))
  const statuses = items.flatMap((item) => ('status' in item ? [item.status] : []))
  return changesBody([
    ...(messages.length
      ? [{ field: 'messages', value: messagesValue(phoneNumberId, messages) }]
      : []),
    ...(statuses.length
      ? [{ field: 'messages', value: statusesValue(phoneNumberId, statuses) }]
      : []),
  ])
}
