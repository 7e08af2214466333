import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runLocal } from '../../worker/local/run.ts'
import { startPostOffice } from '../simulators/mail.ts'
import { drawing } from './drawing.ts'
import { call, setUp, until } from './villa.ts'

/** A guest, a mailbox and Postmark around the built app: `npm run mail`. */
const office = await startPostOffice({ token: 'server-token' })
const { address, miniflare } = await runLocal({
  port: Number(process.env.PORT ?? 8796),
  stateDir: mkdtempSync(join(tmpdir(), 'mail-')),
  variables: { POSTMARK_URL: office.url },
})
const app = await setUp(address)
const journey = drawing([
  { id: 'hello', type: 'text', config: { text: 'Welcome, {{var_system.user_name|guest}}.' } },
  {
    id: 'villa',
    type: 'reply',
    config: {
      body: 'Which villa?',
      options: ['Olive', 'Cypress'].map((label) => ({ id: label.toLowerCase(), label })),
    },
  },
  { id: 'bye', type: 'text', config: { text: 'So {{var_system.last_input}} it is.' } },
])
const { id: journeyId } = await call<{ id: string }>(app, 'POST', '/journeys', {
  name: 'Villa',
  journey,
})
await call(app, 'POST', `/journeys/${journeyId}/deploy`)
const mailbox = 'stay@casaverde.example'
const config = {
  address: mailbox,
  transport: 'postmark',
  token: 'server-token',
  webhookSecret: 'sesame',
}
const channel = await call<{ id: string }>(app, 'POST', '/channels', {
  type: 'email',
  name: 'Mail',
  config,
})
await call(app, 'PUT', `/channels/${channel.id}/assignment`, { journeyId })

let count = 0
async function write(
  from: string,
  text: string,
  more: Record<string, unknown> = {},
  secret = 'sesame',
) {
  const id = ++count
  const answer = await fetch(`${address}/hooks/${channel.id}`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`postmark:${secret}`)}` },
    body: JSON.stringify({
      FromFull: { Email: from, Name: 'Ann' },
      OriginalRecipient: mailbox,
      Subject: 'Our stay',
      MessageID: `pm-${id}`,
      TextBody: text,
      Headers: [{ Name: 'Message-ID', Value: `<${id}@example.com>` }],
      ...more,
    }),
  })
  return answer.status
}
const mails = (number: number) => until(`mail ${number}`, () => office.taken[number - 1])
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

assert.equal(await write('ann@example.com', 'hi', {}, 'wrong'), 401)
assert.equal(await write('ann@example.com', 'hi'), 200)
const first = await mails(1)
assert.match(first.text, /Welcome, Ann\.\n\nWhich villa\?/)
assert.equal(first.subject, 'Re: Our stay')

const away = [{ Name: 'Auto-Submitted', Value: 'auto-replied' }]
assert.equal(await write('ann@example.com', 'Olive', { Headers: away }), 200)
await pause(500)
assert.equal(office.taken.length, 1)

const link = /http\S+\/e\/\S+/.exec(first.text)?.[0] ?? ''
const page = await (await fetch(link)).text()
const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
const press = async (gesture: string) => {
  const body = new URLSearchParams({ token: field('token'), nonce: field('nonce'), gesture })
  const answer = await fetch(link, { method: 'POST', headers: { 'user-agent': 'Firefox' }, body })
  return /<h1>(.*)<\/h1>/.exec(await answer.text())?.[1]
}
assert.equal(await press('pointerdown'), 'Confirm your choice')
await pause(2100)
assert.equal(await press(''), 'Confirm your choice')
assert.equal(await press('pointerdown'), 'Thank you')
assert.match((await mails(2)).text, /So Olive it is\./)
assert.equal(await press('pointerdown'), 'Thank you')

// From another address: the token leads to the conversation, and the answer to whose it is.
const MailboxHash = /\+(\w+)@/.exec(first.replyTo)?.[1]
assert.equal(await write('ann@work.example', 'one more thing', { MailboxHash }), 200)
assert.equal((await mails(3)).to, 'ann@example.com')

const raw = `From: Bob <bob@example.com>\r\nTo: ${mailbox}\r\nSubject: Room\r\nMessage-ID: <b@example.com>\r\n\r\nhi\r\n`
const query = new URLSearchParams({ from: 'bob@example.com', to: mailbox })
await fetch(`${address}/cdn-cgi/local/email?${query}`, { method: 'POST', body: raw })
assert.match((await mails(4)).text, /Welcome, Bob\./)

assert.deepEqual(office.refused, [])
console.log(`${office.taken.length} mails, as they should be`)
await miniflare.dispose()
office.close()
