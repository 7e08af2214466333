import { strictEqual as is, match, ok, rejects, deepStrictEqual as same } from 'node:assert'
import { buildJourney } from '../../../runner/build-journey.ts'
import { call, until } from '../../../runner/villa.ts'
import { changesBody, post } from '../../../simulators/webhooks.ts'
import type { Runs } from '../check.ts'
import type { World } from '../world.ts'
import { LIST, TEMPLATES } from './journeys.ts'

type Row = { name: string; status: string; reason: string | null; quality: string | null }
type Page = { items: Row[]; next?: string }

const sending = (name: string) =>
  buildJourney(
    [
      { id: 'it', type: 'template', config: { name, language: 'en', body: ['Ann'] } },
      { id: 'bye', type: 'text', config: { text: 'Sent.' } },
      { id: 'sorry', type: 'text', config: { text: 'Not sent.' } },
    ],
    { edges: { 'it.failed': 'sorry', 'bye.next': '' } },
  )

/** The registry between Meta and a deploy, and what a template's end means for who is to read it. */
export const templateRuns = (world: World): Runs => [
  [
    'templates: positional, named, buttons, cards; deployed as approved, two of them tapped',
    async () => {
      const place = await world.open(LIST)
      await world.replace(place, TEMPLATES)
      const guest = world.guest(place)
      await guest.says('hi')
      await guest.reads(3)
      await guest.taps('yes')
      await guest.reads(4)
      await guest.taps('book2')
      same(await guest.reads(5), [
        '[template order_confirmation]',
        '[template welcome]',
        '[template offer]',
        '[template rooms]',
        'Booked.',
      ])
      same(
        guest.tried().flatMap(({ refused }) => (refused ? [refused] : [])),
        [],
      )
    },
  ],
  [
    'the registry takes over 250 templates in three pages',
    async () => {
      await world.open(LIST)
      const { accounts } = await call<{ accounts: { templates: number }[] }>(
        world.app,
        'POST',
        '/templates/sync',
        {},
      )
      is(accounts[0]?.templates, 250)
      const first = await call<Page>(world.app, 'GET', '/templates?limit=200')
      ok(first.next)
      const path = `/templates?limit=200&cursor=${encodeURIComponent(first.next)}`
      const second = await call<Page>(world.app, 'GET', path)
      is(first.items.length + second.items.length, 250)
    },
  ],
  [
    'a pause: told by a webhook, shown in the registry, and the step leaves by `failed`',
    async () => {
      const place = await world.open(LIST)
      await world.replace(place, sending('season_001'))
      const guest = world.guest(place)
      await guest.says('hi')
      same(await guest.reads(2), ['[template season_001]', 'Sent.'])
      world.set('season_001', 'PAUSED')
      const value = {
        event: 'PAUSED',
        message_template_name: 'season_001',
        message_template_language: 'en',
        other_info: { title: 'FIRST_PAUSE', description: 'Paused for 3 hours' },
      }
      const field = 'message_template_status_update'
      const told = changesBody([{ field, value }]).replace(
        /"entry":\[\{"id":"[^"]*"/,
        `"entry":[{"id":"${world.waba}"`,
      )
      is((await post(place.sender, told)).status, 200)
      const [row] = await until('the pause in the registry', async () => {
        const { items } = await call<Page>(world.app, 'GET', '/templates?search=season_001')
        return items[0]?.status === 'paused' ? items : undefined
      })
      is(row?.reason, 'Paused for 3 hours')
      const late = world.guest(place)
      await late.says('hi')
      same(await late.reads(1), ['Not sent.'])
      const reason = await late.shows(
        'the reason',
        ({ messages }) => messages.find(({ status }) => status === 'failed')?.reason,
      )
      match(reason, /^The template is paused because of low quality \(132015\)/)
    },
  ],
  [
    'a rejection and a wrong number of values: no deploy, and it says why',
    async () => {
      const place = await world.open(LIST)
      world.set('season_002', 'REJECTED')
      await call(world.app, 'POST', '/templates/sync', {})
      await rejects(world.replace(place, sending('season_002')), /WhatsApp rejected the template/)
      await rejects(world.replace(place, sending('season_none')), /there is no template/)
      await rejects(world.replace(place, sending('offer')), /takes no values, and the step gives 1/)
    },
  ],
]
