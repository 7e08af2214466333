import { setTimeout as sleep } from 'node:timers/promises'
import { type GuestMessage, tapMessage, textMessage, wamid } from '../../simulators/webhooks.ts'
import type { Chance } from './chance.ts'
import type { PostOffice } from './post-office.ts'
import type { Provider } from './provider.ts'

/** What a guest has to get, in order; within a group, in any order. */
export type Expected = string[][]

export type Guest = {
  from: string
  said: string[]
  expected: Expected
  /** When the last reply was there. */
  doneAt?: number
}

type World = { office: PostOffice; provider: Provider; chance: Chance; signal: AbortSignal }

/** Plays a guest from the first word to the goodbye; each word follows the replies to the one before. */
export async function play(guest: Guest, world: World) {
  const { from } = guest
  const { office, provider, chance, signal } = world

  async function say(...texts: string[]) {
    const messages = texts.map((text) => textMessage(from, text))
    // Two in a row come in one webhook, or in two that may overtake each other.
    if (chance.happens(0.5)) return post(messages)
    await Promise.all(messages.map((message) => post([message])))
  }

  async function post(messages: GuestMessage[]) {
    guest.said.push(...messages.map(({ id }) => id))
    await office.say(messages)
  }

  async function expectReplies(...groups: (string | string[])[]) {
    guest.expected.push(...groups.map((group) => [group].flat()))
    const all = guest.expected.flat()
    for (;;) {
      const got = new Set(provider.heard(from).map(({ label }) => label))
      if (all.every((label) => got.has(label))) break
      signal.throwIfAborted()
      await sleep(30)
    }
    await sleep(chance.between(50, 900))
  }

  async function wrong(complaint: string) {
    const words = chance.oneOf([], ['some'], ['lots', 'many'], [])
    if (words.length === 0) return
    await say(...words.map((word) => `${word} (${complaint})`))
    await expectReplies(words.map((word) => `"${word} (${complaint})" is no ${complaint}.`))
  }

  await say('hi')
  await expectReplies('Welcome to Casa Verde.', 'Chapter one', 'Chapter two', 'How many guests?')
  await wrong('number')
  await say('4')
  await expectReplies('4 guests. Which villa?')
  if (chance.happens(0.2)) await post([reaction(from)])
  if (chance.happens(0.3)) await say('olive')
  else await post([tap(from, provider)])
  await expectReplies('Olive, one moment.', 'That is 440 euros.', 'Your e-mail, please?')
  await wrong('e-mail')
  await say(`${from}@guests.example`)
  await expectReplies('Thank you.', 'See you soon.')
  guest.doneAt = Date.now()
}

/** Is kept, and answers nothing. */
const reaction = (from: string): GuestMessage => ({
  from,
  id: wamid(),
  type: 'reaction',
  reaction: { message_id: 'wamid.some', emoji: '👍' },
})

function tap(from: string, provider: Provider) {
  const asked = provider.heard(from).findLast(({ body }) => body.interactive)
  const [olive] = asked?.body.interactive?.action.buttons ?? []
  if (!olive) throw new Error('no buttons')
  return tapMessage(from, 'button_reply', olive.reply)
}
