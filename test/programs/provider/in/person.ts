import { strictEqual as is, match, ok, deepStrictEqual as same } from 'node:assert'
import type { Runs } from '../check.ts'
import { ASKED, type Asked } from './listener.ts'

/** Somebody answers from the phone. */
export function person(asked: Asked): Runs {
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
