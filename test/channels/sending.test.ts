import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Providers, Sent } from '../../durable-objects/channels/channel.ts'
import { afterSend } from '../../durable-objects/outbox/retry-policy.ts'
import { adapterOf, JUDGES, judges } from './judges.ts'
import { type Event, providersWith, WORDS } from './provider-words.ts'

const CODES: Record<Exclude<Event, 'taken'>, string> = {
  throttled: 'throttle',
  broken: 'transient',
  unauthorised: 'auth',
  refused: 'config',
  unreachable: 'recipient',
  outsideWindow: 'window_closed',
}

/** What becomes of a message after its first and its second try. */
const FATES: Record<Event, [first: string, second: string]> = {
  taken: ['sent', 'sent'],
  throttled: ['retry', 'retry'],
  broken: ['retry', 'retry'],
  // The token may be new: once more with what is stored, then it waits for somebody to reconnect.
  unauthorised: ['retry', 'held'],
  refused: ['failed', 'failed'],
  unreachable: ['failed', 'failed'],
  outsideWindow: ['failed', 'failed'],
}

const judgeOf = (name: string) =>
  Object.entries(JUDGES).find(([judge]) => judge === name.split(' ')[0])?.[1]

describe('every provider', () => {
  it('has its own words for what can happen to a message', () => {
    const posting = judges.filter(([, judge]) => 'send' in adapterOf(judge)).map(([name]) => name)
    expect(Object.keys(WORDS)).toEqual(expect.arrayContaining(posting))
  })
})

describe.each(Object.entries(WORDS))('sending by %s', (name, { config, secrets, answers }) => {
  const judge = judgeOf(name)
  const adapter = judge && adapterOf(judge)
  if (!adapter || !('send' in adapter)) throw new Error(`nothing is sent by ${name}`)
  const known = adapter.config.parse(config)
  const [hello] = adapter.render(
    { kind: 'text', text: 'Welcome.' },
    { key: judge.to, conversationId: 'cnv_1' },
  ).requests
  const send = (providers: Providers): Promise<Sent> =>
    adapter.send(hello ?? {}, 'ses_1.3#0', known, providers)
  const meets = async (event: Event, headers: Record<string, string> = {}) => {
    const answer = answers[event]
    if (!answer) throw new Error(`${name} has no word for ${event}`)
    const { status, body } = answer
    return send(providersWith(async () => Response.json(body, { status, headers })))
  }
  const events = Object.keys(CODES).filter((event): event is keyof typeof CODES => event in CODES)
  const said = events.filter((event) => answers[event])

  it('learns what a message is called that was taken', async () => {
    const sent = await meets('taken')
    expect(sent).toMatchObject({ ok: true, providerId: expect.stringMatching(/./) })
  })

  it.each(said)(
    'tells that it was %s, in words for the inbox and without a secret',
    async (event) => {
      const sent = await meets(event)
      expect(sent).toMatchObject({ ok: false, code: CODES[event] })
      if (sent.ok) return
      expect(sent.detail).toMatch(/\w{3}/)
      for (const secret of secrets) expect(sent.detail).not.toContain(secret)
    },
  )

  it.each(['taken', ...said] as Event[])(
    'lets the outbox do the right thing once %s',
    async (event) => {
      const sent = await meets(event)
      const now = Date.now()
      const fates = [1, 2].map((attempts) => {
        const tries = { attempts, firstAt: now, now, awaited: false }
        return afterSend(sent, tries, adapter)
      })
      expect(fates.map(({ outcome }) => outcome)).toEqual(FATES[event])
      for (const fate of fates)
        if (fate.outcome === 'retry') expect(fate.at).toBeGreaterThanOrEqual(now)
    },
  )

  it('waits as long as it is told to', async () => {
    expect(await meets('throttled', { 'retry-after': '7' })).toMatchObject({ retryAfterSeconds: 7 })
  })

  it('has a word for the window exactly when it has a window', () => {
    expect(answers.outsideWindow !== null).toBe(adapter.windowSeconds !== undefined)
  })

  it('never says that it failed for good when the line broke', async () => {
    const broken = providersWith(async () => {
      throw new TypeError('fetch failed: connection dropped')
    })
    const sent = await send(broken)
    expect(sent.ok ? 'sent' : sent.code).toMatch(/^(unknown|transient)$/)
  })

  it.each(['', '{"mess', 'null', '<h1>OK</h1>', '{}'])(
    'never says that it failed for good when it was taken, and told so by "%s"',
    async (body) => {
      const sent = await send(providersWith(async () => new Response(body, { status: 200 })))
      expect(sent.ok ? 'sent' : sent.code).toMatch(/^(sent|unknown)$/)
    },
  )

  it('shows its secrets in no address', async () => {
    const addresses: string[] = []
    await send(
      providersWith(async ({ url }) => {
        addresses.push(url)
        return Response.json({})
      }),
    )
    expect(addresses.length).toBeGreaterThan(0)
    for (const secret of secrets) expect(addresses.join()).not.toContain(secret)
  })

  it('makes something of whatever is answered, and takes no refusal for a yes', async () => {
    const status = fc.constantFrom(200, 201, 301, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503)
    const body = fc.oneof(fc.json(), fc.constantFrom('', '<h1>Sorry</h1>', '{"mess', 'null', '[]'))
    await fc.assert(
      fc.asyncProperty(status, body, async (status, body) => {
        const sent = await send(providersWith(async () => new Response(body, { status })))
        if (status >= 300) expect(sent.ok).toBe(false)
        if (!sent.ok) expect(sent.detail).not.toBe('')
      }),
      { numRuns: 60 },
    )
  })
})
