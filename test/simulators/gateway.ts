import { type Handle, served } from './served.ts'

/** What the next POST meets instead of an answer from the rules. */
export type InjectedFault =
  /** The gateway, or a proxy before it when there is no JSON, refuses. */
  | { status: number; body?: unknown; retryAfterSeconds?: number }
  /** The message is taken, and the answer comes late: after so many ms. */
  | { hold: number }
  /** The connection breaks: before the message was taken, or after, so that its answer is lost. */
  | { drop: 'before' | 'after' }

/** One POST, in order of arrival. `id` is there when it was taken, `refused` when it was not. */
export type Received = {
  /** Epoch ms, with fractions. */
  at: number
  path: string
  body: Record<string, unknown>
  id?: string
  refused?: string
}

/** What both gateways do alike: write down what comes, and meet troubles. */
export function desk(take: (item: Received) => Response | Promise<Response>) {
  const received: Received[] = []
  const faults: InjectedFault[] = []
  return {
    received,
    /** What was taken, in order: what the guest will read. */
    taken: () => received.filter(({ id }) => id !== undefined),
    /** The next POSTs meet these, one each. */
    fail: (...next: InjectedFault[]) => void faults.push(...next),
    clear() {
      received.length = 0
      faults.length = 0
    },
    async post(request: Request): Promise<Response> {
      const body: unknown = await request.json().catch(() => undefined)
      const item: Received = {
        at: performance.timeOrigin + performance.now(),
        path: new URL(request.url).pathname,
        body: isObject(body) ? body : {},
      }
      received.push(item)
      const fault = faults.shift()
      if (fault && 'status' in fault) return refusal(item, fault)
      if (fault && 'drop' in fault && fault.drop === 'before') throw broken()
      const answer = await take(item)
      if (fault && 'drop' in fault) throw broken()
      if (fault) await new Promise((resolve) => setTimeout(resolve, fault.hold))
      return answer
    },
  }
}

const broken = () => new TypeError('fetch failed: connection dropped')

function refusal(
  item: Received,
  { status, body, retryAfterSeconds }: Extract<InjectedFault, { status: number }>,
) {
  item.refused = `${status}`
  const headers = new Headers()
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds))
  if (body !== undefined) return Response.json(body, { status, headers })
  headers.set('content-type', 'text/html')
  return new Response('<h1>Sorry</h1>', { status, headers })
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A simulator over HTTP, on a port of 127.0.0.1: `url` is what a channel's `baseUrl` wants. */
export async function startGateway<T extends { handle: Handle }>(simulator: T, port = 0) {
  return { ...simulator, ...(await served(simulator.handle, port)) }
}
