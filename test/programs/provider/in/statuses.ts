import { strictEqual as is, deepStrictEqual as same } from 'node:assert'
import { until } from '../../../runner/villa.ts'
import type { Runs } from '../check.ts'
import type { Guest } from '../guest.ts'
import type { World } from '../world.ts'
import { ASKED, type Asked } from './listener.ts'

/** What becomes of our messages, and of the guests' files. */
export function statuses(world: World, asked: Asked): Runs {
  const visible = async (guest: Guest, status: string) =>
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
        await visible(guest, 'sent')
        await guest.hasStatus(wamid, 'read')
        await visible(guest, 'read')
        await guest.hasStatus(wamid, 'delivered')
        await guest.hasStatus(wamid, 'failed', { errors: [{ code: 131026, title: 'x' }] })
        await guest.says('yes')
        await guest.reads(2)
        await visible(guest, 'read')
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
        const message = await visible(guest, 'failed')
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
        world.graph.file(`77${guest.key}`, Uint8Array.from(JPEG))
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
        same([...new Uint8Array(await file.arrayBuffer())], JPEG)
        is(file.headers.get('content-type'), 'image/jpeg')
      },
    ],
  ]
}

/** How one begins. */
const JPEG = [0xff, 0xd8, 0xff, 0xe0]

const urlIn = (message: object) => /http[^"]+\/media\/med_\w+/.exec(JSON.stringify(message))?.[0]
