import { setTimeout as sleep } from 'node:timers/promises'
import { textsIn } from '../../../durable-objects/answers/languages/texts.ts'
import type { startPostOffice } from '../../simulators/mail.ts'
import type { Place } from './guest.ts'
import { WALK_LANGUAGES } from './journey.ts'
import { linesOf } from './reading.ts'
import { taken } from './whatsapp.ts'

const MAILBOX = 'stay@casaverde.example'
/** Nobody reads a page and chooses in less. */
const READING_MS = 2100

/** Email by Postmark: one mail for each turn, choices by links, numbers and words. */
export const email = (office: Awaited<ReturnType<typeof startPostOffice>>): Place => ({
  type: 'email',
  config: {
    address: MAILBOX,
    transport: 'postmark',
    token: 'server-token',
    webhookSecret: 'sesame',
  },
  guest({ hook, key }) {
    const address = `${key}@example.com`
    const mine = () => office.taken.filter(({ to }) => to === address)
    const pages: string[] = []
    let count = 0
    return {
      read: () =>
        mine().flatMap(({ text }) => {
          // The first line is where a quote of it would begin.
          const lines = linesOf(text.slice(text.indexOf('\n')))
          // In plain words a picture is its caption, and its address below.
          const at = lines.indexOf('[image]')
          return at < 1 ? lines : lines.toSpliced(at, 1).toSpliced(at - 1, 0, '[image]')
        }),
      shown: () => [mine(), pages],
      async says(text) {
        const answer = await fetch(hook, {
          method: 'POST',
          headers: { authorization: `Basic ${btoa('postmark:sesame')}` },
          body: JSON.stringify({
            FromFull: { Email: address, Name: 'Ann' },
            OriginalRecipient: MAILBOX,
            Subject: 'Our stay',
            MessageID: `${key}-${++count}`,
            TextBody: text,
            Headers: [{ Name: 'Message-ID', Value: `<${key}-${count}@example.com>` }],
          }),
        })
        taken(answer)
      },
      async taps(title) {
        const line = mine()
          .flatMap(({ text }) => text.split('\n'))
          .findLast((one) => one.includes(`. ${title} - `))
        const link = /http\S+\/e\/\S+/.exec(line ?? '')?.[0]
        if (!link) throw new Error(`no link for "${title}"`)
        pages.push(...(await press(link)))
      },
      refused: () => office.refused,
    }
  },
})

const THANKS = WALK_LANGUAGES.map((language) => textsIn(language).choicePage.thankYou)

/** Opens the page behind a link, reads it, and presses its button. */
async function press(link: string) {
  const page = await (await fetch(link)).text()
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  await sleep(READING_MS)
  const body = new URLSearchParams({
    token: field('token'),
    nonce: field('nonce'),
    gesture: 'pointerdown',
  })
  const answer = await fetch(link, { method: 'POST', headers: { 'user-agent': 'Firefox' }, body })
  const done = await answer.text()
  const said = /<h1>(.*)<\/h1>/.exec(done)?.[1]
  if (!THANKS.includes(said ?? '')) throw new Error(`the page says "${said}"`)
  return [page, done].map((html) => html.replace(/<[^>]*>/g, '\n'))
}
