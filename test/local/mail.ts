import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runLocal } from '../../worker/local/run.ts'
import { startPostOffice } from '../simulators/mail.ts'
import { MAILBOX, openMailbox, SECRET } from './mailbox.ts'
import { setUp, until } from './villa.ts'

/** A guest, a mailbox and Postmark around the built app: `npm run mail`. */
const office = await startPostOffice({ token: 'server-token' })
const { address, miniflare } = await runLocal({
  port: Number(process.env.PORT ?? 8796),
  stateDir: mkdtempSync(join(tmpdir(), 'mail-')),
  variables: { POSTMARK_URL: office.url },
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

assert.deepEqual(office.refused, [])
console.log(`${office.taken.length} mails, as they should be`)
await miniflare.dispose()
office.close()
