import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runLocal } from '../../../worker/local/run.ts'
import { call, setUp, until } from '../../runner/villa.ts'
import { startPostOffice } from '../../simulators/mail.ts'
import { MAILBOX, openMailbox, SECRET } from './mailbox.ts'

const RAW = join(import.meta.dirname, '../../webhooks/email')

/** A guest, a mailbox and Postmark around the built app: `npm run mail`. */
const office = await startPostOffice({ token: 'server-token' })
const { address, miniflare } = await runLocal({
  port: Number(process.env.PORT ?? 8796),
  stateDir: mkdtempSync(join(tmpdir(), 'mail-')),
  variables: { POSTMARK_URL: office.url },
  triggers: true,
})
const app = await setUp(address)
const box = await openMailbox(app)
const write = (from: string, text: string, more = {}, secret = SECRET) =>
  box.takes({ FromFull: { Email: from, Name: 'Ann' }, TextBody: text, ...more }, secret)
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

const raw = `From: Bob <bob@example.com>\r\nTo: ${MAILBOX}\r\nSubject: Room\r\nMessage-ID: <b@example.com>\r\n\r\nhi\r\n`
const query = new URLSearchParams({ from: 'bob@example.com', to: MAILBOX })
await fetch(`${address}/cdn-cgi/local/email?${query}`, { method: 'POST', body: raw })
assert.match((await mails(4)).text, /Welcome, Bob\./)

await playRawMails()
assert.deepEqual(office.refused, [])
console.log(`${office.taken.length} mails, as they should be`)
await miniflare.dispose()
office.close()

/** The mails of `test/webhooks/email` as servers hand them over, each from a guest of its own. */
async function playRawMails() {
  const names = readdirSync(RAW)
    .filter(
      (file) => file.endsWith('.eml') && !['bounce.eml', 'without-message-id.eml'].includes(file),
    )
    .map((file) => file.slice(0, -'.eml'.length))
  for (const name of names) {
    const raw = readFileSync(join(RAW, `${name}.eml`), 'latin1')
      .replace(/\r?\n/g, '\r\n')
      .replace(/^From:.*$/m, `From: ${name}@guests.example`)
      .replace(/^Received:.*$/m, '')
    const query = new URLSearchParams({ from: `${name}@guests.example`, to: MAILBOX })
    const body = Buffer.from(raw.trimStart(), 'latin1')
    await fetch(`${address}/cdn-cgi/local/email?${query}`, { method: 'POST', body })
  }
  type Item = { id: string; contactKey: string }
  type Whole = { messages: { from: string; text: string }[]; session?: { status: string } }
  const items = await until('all in the inbox', async () => {
    const list = await call<{ items: Item[] }>(app, 'GET', '/conversations?limit=100')
    const raw = list.items.filter(({ contactKey }) => contactKey.endsWith('@guests.example'))
    return raw.length === names.length ? raw : undefined
  })
  for (const { id, contactKey } of items.toSorted((a, b) =>
    a.contactKey < b.contactKey ? -1 : 1,
  )) {
    const { messages, session } = await call<Whole>(app, 'GET', `/conversations/${id}`)
    const said = messages.find(({ from }) => from === 'guest')?.text ?? ''
    const sent = office.taken.filter(({ to }) => to === contactKey).length
    const outcome = session ? `${sent} mail back` : 'kept, moves nothing'
    console.log(
      `${(contactKey.split('@')[0] ?? '').padEnd(26)}${outcome.padEnd(22)}${JSON.stringify(said)}`,
    )
  }
}
