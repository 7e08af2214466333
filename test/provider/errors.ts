import { deepStrictEqual as same, match, ok, strictEqual as is } from 'node:assert'
import { drawing } from '../local/drawing.ts'
import { call, until } from '../local/villa.ts'
import type { Trouble } from '../simulators/graph.ts'
import { wamid } from '../simulators/webhooks.ts'
import type { Check } from './check.ts'
import type { Guest, Message } from './guest.ts'
import type { Place, World } from './world.ts'

const ask = { id: 'two', type: 'prompt', name: 'Two', config: { question: 'Two?' } } as const
const say = (id: string, text: string) => ({ id, type: 'text' as const, config: { text } })

/** Says and asks; nothing is made of a refusal. */
const PLAIN = drawing([say('one', 'One.'), ask, say('three', 'Three.')])
/** A refusal has a way to go. */
const WIRED = drawing([say('one', 'One.'), ask, say('sorry', 'Sorry.')], {
  edges: { 'one.failed': 'sorry', 'two.timeout': 'sorry', 'two.success': '' },
})
const LONG = drawing([say('long', '{{var_local.story}}'), ask], {
  variables: [{ name: 'story', type: 'string', default: 'A hill above the sea. '.repeat(450) }],
})

export async function errors(world: World): Promise<Check[]> {
  const [plain, wired, long] = await Promise.all([PLAIN, WIRED, LONG].map((one) => world.open(one)))
  if (!plain || !wired || !long) return []
  const check = (title: string, run: () => Promise<unknown>): Check => ({
    group: 'errors',
    title,
    run,
  })
  /** A guest whose first messages meet this. */
  const meet = async (place: Place, ...troubles: Trouble[]) => {
    const guest = world.guest(place)
    world.graph.failFor(guest.address, ...troubles)
    await guest.says('hi')
    return guest
  }
  return [
    // What takes longest comes first.
    ...unknown(meet, plain).map(([title, run]) => check(title, run)),
    ...stopped(world).map(([title, run]) => check(title, run)),
    ...again(meet, plain).map(([title, run]) => check(title, run)),
    ...refused(meet, { plain, wired, long }).map(([title, run]) => check(title, run)),
    ...inParts(world, meet, { plain, long }).map(([title, run]) => check(title, run)),
  ]
}

type Runs = [string, () => Promise<unknown>][]
type Meet = (place: Place, ...troubles: Trouble[]) => Promise<Guest>

/** Refusals that pass: the message waits, and nothing overtakes it. */
function again(meet: Meet, plain: Place): Runs {
  const gaps = (guest: Guest) => {
    const tried = guest.tried().map(({ at }) => at)
    return tried.slice(1).map((at, index) => (at - (tried[index] ?? at)) / 1000)
  }
  const waited = async (guest: Guest, seconds: number[]) => {
    same(await guest.reads(2, 40), ['One.', 'Two?'])
    const found = gaps(guest).slice(0, seconds.length)
    const fits = found.every((gap, index) => {
      const wanted = seconds[index] ?? 0
      return gap > wanted - 0.05 && gap < wanted + 1.5
    })
    ok(fits, `waited ${found.map((gap) => gap.toFixed(1))} s instead of ${seconds}`)
  }
  return [
    [
      'throttle, pair limit (131056): again after 1, 4 and 16 s',
      async () => {
        const limit = { code: 131056 }
        await waited(await meet(plain, limit, limit, limit), [1, 4, 16])
      },
    ],
    [
      'throttle (130429) with Retry-After: as long as it says',
      async () => waited(await meet(plain, { code: 130429, retryAfterSeconds: 3 }), [3]),
    ],
    ['a proxy with 429: again', async () => waited(await meet(plain, { proxy: 429 }), [1])],
    [
      'transient (131016, a bare 503): again after 1 and 2 s',
      async () => {
        const guest = await meet(plain, { code: 131016, status: 500 }, { proxy: 503 })
        await waited(guest, [1, 2])
      },
    ],
    [
      'transient for ever (131053): given up after five tries, with what Meta says of it',
      async () => {
        const trouble = { code: 131053, details: 'weblink answered 404' }
        const guest = await meet(plain, trouble, trouble, trouble, trouble, trouble)
        const { reason } = await fate(guest, 'One.', 'failed', 30)
        is(reason, 'WhatsApp could not fetch the file (131053): weblink answered 404')
        same(await guest.reads(1), ['Two?'])
      },
    ],
  ]
}

