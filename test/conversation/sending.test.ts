import { beforeAll, describe, expect, it, vi } from 'vitest'
import { nextAlarm } from '#journey/next-alarm.ts'
import type { SendFailure } from '#messages/message.ts'
import { afterSend } from '../../durable-objects/outbox/retry-policy.ts'
import { buildJourney } from '../runner/build-journey.ts'
import { LISTENER } from './journeys.ts'
import { api, Guest, HOUR, MINUTE, meta, open, type Place, scene } from './scene.ts'

scene()
const SECOND = 1000
const say = (id: string, text: string) => ({ id, type: 'text' as const, config: { text } })
const ask = (more: object = {}) => ({
  id: 'ask',
  type: 'prompt' as const,
  config: { question: 'Tell me.', ...more },
})

/** A guest, and what their first messages meet. */
function arrange(place: Place, ...faults: Parameters<typeof meta.fail>) {
  const guest = new Guest(place)
  meta.failFor(guest.address, ...faults)
  return guest
}
const tries = (guest: Guest) => meta.received.filter(({ body }) => body.to === guest.address).length
const statuses = async (guest: Guest) =>
  (await guest.view()).messages
    .filter(({ from }) => from === 'bot')
    .map(({ text, status, reason }) => [text, status, reason].filter(Boolean).join(' · '))

