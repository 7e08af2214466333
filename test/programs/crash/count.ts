import { type App, call } from '../../runner/villa.ts'
import type { Guest } from './guest.ts'
import type { Provider } from './provider.ts'

type Message = {
  id: string
  direction: 'in' | 'out'
  text: string
  status: string
  possibleDuplicate?: boolean
}
type Conversation = {
  id: string
  contactKey: string
  messages: Message[]
  session?: { id: string; status: string }
}
type Session = { id: string; status: string; conversationId: string }

/** What went wrong, guest by guest and in words; an empty list is what we promise. */
export type Verdict = {
  lost: string[]
  twice: string[]
  repliesLost: string[]
  outOfOrder: string[]
  stuck: string[]
  unsent: string[]
  indexWrong: string[]
  untold: string[]
  /** What came twice and is marked so. */
  told: string[]
  marked: number
  messagesIn: number
}

export async function count(
  app: App,
  guests: Guest[],
  provider: Provider,
  acknowledged: Set<string>,
): Promise<Verdict> {
  const verdict: Verdict = {
    lost: [],
    twice: [],
    repliesLost: [],
    outOfOrder: [],
    stuck: [],
    unsent: [],
    indexWrong: [],
    untold: [],
    told: [],
    marked: 0,
    messagesIn: 0,
  }
  const listed = await all<Conversation>(app, '/conversations')
  const sessions = await all<Session>(app, '/sessions')
  for (const guest of guests) {
    const id = listed.find(({ contactKey }) => contactKey === guest.from)?.id
    const conversation = id && (await call<Conversation>(app, 'GET', `/conversations/${id}`))
    if (!conversation) {
      verdict.lost.push(`${guest.from}: no conversation`)
      continue
    }
    const its = sessions.filter(({ conversationId }) => conversationId === id)
    judge(guest, conversation, its, provider, acknowledged, verdict)
  }
  return verdict
}

function judge(
  { from, said, expected }: Guest,
  { messages, session }: Conversation,
  sessions: Session[],
  provider: Provider,
  acknowledged: Set<string>,
  verdict: Verdict,
) {
  const kept = messages.filter(({ direction }) => direction === 'in')
  verdict.messagesIn += kept.length
  for (const id of said) {
    const times = kept.filter((message) => message.id === `in:${id}`).length
    if (acknowledged.has(id) && times === 0) verdict.lost.push(`${from}: ${id}`)
    if (times > 1) verdict.twice.push(`${from}: ${id}`)
  }
  const heard = provider.heard(from).map(({ label }) => label)
  const first = [...new Set(heard)]
  const missing = expected.flat().filter((label) => !first.includes(label))
  for (const label of missing) verdict.repliesLost.push(`${from}: ${label}`)
  if (missing.length === 0 && !inOrder(first, expected)) {
    verdict.outOfOrder.push(`${from}: ${first.join(' | ')}`)
  }
  if (session?.status !== 'completed') {
    verdict.stuck.push(`${from}: ${session?.status ?? 'no session'}`)
  }
  const out = messages.filter(({ direction }) => direction === 'out')
  for (const { id, status, text } of out) {
    if (status === 'queued' || status === 'failed') {
      verdict.unsent.push(`${from}: ${id} ${status} "${text.slice(0, 30)}"`)
    }
  }
  if (sessions.length !== 1 || sessions[0]?.status !== 'completed') {
    verdict.indexWrong.push(`${from}: ${sessions.map(({ status }) => status).join(', ') || 'none'}`)
  }
  verdict.marked += out.filter(({ possibleDuplicate }) => possibleDuplicate).length
  for (const label of first) {
    const times = heard.filter((one) => one === label).length
    if (times === 1) continue
    const marked = out.some(
      ({ text, possibleDuplicate }) => possibleDuplicate && text.includes(label),
    )
    const line = `${from}: "${label}" ${times} times`
    if (marked) verdict.told.push(line)
    else verdict.untold.push(line)
  }
}

/** Whether what came first, in order, is just what was to come. */
function inOrder(first: string[], expected: string[][]): boolean {
  let at = 0
  for (const group of expected) {
    const got = first.slice(at, at + group.length)
    if (!group.every((label) => got.includes(label))) return false
    at += group.length
  }
  return at === first.length
}

async function all<T>(app: App, path: string): Promise<T[]> {
  const items: T[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const query: string = cursor ? `?limit=200&cursor=${encodeURIComponent(cursor)}` : '?limit=200'
    const page: { items: T[]; next?: string } = await call(app, 'GET', `${path}${query}`)
    items.push(...page.items)
    cursor = page.next
  }
  return items
}