/** Refusals for good. */
function refused(meet: Meet, places: { plain: Place; wired: Place; long: Place }): Runs {
  const reasons: [string, Trouble, string][] = [
    ['window (131047)', { code: 131047 }, 'Outside the 24-hour window (131047)'],
    [
      'recipient (131026)',
      { code: 131026 },
      'The guest cannot be reached on WhatsApp at this number (131026)',
    ],
    [
      'recipient (131050)',
      { code: 131050 },
      'The guest has stopped marketing messages (131050)',
    ],
    [
      'config (131009), with the details',
      { code: 131009, details: 'text.body is too long' },
      'WhatsApp does not accept a value in the message (131009): text.body is too long',
    ],
    [
      'config of a template (132001)',
      { code: 132001, status: 404, details: 'no order_x in de' },
      'There is no such template in this language (132001): no order_x in de',
    ],
    [
      'a code nobody lists',
      { code: 999998, details: 'no' },
      'WhatsApp refused the message (999998): no',
    ],
  ]
  return [
    ...reasons.flatMap(([title, trouble, reason]): Runs => [
      [
        `${title}: shown on the message, and the journey goes on`,
        async () => {
          const guest = await meet(places.plain, trouble)
          same(await guest.reads(1), ['Two?'])
          is((await fate(guest, 'One.', 'failed')).reason, reason)
          is(guest.tried().length, 2)
        },
      ],
      [
        `${title}: leaves by \`failed\` when that is wired`,
        async () => {
          const guest = await meet(places.wired, trouble)
          same(await guest.reads(1), ['Sorry.'])
          is((await fate(guest, 'One.', 'failed')).reason, reason)
        },
      ],
    ]),
    [
      'a question refused for good: leaves by `timeout` when that is wired',
      async () => {
        const guest = await meet(places.wired, 'none', { code: 131026 })
        same(await guest.reads(2), ['One.', 'Sorry.'])
      },
    ],
    [
      'a question refused for good and nothing wired: the session fails and says why',
      async () => {
        const guest = await meet(places.plain, 'none', { code: 131026 })
        const why = await guest.shows('the failure', ({ state, why }) =>
          state === 'failed' ? why : undefined,
        )
        match(why, /^session failed at "Two": the question could not be delivered/)
        const { session } = await guest.conversation()
        is(session?.status, 'failed')
        same(guest.read(), ['One.'])
      },
    ],
    [
      'outside the window nothing is even tried',
      async () => {
        const guest = await meet(places.plain)
        await guest.reads(2)
        const late = guest.another()
        await late.says('hi', wamid(), Date.now() - 25 * 3_600_000)
        const { reason } = await fate(late, 'One.', 'failed')
        match(reason ?? '', /^Outside the 24-hour window/)
        same(late.tried(), [])
      },
    ],
  ]
}

/** Troubles of the account: nothing can be sent till somebody sees to it. */
function stopped(world: World): Runs {
  const shown = (place: Place) =>
    call<{ status: string; statusDetail: string | null }>(
      world.app,
      'GET',
      `/channels/${place.channelId}`,
    )
  const heldBy = async (trouble: Trouble, detail: RegExp) => {
    const place = await world.open(PLAIN)
    const guest = world.guest(place)
    world.graph.failFor(guest.address, trouble)
    await guest.says('hi')
    await until('it needs reconnecting', async () => (await shown(place)).status !== 'connected')
    const { status, statusDetail } = await shown(place)
    is(status, 'needs-reconnect')
    match(statusDetail ?? '', detail)
    is((await fate(guest, 'One.', 'queued')).reason, statusDetail)
    return { place, guest }
  }
  return [
    [
      'auth (190): held, "needs-reconnect", and delivered in order after new credentials',
      async () => {
        const { place, guest } = await heldBy(
          { code: 190, status: 401 },
          /^The access token is invalid or has expired \(190\)$/,
        )
        const { why } = await guest.conversation()
        match(why, /The access token is invalid or has expired/)
        await call(world.app, 'PATCH', `/channels/${place.channelId}`, {
          config: { accessToken: 'EAAnew' },
        })
        is((await shown(place)).status, 'connected')
        same(await guest.reads(2, 75), ['One.', 'Two?'])
        same(
          guest.tried().map(({ token }) => token),
          ['EAAtoken', 'EAAnew', 'EAAnew'],
        )
        is((await fate(guest, 'One.', 'accepted')).reason, undefined)
      },
    ],
    [
      'account (131031): held, shown, and connected again when a message passes',
      async () => {
        const { place, guest } = await heldBy(
          { code: 131031, status: 403 },
          /^The account is locked \(131031\)$/,
        )
        same(await guest.reads(2, 75), ['One.', 'Two?'])
        await until('connected', async () => (await shown(place)).status === 'connected')
        is((await shown(place)).statusDetail, null)
      },
    ],
  ]
}