describe('a message that the provider does not take', () => {
  let place: Place
  let wired: Place
  beforeAll(async () => {
    place = await open(buildJourney([say('one', 'One.'), ask(), say('thanks', 'Thanks.')]))
    wired = await open(
      buildJourney([say('one', 'One.'), ask(), say('sorry', 'Sorry.')], {
        edges: { 'one.failed': 'sorry', 'ask.success': '', 'ask.timeout': 'sorry' },
      }),
    )
  })

  it('is tried again ever more slowly, and given up in the end', async () => {
    const guest = arrange(place, ...Array.from({ length: 8 }, () => ({ code: 131056 })))
    await guest.says('hi')
    const seen: number[] = []
    for (const seconds of [1, 4, 16, 64, 256, 1024, 1024]) {
      await guest.waits((seconds - 1) * SECOND)
      seen.push(tries(guest))
      await guest.waits(1 * SECOND)
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(guest.read()).toEqual(['Tell me.'])
    expect(await statuses(guest)).toEqual([
      'One. · failed · Too many messages to this guest in a short time (131056)',
      'Tell me. · accepted',
    ])
  })

  it('keeps those behind it waiting, in their order', async () => {
    const guest = arrange(place, { code: 130429, retryAfterSeconds: 100 })
    expect(await guest.says('hi')).toEqual([])
    expect(await guest.says('a room')).toEqual([])
    expect(await statuses(guest)).toEqual([
      'One. · queued · Too many messages a second (130429)',
      'Tell me. · queued',
      'Thanks. · queued',
    ])
    expect(await guest.waits(100 * SECOND)).toEqual(['One.', 'Tell me.', 'Thanks.'])
  })

  it('is held for a day by a channel that needs reconnecting', async () => {
    const guest = arrange(place, ...Array.from({ length: 5 }, () => ({ code: 190, status: 401 })))
    await guest.says('hi')
    // The guest writes on, so that the window stays open.
    await guest.rings(12 * HOUR)
    await guest.says('hello?')
    await guest.rings(11 * HOUR)
    expect((await statuses(guest))[0]).toMatch(/^One\. · queued · The access token/)
    await guest.rings(2 * HOUR)
    expect((await statuses(guest))[0]).toMatch(/^One\. · failed · The access token/)
  })

  it('is held for 15 minutes when its step waits for the word', async () => {
    const guest = arrange(wired, ...Array.from({ length: 7 }, () => ({ code: 190, status: 401 })))
    await guest.says('hi')
    expect(await guest.why()).toMatch(/^a message waits to be sent: The access token/)
    expect(await guest.waits(14 * MINUTE)).toEqual([])
    expect(await guest.waits(MINUTE)).toEqual(['Sorry.'])
    expect((await statuses(guest))[0]).toMatch(/^One\. · failed · The access token/)
  })

  it('for a token that was changed meanwhile goes out at once with the new one', async () => {
    const guest = arrange(place, { code: 190, status: 401 })
    expect(await guest.says('hi')).toEqual(['One.', 'Tell me.'])
    expect(await api('GET', `/channels/${place.channelId}`)).toMatchObject({ statusDetail: null })
  })

  it('and may have it all the same: asked for 30 s later, and marked so', async () => {
    const guest = arrange(place, { drop: 'after' })
    await guest.says('hi')
    expect(await guest.waits(29 * SECOND)).toEqual([])
    expect(await guest.waits(1 * SECOND)).toEqual(['One.', 'Tell me.'])
    const { messages } = await guest.view()
    expect(messages.map(({ text, possibleDuplicate }) => [text, possibleDuplicate])).toContainEqual(
      ['One.', true],
    )
  })

  it('and may have it all the same: a status settles it at once', async () => {
    const guest = arrange(place, { drop: 'after' })
    await guest.says('hi')
    const [sent] = guest.sent()
    expect(
      await guest.hasStatus(sent?.wamid, 'sent', {
        biz_opaque_callback_data: sent?.body.biz_opaque_callback_data,
      }),
    ).toEqual(['Tell me.'])
    expect(await guest.waits(HOUR)).toEqual([])
    expect(tries(guest)).toBe(2)
    expect((await guest.view()).messages.some(({ possibleDuplicate }) => possibleDuplicate)).toBe(
      false,
    )
  })

  it('is known by its status although the answer never comes', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const guest = arrange(place, { hold: promise })
    const arriving = guest.says('hi')
    await vi.waitFor(() => expect(guest.sent()).toHaveLength(1))
    const [sent] = guest.sent()
    const told = guest.hasStatus(sent?.wamid, 'delivered', {
      biz_opaque_callback_data: sent?.body.biz_opaque_callback_data,
    })
    await vi.waitFor(async () => expect((await statuses(guest))[0]).toBe('One. · delivered'))
    resolve()
    await Promise.all([arriving, told])
    expect(guest.read()).toEqual(['One.', 'Tell me.'])
    expect((await statuses(guest))[0]).toBe('One. · delivered')
  })

  it('of a session that is over does not show in the trail of the next', async () => {
    const own = await open(buildJourney([ask(), say('thanks', 'Thanks.')]))
    const guest = arrange(own, 'none', { code: 130429, retryAfterSeconds: 60 }, { code: 131026 })
    await guest.says('hi')
    await guest.says('a room')
    const { session: first } = await guest.view()
    await guest.says('hi')
    await guest.waits(61 * SECOND)
    expect((await guest.trail()).filter(({ type }) => type === 'delivery')).toEqual([])
    const trail = await guest.ask((it) => it.trail(first?.id ?? ''))
    expect(trail.at(-1)).toMatchObject({ type: 'delivery', status: 'failed' })
  })

  it("is an unanswered question's reason for leaving by `timeout`", async () => {
    const guest = arrange(wired, 'none', { code: 131026 })
    expect(await guest.says('hi')).toEqual(['One.', 'Sorry.'])
  })
})

describe("a guest's time to answer", () => {
  it('runs from when the provider has taken the question', async () => {
    const place = await open(
      buildJourney(
        [ask({ timeoutSeconds: 60 }), say('thanks', 'Thanks.'), say('late', 'Too late.')],
        {
          edges: { 'ask.timeout': 'late', 'thanks.next': '' },
        },
      ),
    )
    const guest = arrange(place, { code: 130429, retryAfterSeconds: 300 })
    await guest.says('hi')
    expect(await guest.waits(299 * SECOND)).toEqual([])
    expect(await guest.waits(SECOND)).toEqual(['Tell me.'])
    expect(await guest.waits(59 * SECOND)).toEqual([])
    expect(await guest.waits(SECOND)).toEqual(['Too late.'])
  })
})

