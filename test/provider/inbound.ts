import { deepStrictEqual as same, match, ok, strictEqual as is } from 'node:assert'
import { setTimeout } from 'node:timers/promises'
import { drawing } from '../local/drawing.ts'
import { call, until, WHATSAPP } from '../local/villa.ts'
import {
  changesBody,
  messagesBody,
  messagesValue,
  post,
  signatureOf,
  statusesValue,
  textMessage,
  wamid,
} from '../simulators/webhooks.ts'
import type { Check } from './check.ts'
import type { Guest } from './guest.ts'
import type { Place, World } from './world.ts'

/** Asks, and says what it heard: the next message after that begins anew. */
export const LISTENER = drawing(
  [
    {
      id: 'ask',
      type: 'prompt',
      config: { question: 'Tell me.', retries: 'unlimited', variable: 'var_local.said' },
    },
    {
      id: 'told',
      type: 'text',
      config: { text: 'Heard {{var_system.last_input_type}}: {{var_local.said}}' },
    },
  ],
  { variables: [{ name: 'said', type: 'string' }] },
)

const ASKED = 'Tell me.'
const heard = (said: string | RegExp) => said

/** What a guest who was asked something reads after a webhook; undefined: nothing new. */
const KINDS: Record<string, string | RegExp | undefined> = {
  text: heard('Heard text: Does it come in another color?'),
  'text-hindi': heard('Heard text: नमस्ते 🙏 क्या आज कमरा मिलेगा?'),
  'text-quoting': heard('Heard text: This one, please'),
  'text-forwarded': heard('Heard text: Best hotel in town'),
  'text-about-product': heard('Heard text: Is this available?'),
  'text-milliseconds': heard('Heard text: hi'),
  'ad-referral': heard('Heard text: Is there a room for two?'),
  'user-id-beside-phone': heard('Heard text: hi'),
  // Buttons of a session that is no more: the question is asked again.
  'button-reply': ASKED,
  'list-reply': ASKED,
  'template-button': ASKED,
  'form-reply': heard(/^Heard other: \{"flow_token":"t1"/),
  image: heard('Heard media: Taj Mahal'),
  video: heard('Heard media: Our room'),
  document: heard('Heard media: Your receipt'),
  audio: heard(/^Heard media: http:\/\/localhost:\d+\/media\/med_\w+$/),
  'voice-note': heard(/^Heard media: http.+\/media\/med_/),
  'voice-legacy': heard(/^Heard media: http.+\/media\/med_/),
  sticker: ASKED,
  location: heard('Heard location: 37.4421,-122.1615'),
  'location-place': heard('Heard location: 37.4421624053,-122.16155260083'),
  contacts: heard(/^Heard other: Barbara J\. Johnson, Acme/),
  'contacts-bare': ASKED,
  order: heard(/^Heard other: 2 × di9ozbzfi4 \(30 USD\)/),
  'broken-among-good': heard(/^Heard text: /),
  'unsupported-poll': ASKED,
  'unsupported-bare': ASKED,
  'unknown-legacy': ASKED,
  'media-too-big': ASKED,
  reaction: undefined,
  'reaction-removed': undefined,
  'system-other': undefined,
  'unsupported-edit': undefined,
  'type-never-heard-of': undefined,
  'group-message': undefined,
  'field-never-heard-of': undefined,
  'broken-empty': undefined,
  'broken-envelope': undefined,
  'marketing-stopped': undefined,
  'template-category': undefined,
  'template-quality': undefined,
  'template-paused': undefined,
  'number-quality': undefined,
  'account-alert': undefined,
  'status-sent': undefined,
  'status-delivered': undefined,
  'status-read': undefined,
  'status-played': undefined,
  'status-deleted': undefined,
  'status-failed-window': undefined,
  'status-failed-file': undefined,
  'status-failed-undeliverable': undefined,
  'status-failed-without-reason': undefined,
  'status-with-contact': undefined,
  'status-without-part': undefined,
  'status-user-id': undefined,
}

/** The files in the webhooks. */
const FILES =
  '1003383421387256 1166846181421424 1908647269898587 3919437308363128 3919437308363129 1376223850470843 798882015472548'.split(
    ' ',
  )

export async function inbound(world: World): Promise<Check[]> {
  const place = await world.open(LISTENER)
  for (const id of FILES) world.graph.file(id, new Uint8Array([0]))
  const check = (title: string, run: () => Promise<unknown>): Check => ({ group: 'in', title, run })
  const asked = async (guest = world.guest(place)) => {
    await guest.says('hi')
    await guest.reads(1)
    return guest
  }
  return [
    ...Object.entries(KINDS).map(([name, answer]) =>
      check(name, async () => kind(await asked(), name, answer)),
    ),
    ...theAddress(world, place).map(([title, run]) => check(title, run)),
    ...batches(world, place, asked).map(([title, run]) => check(title, run)),
    ...whoItIs(world, place).map(([title, run]) => check(title, run)),
    ...aHuman(asked).map(([title, run]) => check(title, run)),
    ...statuses(world, asked).map(([title, run]) => check(title, run)),
  ]
}

/** Silence is shown by what follows: the next message gets its own answer and no other came before. */
async function kind(guest: Guest, name: string, answer: string | RegExp | undefined) {
  await guest.sends(name)
  const expected = answer === undefined ? [] : [answer]
  if (answer === ASKED || answer === undefined) {
    await guest.reads(1 + expected.length)
    await guest.says('that is all')
    expected.push('Heard text: that is all')
  }
  const [, ...read] = await guest.reads(1 + expected.length)
  is(read.length, expected.length, `they read ${JSON.stringify(read)}`)
  for (const [place, words] of read.entries()) {
    const wanted = expected[place]
    if (wanted instanceof RegExp) match(words, wanted)
    else is(words, wanted)
  }
}

type Runs = [string, () => Promise<unknown>][]
type Asked = (guest?: Guest) => Promise<Guest>

/** What happens at the door, before anything is looked into. */
function theAddress({ app, guest }: World, place: Place): Runs {
  const { hook } = place.sender
  const hi = () => messagesBody(place.sender.phoneNumberId, [textMessage(guest(place).key, 'hi')])
  const knock = (query: Record<string, string>, address = hook) =>
    fetch(`${address}?${new URLSearchParams(query)}`)
  const handshake = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444' }
  return [
    [
      'a handshake gets its challenge back, bare',
      async () => {
        const answer = await knock({ ...handshake, 'hub.verify_token': WHATSAPP.verifyToken })
        same([answer.status, await answer.text()], [200, '1158201444'])
        match(answer.headers.get('content-type') ?? '', /^text\/plain/)
      },
    ],
    [
      'a wrong verify token, or none, is 403',
      async () => {
        is((await knock({ ...handshake, 'hub.verify_token': 'guess' })).status, 403)
        is((await knock({})).status, 403)
      },
    ],
    [
      'an unknown channel is 404',
      async () => {
        const nowhere = `${app.address}/hooks/chn_nowhere`
        is((await knock(handshake, nowhere)).status, 404)
        is((await post({ ...place.sender, hook: nowhere }, hi())).status, 404)
      },
    ],
    [
      'a wrong signature is 401, and nothing is taken',
      async () => {
        const stranger = guest(place)
        const body = messagesBody(place.sender.phoneNumberId, [textMessage(stranger.key, 'hi')])
        is((await post(place.sender, body, signatureOf(body, 'another secret'))).status, 401)
        is((await post(place.sender, body, signatureOf(`${body} `, 'app-secret'))).status, 401)
        is((await post(place.sender, body, 'sha256=')).status, 401)
        is((await post(place.sender, body, 'nonsense')).status, 401)
        is((await fetch(hook, { method: 'POST', body })).status, 401)
        same(await stranger.conversations(), [])
      },
    ],
    [
      'a body in escaped unicode, as Meta signs it, is read',
      async () => {
        const hindi = guest(place)
        await hindi.says('hi')
        await hindi.reads(1)
        const body = hindi
          .webhook('text-hindi')
          .replace(/[^\x20-\x7e\s]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
        is((await post(place.sender, body)).status, 200)
        match((await hindi.reads(2))[1] ?? '', /नमस्ते 🙏/)
      },
    ],
    ['what is no JSON is 400', async () => is((await post(place.sender, '{"object":')).status, 400)],
    [
      'a body of 2.9 MB is taken, one of 5 MB is 413',
      async () => {
        const padded = (bytes: number) => JSON.stringify({ ...JSON.parse(hi()), x: 'y'.repeat(bytes) })
        is((await post(place.sender, padded(2_900_000))).status, 200)
        is((await post(place.sender, padded(5_000_000))).status, 413)
      },
    ],
    [
      'other methods are 405',
      async () => is((await fetch(hook, { method: 'DELETE' })).status, 405),
    ],
  ]
}

function batches(world: World, place: Place, asked: Asked): Runs {
  const { phoneNumberId } = place.sender
  const crowd = (count: number) => Array.from({ length: count }, () => world.guest(place))
  return [
    [
      'three messages each of 30 guests in one webhook: all of them, in order',
      async () => {
        const guests = crowd(30)
        const messages = ['hi', 'one', 'two'].flatMap((text) =>
          guests.map(({ key }) => textMessage(key, text)),
        )
        is((await post(place.sender, messagesBody(phoneNumberId, messages))).status, 200)
        for (const guest of guests) {
          same(await guest.reads(3, 40), [ASKED, 'Heard text: one', ASKED])
        }
      },
    ],
    [
      'a thousand updates of 40 guests, statuses among them, in many entries',
      async () => {
        const guests = crowd(40)
        const entry = guests.map(({ key }, place) => {
          const statuses = Array.from({ length: 24 }, (_, index) => ({
            id: `wamid.never.${place}.${index}`,
            status: 'delivered',
            timestamp: '1750263773',
            recipient_id: key,
          }))
          const changes = [
            { field: 'messages', value: statusesValue(phoneNumberId, statuses) },
            { field: 'messages', value: messagesValue(phoneNumberId, [textMessage(key, 'hi')]) },
          ]
          return { id: 'waba', changes }
        })
        const body = JSON.stringify({ object: 'whatsapp_business_account', entry })
        is((await post(place.sender, body)).status, 200)
        for (const guest of guests) same(await guest.reads(1, 40), [ASKED])
      },
    ],
    [
      'the same webhook three times is answered once',
      async () => {
        const guest = world.guest(place)
        const body = messagesBody(phoneNumberId, [textMessage(guest.key, 'hi')])
        const both = await Promise.all([post(place.sender, body), post(place.sender, body)])
        same(
          both.map(({ status }) => status),
          [200, 200],
        )
        await guest.reads(1)
        is((await post(place.sender, body)).status, 200)
        await guest.says('yes')
        same(await guest.reads(2), [ASKED, 'Heard text: yes'])
      },
    ],
    [
      'a message twice within one webhook is answered once',
      async () => {
        const guest = await asked()
        const twice = textMessage(guest.key, 'yes')
        await guest.posts(twice, twice)
        await guest.reads(2)
        await guest.says('again')
        same(await guest.reads(3), [ASKED, 'Heard text: yes', ASKED])
      },
    ],
    [
      'a message older than the last by ten minutes is kept and answers nothing',
      async () => {
        const guest = await asked()
        await guest.says('I am late', wamid(), Date.now() - 10 * 60_000)
        await guest.says('yes')
        same(await guest.reads(2), [ASKED, 'Heard text: yes'])
        const { messages } = await guest.conversation()
        ok(
          messages.some(({ text }) => text === 'I am late'),
          'the late message is shown',
        )
      },
    ],
    [
      'one older by a minute still answers',
      async () => {
        const guest = await asked()
        await guest.says('a little late', wamid(), Date.now() - 60_000)
        same(await guest.reads(2), [ASKED, 'Heard text: a little late'])
      },
    ],
    [
      'a batch with a broken item: the good ones are answered, and 200',
      async () => {
        const guest = await asked()
        const good = textMessage(guest.key, 'yes')
        const value = messagesValue(phoneNumberId, [good])
        const broken = { ...value, messages: [null, { from: 7 }, ...value.messages, 'x'] }
        const body = changesBody([
          { field: 'messages', value: null },
          { field: 'messages', value: broken },
        ])
        is((await post(place.sender, body)).status, 200)
        same(await guest.reads(2), [ASKED, 'Heard text: yes'])
      },
    ],
    [
      'fields nobody told us of are passed over',
      async () => {
        const guest = await asked()
        await guest.posts({ ...textMessage(guest.key, 'yes'), hologram: { x: 1 }, mood: 'good' })
        same(await guest.reads(2), [ASKED, 'Heard text: yes'])
      },
    ],
    [
      "another number of the same app, posted to the first one's address, answers for itself",
      async () => {
        const second = await world.open(LISTENER)
        const guest = world.guest(second)
        const body = messagesBody(second.sender.phoneNumberId, [textMessage(guest.key, 'hi')])
        is((await post(place.sender, body)).status, 200)
        is((await guest.last(1)).node, second.sender.phoneNumberId)
        same(await world.guest(place, guest.key).conversations(), [])
      },
    ],
    [
      'a number of another app, or of nobody, posted there is passed over with 200',
      async () => {
        const stranger = await world.open(LISTENER, { appSecret: 'of another app' })
        const guest = world.guest(stranger)
        for (const number of [stranger.sender.phoneNumberId, '999']) {
          const body = messagesBody(number, [textMessage(guest.key, 'hi')])
          is((await post(place.sender, body)).status, 200)
        }
        await guest.says('me')
        same(await guest.reads(1), [ASKED])
        is((await guest.conversation()).messages.filter(({ from }) => from === 'guest').length, 1)
      },
    ],
    [
      "trouble of another's number leaves this channel connected; our own shows",
      async () => {
        const own = await world.open(LISTENER)
        const shown = () =>
          call<{ status: string; statusDetail: string | null }>(
            world.app,
            'GET',
            `/channels/${own.channelId}`,
          )
        const guest = world.guest(own)
        const foreign = guest.webhook('account-error', { [own.sender.phoneNumberId]: '999' })
        is((await post(own.sender, foreign)).status, 200)
        await guest.sends('account-alert')
        await until('the alert is shown', async () => (await shown()).statusDetail)
        is((await shown()).status, 'connected')
        await guest.sends('account-error')
        await until('it needs reconnecting', async () => (await shown()).status !== 'connected')
        same(await shown().then(({ status }) => status), 'needs-reconnect')
      },
    ],
  ]
}

/** One guest may be known by a number, by a user id, or by both. */
function whoItIs(world: World, place: Place): Runs {
  const byId = (guest: Guest, name = 'user-id-only') =>
    guest.sends(name, { 'US.1234567890': `US.${guest.key}` })
  const withId = (guest: Guest) => world.guest(place, `US.${guest.key}`)
  return [
    [
      'known by user id alone: answered as `recipient`, in all three ways it is written',
      async () => {
        const ways = ['user-id-only', 'user-id-empty-phone', 'user-id-in-from']
        const phone = world.guest(place)
        const guest = withId(phone)
        for (const [index, way] of ways.entries()) {
          await byId(phone, way)
          const { body } = await guest.last(index + 1)
          same([body.to, body.recipient], [undefined, guest.key])
        }
        same(guest.read(), [ASKED, 'Heard text: hi', ASKED])
        is((await guest.conversations()).length, 1)
      },
    ],
    [
      'a number first, then the user id beside it, then alone: one conversation',
      async () => {
        const guest = world.guest(place)
        await guest.says('hi')
        await guest.reads(1)
        await byId(guest, 'user-id-beside-phone')
        same(await guest.reads(2), [ASKED, 'Heard text: hi'])
        await byId(guest)
        await until('the answer', () => [...guest.read(), ...withId(guest).read()].length === 3)
        is((await guest.conversations()).length, 1)
        is((await guest.conversation()).messages.filter(({ from }) => from === 'guest').length, 3)
      },
    ],
    [
      'a user id first, then the number beside it, then alone: one conversation',
      async () => {
        const guest = world.guest(place)
        const all = () => [...guest.read(), ...withId(guest).read()]
        await byId(guest)
        await until('the question', () => all().length === 1)
        await byId(guest, 'user-id-in-from-with-phone')
        await until('the answer', () => all().length === 2)
        await guest.says('me again')
        await until('the question again', () => all().length === 3)
        const conversations = [
          ...(await guest.conversations(guest.key)),
          ...(await guest.conversations(`US.${guest.key}`)),
        ]
        is(new Set(conversations.map(({ id }) => id)).size, 1)
      },
    ],
    [
      'the user id learnt from the answer to a send leads to the same conversation',
      async () => {
        const guest = world.guest(place)
        world.userIds[guest.address] = `US.${guest.key}`
        await guest.says('hi')
        await guest.reads(1)
        // The answer crosses what was learnt unless the guest takes a second to read.
        await setTimeout(1000)
        await byId(guest)
        await until('the answer', () => [...guest.read(), ...withId(guest).read()].length === 2)
        is((await guest.conversations()).length, 1)
      },
    ],
    [
      'a changed number: the new one goes on in the same conversation and is written to',
      async () => {
        const guest = world.guest(place)
        await guest.says('hi')
        await guest.reads(1)
        await guest.sends('number-changed')
        const moved = world.guest(place, `9${guest.key}`)
        await moved.says('it is me')
        same(await moved.reads(1), ['Heard text: it is me'])
        is((await guest.conversations()).length, 1)
      },
    ],
  ]
}

/** Somebody answers from the phone. */
function aHuman(asked: Asked): Runs {
  return [
    [
      'an echo: the bot is silent, and says why',
      async () => {
        const guest = await asked()
        await guest.sends('echo')
        await guest.says('thanks')
        const why = await guest.shows('the hold', ({ state, why }) =>
          state === 'held' ? why : undefined,
        )
        match(why, /^held by a person on the phone until \w+ \d+ \w+ at \d\d:\d\d$/)
        same(await guest.reads(1), [ASKED])
        const { messages } = await guest.conversation()
        ok(messages.some(({ text }) => text === "Here's the info you asked for"))
      },
    ],
    [
      'an echo of a picture holds too',
      async () => {
        const guest = await asked()
        await guest.sends('echo-image')
        await guest.shows('the hold', ({ state }) => state === 'held' || undefined)
      },
    ],
    [
      'a person wrote first, before the guest ever did: the bot is silent',
      async () => {
        const guest = await asked()
        const stranger = guest.another()
        await stranger.sends('echo')
        await stranger.says('thanks')
        const { state } = await stranger.conversation()
        is(state, 'held')
        same(stranger.read(), [])
      },
    ],
  ]
}

function statuses(world: World, asked: Asked): Runs {
  const shown = async (guest: Guest, status: string) =>
    guest.shows(`the question is ${status}`, ({ messages }) =>
      messages.find(({ text, status: now }) => text === ASKED && now === status),
    )
  return [
    [
      'statuses only rise: read, then a late delivered, then a late failure',
      async () => {
        const guest = await asked()
        const { wamid } = await guest.last(1)
        await guest.hasStatus(wamid, 'sent')
        await shown(guest, 'sent')
        await guest.hasStatus(wamid, 'read')
        await shown(guest, 'read')
        await guest.hasStatus(wamid, 'delivered')
        await guest.hasStatus(wamid, 'failed', { errors: [{ code: 131026, title: 'x' }] })
        await guest.says('yes')
        await guest.reads(2)
        await shown(guest, 'read')
      },
    ],
    [
      'a failure minutes after HTTP 200 shows on the message, with the reason',
      async () => {
        const guest = await asked()
        const { wamid } = await guest.last(1)
        await guest.hasStatus(wamid, 'sent')
        await guest.hasStatus(wamid, 'failed', {
          errors: [{ code: 131026, title: 'Message undeliverable', message: 'x' }],
        })
        const message = await shown(guest, 'failed')
        is(message.reason, 'The guest cannot be reached on WhatsApp at this number (131026)')
      },
    ],
    [
      'a status of a message of nobody is passed over',
      async () => {
        const guest = await asked()
        await guest.hasStatus('wamid.of.nobody', 'failed', {
          biz_opaque_callback_data: 'ses_x.1#0',
        })
        await guest.says('yes')
        same(await guest.reads(2), [ASKED, 'Heard text: yes'])
      },
    ],
    [
      'a file that a guest sent is kept, and had under our own address',
      async () => {
        const guest = await asked()
        world.graph.file(`77${guest.key}`, new Uint8Array([1, 2, 3]))
        await guest.sends('image', {
          '1003383421387256': `77${guest.key}`,
          'https://lookaside.fbsbx.com/whatsapp_business/attachments/': `${world.graph.url}/v0/none`,
        })
        await guest.reads(2)
        const url = await guest.shows('the file', ({ messages }) =>
          messages.map((message) => urlIn(message)).find(Boolean),
        )
        const file = await until('the file is there', async () => {
          const answer = await fetch(url)
          return answer.ok ? answer : undefined
        })
        same([...new Uint8Array(await file.arrayBuffer())], [1, 2, 3])
        is(file.headers.get('content-type'), 'image/jpeg')
      },
    ],
  ]
}

const urlIn = (message: object) => /http[^"]+\/media\/med_\w+/.exec(JSON.stringify(message))?.[0]
