import { strictEqual as is, ok, deepStrictEqual as same } from 'node:assert'
import { call, until } from '../../../runner/villa.ts'
import {
  changesBody,
  messagesBody,
  messagesValue,
  post,
  statusesValue,
  textMessage,
  wamid,
} from '../../../simulators/webhooks.ts'
import type { Runs } from '../check.ts'
import type { Place } from '../guest.ts'
import type { World } from '../world.ts'
import { ASKED, type Asked, LISTENER } from './listener.ts'

/** Many at once, twice, late, broken, or meant for somebody else. */
export function batches(world: World, place: Place, asked: Asked): Runs {
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
        const visible = () =>
          call<{ status: string; statusDetail: string | null }>(
            world.app,
            'GET',
            `/channels/${own.channelId}`,
          )
        const guest = world.guest(own)
        const foreign = guest.webhook('account-error', { [own.sender.phoneNumberId]: '999' })
        is((await post(own.sender, foreign)).status, 200)
        await guest.sends('account-alert')
        await until('the alert is shown', async () => (await visible()).statusDetail)
        is((await visible()).status, 'connected')
        await guest.sends('account-error')
        await until('it needs reconnecting', async () => (await visible()).status !== 'connected')
        same(await visible().then(({ status }) => status), 'needs-reconnect')
      },
    ],
  ]
}