describe('a message in several parts', () => {
  const story = 'A hill above the sea. '.repeat(450)
  const long = buildJourney([say('long', '{{var_local.story}}'), ask()], {
    variables: [{ name: 'story', type: 'string', default: story }],
  })

  it('is where its last part is, whatever is told of the first', async () => {
    const guest = arrange(await open(long), 'none', { code: 130429, retryAfterSeconds: 60 })
    await guest.says('hi')
    const [first] = guest.sent()
    await guest.hasStatus(first?.wamid, 'read')
    expect((await statuses(guest))[0]).toMatch(/ · queued · Too many/)
    await guest.waits(60 * SECOND)
    expect(guest.read()).toHaveLength(4)
    expect((await statuses(guest))[0]).toMatch(/ · accepted$/)
    await guest.hasStatus(guest.sent()[2]?.wamid, 'delivered')
    expect((await statuses(guest))[0]).toMatch(/ · delivered$/)
  })

  it('goes on after a sleep where it stopped', async () => {
    const guest = arrange(await open(long), 'none', { code: 130429, retryAfterSeconds: 60 })
    await guest.says('hi')
    await guest.sleeps()
    await guest.waits(60 * SECOND)
    expect(guest.read().slice(0, 3).join(' ')).toBe(story.trim())
    expect(guest.read()[3]).toBe('Tell me.')
  })

  it('stops at the part that is refused', async () => {
    const guest = arrange(await open(long), 'none', { code: 131026 })
    await guest.says('hi')
    expect(guest.read()).toHaveLength(2)
    expect((await statuses(guest))[0]).toMatch(/ · failed · part 2 of 3: The guest cannot/)
  })
})

describe('outside the window', () => {
  it('nothing is tried, whoever says it', async () => {
    const guest = arrange(await open(LISTENER))
    await guest.says('hi')
    await guest.waits(24 * HOUR)
    await guest.ask((it) => it.sayAsHuman({ id: 'm', name: 'Ann' }, 'Ann here.'))
    expect(await guest.reads()).toEqual([])
    expect((await guest.view()).messages.at(-1)).toMatchObject({
      text: 'Ann here.',
      status: 'failed',
      reason: 'Outside the 24-hour window: only a template can be sent',
    })
  })
})

describe('what follows from one try', () => {
  const after = (code: SendFailure, tries: object, more: object = {}) =>
    afterSend(
      { ok: false, code, detail: 'why', ...more },
      { attempts: 1, firstAt: 0, now: 0, awaited: false, ...tries },
      { outcomeTellsWithinSeconds: 30 },
    )
  const retry = (seconds: number) => ({ outcome: 'retry', at: seconds * SECOND, detail: 'why' })
  const failed = { outcome: 'failed', reason: 'why' }
  const held = { outcome: 'held', at: 60 * SECOND, detail: 'why' }

  it.each<[SendFailure, object, object, object]>([
    ['window_closed', {}, {}, failed],
    ['recipient', {}, {}, failed],
    ['config', {}, {}, failed],
    ['throttle', { attempts: 1 }, {}, retry(1)],
    ['throttle', { attempts: 3 }, {}, retry(16)],
    ['throttle', { attempts: 1 }, { retryAfterSeconds: 7 }, retry(7)],
    ['throttle', { attempts: 8 }, {}, failed],
    ['transient', { attempts: 1 }, {}, retry(1)],
    ['transient', { attempts: 4 }, {}, retry(8)],
    ['transient', { attempts: 5 }, {}, failed],
    ['unknown', { attempts: 1 }, {}, { outcome: 'unknown', at: 30 * SECOND, detail: 'why' }],
    ['unknown', { attempts: 5 }, {}, failed],
    ['auth', { attempts: 1 }, {}, retry(0)],
    ['auth', { attempts: 2 }, {}, held],
    ['account', { attempts: 2 }, {}, held],
    ['auth', { attempts: 9, now: 15 * MINUTE, awaited: true }, {}, failed],
    ['auth', { attempts: 9, now: 24 * HOUR }, {}, failed],
  ])('%s %o %o', (code, tries, more, expected) => {
    expect(after(code, tries, more)).toEqual(expected)
  })
})

describe('the one alarm', () => {
  it.each([
    [[], undefined, undefined],
    [[undefined, undefined], 5, undefined],
    [[30, 10, undefined, 20], undefined, 10],
    [[30, 10], 20, 10],
    // One that rings early finds nothing and sets the next: it is never moved back.
    [[30], 20, undefined],
    [[20], 20, undefined],
  ])('for %o, armed for %s, is set to %s', (due, armed, expected) => {
    expect(nextAlarm(due, armed)).toBe(expected)
  })
})