/** Nobody knows whether the guest has it. */
function unknown(meet: Meet, plain: Place): Runs {
  const lost: [string, Trouble][] = [
    ['the connection breaks after the message was taken', { drop: 'after' }],
    ['the answer comes too late', { hold: 17_000 }],
  ]
  return [
    [
      'the connection breaks and no status comes: again after 30 s, and marked so',
      async () => {
        const guest = await meet(plain, { drop: 'before' })
        same(await guest.reads(2, 45), ['One.', 'Two?'])
        const [first, second] = guest.tried()
        const waited = ((second?.at ?? 0) - (first?.at ?? 0)) / 1000
        ok(waited > 29.9 && waited < 33, `waited ${waited} s`)
        is((await fate(guest, 'One.', 'accepted')).maybeTwice, true)
        is((await fate(guest, 'Two?', 'accepted')).maybeTwice, undefined)
      },
    ],
    ...lost.map(([title, trouble]): Runs[number] => [
      `${title}: a status settles it, and it is not sent twice`,
      async () => {
        const guest = await meet(plain, trouble)
        const { wamid } = await guest.last(1)
        await guest.hasStatus(wamid, 'sent')
        same(await guest.reads(2, 25), ['One.', 'Two?'])
        const { maybeTwice } = await fate(guest, 'One.', 'sent')
        is(maybeTwice, undefined)
        is(guest.tried().length, 2)
      },
    ]),
    [
      'the connection breaks, and a status says that it failed',
      async () => {
        const guest = await meet(plain, { drop: 'after' })
        const { wamid } = await guest.last(1)
        await guest.hasStatus(wamid, 'failed', {
          errors: [{ code: 131026, title: 'Message undeliverable' }],
        })
        same(await guest.reads(2, 25), ['One.', 'Two?'])
        match((await fate(guest, 'One.', 'failed')).reason ?? '', /131026/)
      },
    ],
  ]
}

/** Messages in several parts, and people who step in between. */
function inParts(world: World, meet: Meet, { plain, long }: { plain: Place; long: Place }): Runs {
  return [
    [
      'the second part is throttled while the first is read: all parts arrive, in order',
      async () => {
        const guest = await meet(long, 'none', { code: 131056 })
        const { wamid } = await guest.last(1)
        await guest.hasStatus(wamid, 'sent')
        await guest.hasStatus(wamid, 'read')
        const read = await guest.reads(4, 40)
        is(read.slice(0, 3).join(' ').length, 'A hill above the sea. '.repeat(450).trim().length)
        is(read[3], 'Two?')
      },
    ],
    [
      'the second part is refused: the third is not sent, and the message says which',
      async () => {
        const guest = await meet(long, 'none', { code: 131026 })
        await guest.reads(2)
        is(guest.read()[1], 'Two?')
        const { reason } = await guest.shows('the failure', ({ messages }) =>
          messages.find(({ status }) => status === 'failed'),
        )
        match(reason ?? '', /^part 2 of 3: The guest cannot be reached/)
      },
    ],
    [
      'a person answers while a message waits: it is dropped, and theirs goes out',
      async () => {
        const guest = await meet(plain, { code: 130429, retryAfterSeconds: 4 })
        await until('the try', () => guest.tried().length === 1)
        const { id } = await guest.conversation()
        await call(world.app, 'POST', `/conversations/${id}/messages`, { text: 'Ann here.' })
        same(await guest.reads(1), ['Ann here.'])
        is((await fate(guest, 'One.', 'dropped')).status, 'dropped')
        is((await fate(guest, 'Two?', 'dropped')).status, 'dropped')
        match((await guest.conversation()).why, /^held by Ann until /)
      },
    ],
    [
      'a person answers while a message is on its way: what became of it is known all the same',
      async () => {
        const guest = await meet(plain, { hold: 1500 })
        const { wamid } = await guest.last(1)
        const { id } = await guest.conversation()
        await call(world.app, 'POST', `/conversations/${id}/messages`, { text: 'Ann here.' })
        same(await guest.reads(2), ['One.', 'Ann here.'])
        await fate(guest, 'One.', 'accepted')
        await guest.hasStatus(wamid, 'delivered', { biz_opaque_callback_data: undefined })
        await fate(guest, 'One.', 'delivered')
      },
    ],
  ]
}

/** Waits till the inbox shows that of a message. */
const fate = (guest: Guest, text: string, status: string, seconds?: number): Promise<Message> =>
  guest
    .shows(
      `"${text}" is ${status}`,
      ({ messages }) => messages.find((one) => one.text === text && one.status === status),
      seconds,
    )
    .catch(async (error: Error) => {
      const { messages } = await guest.conversation()
      const shown = messages.map(({ text, status, reason }) => ({ text, status, reason }))
      throw new Error(`${error.message}\n${JSON.stringify(shown)}`)
    })
