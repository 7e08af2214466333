import { strictEqual as is, match, ok, deepStrictEqual as same } from 'node:assert'
import type { Journey } from '#journey/journey.ts'
import { MORE, readChoicePayload } from '#messages/message.ts'
import { call } from '../../../runner/villa.ts'
import type { Check } from '../check.ts'
import type { Guest } from '../guest.ts'
import { buttonsIn } from '../sent.ts'
import type { World } from '../world.ts'
import { ECHOES, LINKS, LIST, MESSAGES, REPLIES, TEMPLATES } from './journeys.ts'
import { templateRuns } from './templates.ts'

/** Every kind of message that a step can make. */
export async function outbound(world: World): Promise<Check[]> {
  const check = (title: string, run: () => Promise<unknown>): Check => ({
    group: 'out',
    title,
    run,
  })
  const arrange = async (journey: Journey) => {
    const guest = world.guest(await world.open(journey))
    await guest.says('hi')
    return guest
  }
  return [
    check('text, split text, four media, location', async () => {
      const guest = await arrange(MESSAGES)
      same(await kinds(guest, 10), [
        'text',
        'text',
        'text',
        'image',
        'image',
        'text',
        'video',
        'audio',
        'document',
        'location',
      ])
    }),
    check('cta-url with every header, and one whose link is too long', async () => {
      const guest = await arrange(LINKS)
      same(await kinds(guest, 5), [
        'cta_url text',
        'cta_url image',
        'cta_url video',
        'cta_url document',
        'cta_url',
      ])
      const { body } = await guest.last(5)
      const [short = ''] = /http[^"]+\/l\/[\w-]{16}/.exec(JSON.stringify(body)) ?? []
      const answer = await fetch(short, { redirect: 'manual' })
      is(answer.status, 302)
      is((answer.headers.get('location') ?? '').length > 2000, true)
    }),
    check('reply with every header, quick reply as buttons and as a list; all tapped', async () => {
      const guest = await arrange(REPLIES)
      for (const count of [1, 2, 3, 4]) {
        await guest.reads(count)
        await guest.taps('Maybe')
      }
      await guest.reads(5)
      await guest.taps('Pine')
      // A list has no room for a picture: it goes ahead.
      await guest.reads(7)
      await guest.taps('Room 8')
      same(await kinds(guest, 8), [
        'button text',
        'button image',
        'button video',
        'button document',
        'button',
        'image',
        'list',
        'text',
      ])
      is(guest.read().at(-1), 'Room 8 it is.')
    }),
    check('a list of 100 rows: walked to its end, back, and chosen from', async () => {
      const guest = await arrange(LIST)
      const seen: string[] = []
      let pages = 1
      for (let more = true; more; pages++) {
        const visible = rowsOf((await guest.last(pages)).body)
        seen.push(
          ...visible.filter(({ option }) => !option.startsWith(MORE)).map(({ title }) => title),
        )
        more = visible.some(({ title }) => title === 'More options')
        if (more) await guest.taps('More options')
      }
      same(
        seen,
        Array.from({ length: 100 }, (_, index) => `Restaurant ${index + 1}`),
      )
      await guest.taps('Back')
      const before = rowsOf((await guest.last(pages)).body)
      ok(!before.some(({ title }) => title === 'Restaurant 100'))
      await guest.taps('Restaurant 100')
      is((await guest.reads(pages + 1)).at(-1), 'Restaurant 100: bon appétit.')
      clean(guest)
    }),
    check('a row of a page that is not shown, typed', async () => {
      const guest = await arrange(LIST)
      await guest.reads(1)
      await guest.says('77')
      is((await guest.reads(2)).at(-1), 'Restaurant 77: bon appétit.')
    }),
    ...templateRuns(world).map(([title, run]) => check(title, run)),
    check(
      'a session begun from outside: only with a template, and the answer finds it',
      async () => {
        const place = await world.open(LIST)
        const guest = world.guest(place)
        const begin = () =>
          call<{ id?: string; why?: string }>(world.app, 'POST', '/sessions', {
            journeyId: place.journeyId,
            channelId: place.channelId,
            contact: { key: `+${guest.key.slice(0, 2)} ${guest.key.slice(2)}`, name: 'Ann' },
          })
        match((await begin()).why ?? '', /^outside the 24-hour window/)
        await world.replace(place, TEMPLATES)
        ok((await begin()).id)
        match((await begin()).why ?? '', /waits for the guest's answer/)
        await guest.reads(3)
        await guest.taps('yes')
        is((await guest.reads(4)).at(-1), '[template rooms]')
        is((await guest.conversations()).length, 1)
      },
    ),
    check(
      'variables that grow over every limit: cut or split, and the losses are told',
      async () => {
        const guest = await arrange(ECHOES)
        await guest.reads(1)
        await guest.taps('No')
        await guest.shows('the list', ({ messages }) =>
          messages.find(({ losses = [] }) => losses.includes('row title cut to 24')),
        )
        await guest.says('1')
        await guest.shows('the end', ({ messages }) =>
          messages.find(({ text, status }) => text === 'That was all.' && status !== 'queued'),
        )
        is(guest.read().at(-1), 'That was all.')
        clean(guest)
      },
    ),
  ]
}

/** What each message is: `text`, `image`, `button video` (with a video above), `list`. */
async function kinds(guest: Guest, count: number) {
  await guest.reads(count)
  clean(guest)
  return guest.tried().map(({ body }) => {
    const { interactive } = body as { interactive?: { type: string; header?: { type: string } } }
    if (!interactive) return body.type
    return [interactive.type, interactive.header?.type].filter(Boolean).join(' ')
  })
}

/** Graph refused nothing. */
const clean = (guest: Guest) =>
  same(
    guest.tried().flatMap(({ refused }) => (refused ? [refused] : [])),
    [],
  )

const rowsOf = (body: Record<string, unknown>) =>
  buttonsIn(body).map(({ id, title }) => ({ title, option: readChoicePayload(id)?.option ?? id }))
