import { type InjectedFault, startGraph } from '../../simulators/graph.ts'
import type { Chance } from './chance.ts'

export type Status = Record<string, unknown>
type Body = {
  to?: string
  text?: { body: string }
  interactive?: {
    body: { text: string }
    action: { buttons?: { reply: { id: string; title: string } }[] }
  }
  biz_opaque_callback_data?: string
}

/** What a guest reads, short enough to be compared: the beginning of the first line. */
const labelOf = (text: string) => text.split('\n', 1)[0]?.slice(0, 60) ?? ''

/**
 * WhatsApp on a bad day: answers late, breaks connections before or after it took a message, refuses
 * for a while, and tells by a status what became of most messages.
 */
export async function startProvider(
  chance: Chance,
  { tell, moment }: { tell: (status: Status) => void; moment: () => void },
) {
  const graph = await startGraph()
  const heard = new Map<string, { label: string; body: Body }[]>()
  const faults = new Map<string, number>()
  const plan: string[] = []
  let read = 0
  const look = setInterval(() => {
    while (plan.length < graph.received.length + 100) {
      const [name, fault] = faultOf(chance)
      plan.push(name)
      graph.fail(fault)
    }
    for (; read < graph.received.length; read++) {
      const { body, wamid } = graph.received[read] ?? {}
      const name = plan[read] ?? 'none'
      faults.set(name, (faults.get(name) ?? 0) + 1)
      if (body && wamid) note(body, wamid)
      moment()
    }
  }, 10)

  function note(body: Body, wamid: string) {
    const guest = String(body.to).replace('+', '')
    const of = heard.get(guest) ?? []
    heard.set(guest, of)
    of.push({ label: labelOf(textOf(body)), body })
    if (chance.happens(0.04)) return
    const status = (name: string) => ({
      id: wamid,
      status: name,
      timestamp: String(Math.floor(Date.now() / 1000)),
      recipient_id: guest,
      biz_opaque_callback_data: body.biz_opaque_callback_data,
    })
    setTimeout(() => tell(status('sent')), chance.between(0, 400))
    // `delivered` may overtake `sent`.
    setTimeout(() => tell(status('delivered')), chance.between(100, 900))
  }

  return {
    url: graph.url,
    /** How many messages met which trouble. */
    faults,
    /** What a guest has got, in order, twice what came twice. */
    heard: (guest: string) => heard.get(guest) ?? [],
    taken: () => graph.taken().length,
    async close() {
      clearInterval(look)
      await graph.close()
    },
  }
}
export type Provider = Awaited<ReturnType<typeof startProvider>>

function faultOf(chance: Chance): [string, InjectedFault] {
  if (chance.happens(0.05)) return ['answered late', { hold: chance.between(200, 1500) }]
  // Longer than the adapter waits.
  if (chance.happens(0.002)) return ['answered too late', { hold: 17_000 }]
  if (chance.happens(0.02)) return ['taken, connection broken', { drop: 'after' }]
  if (chance.happens(0.01)) return ['not taken, connection broken', { drop: 'before' }]
  if (chance.happens(0.01)) return ['refused for now', { code: 131000, status: 500 }]
  if (chance.happens(0.005)) return ['throttled', { code: 130429, status: 400 }]
  if (chance.happens(0.003)) return ['gateway broke', { proxy: 502 }]
  return ['none', 'none']
}

const textOf = ({ text, interactive }: Body) => text?.body ?? interactive?.body.text ?? ''
