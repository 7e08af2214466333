import { beforeAll, describe, expect, it } from 'vitest'
import { call } from '../api/workspace.ts'
import { Correspondent, type Mailbox, openMailbox, WELCOME } from './correspondent.ts'
import { LISTENER, VILLA } from './journeys.ts'
import { raw } from './raw-mails.ts'
import { api, HOUR, scene } from './scene.ts'

scene()
let villa: Mailbox
let listener: Mailbox
beforeAll(async () => {
  villa = await openMailbox(VILLA)
  listener = await openMailbox(LISTENER)
})

/** A journey that nobody asked for. */
const start = (guest: Correspondent) =>
  api('POST', '/sessions', {
    journeyId: listener.journeyId,
    channelId: listener.channelId,
    contact: { key: guest.address },
    onBusy: 'replace',
  })

describe('a mail from another address', () => {
  it.each([
    [
      'the token in the address',
      (last: Correspondent['last']) => ({ OriginalRecipient: last.replyTo }),
    ],
    [
      'the thread that it answers',
      ({ headers }: Correspondent['last']) => ({
        Headers: [
          { Name: 'Message-ID', Value: `<${Math.random()}@work.example>` },
          { Name: 'References', Value: `${headers.References} <0100@transport.example>` },
          { Name: 'In-Reply-To', Value: '<0100@transport.example>' },
        ],
      }),
    ],
  ])('is said in the conversation that is told by %s', async (_, lead) => {
    const ann = new Correspondent(villa)
    await ann.writes('hi')
    await ann.listed()
    const work = new Correspondent(villa)
    expect(await work.writes('Cypress', lead(ann.last))).toEqual([])
    expect(await ann.reads()).toEqual(['So Cypress it is.'])
    const { messages } = await ann.view()
    expect(Object(messages.at(-2)?.body).referral).toEqual({ writtenBy: work.address })
  })

  it('begins a conversation of its own when the token is none of ours', async () => {
    const stranger = new Correspondent(villa)
    const to = villa.address.replace('@', `+${'k3f7'.repeat(8)}@`)
    expect(await stranger.writes('hi', { OriginalRecipient: to })).toEqual([WELCOME])
  })
})

describe('an address that mail comes back from', () => {
  const bounce = (guest: Correspondent, Type = 'HardBounce') => ({
    RecordType: 'Bounce',
    Type,
    MessageID: guest.last.id,
    Email: guest.address,
    BouncedAt: new Date().toISOString(),
    Description:
      'The server was unable to deliver your message (ex: unknown user, mailbox not found).',
    Details: '550 no such user',
    Metadata: { part: guest.last.headers['X-Bot-Journeys-Part'] },
  })

  it('is not written to again until it writes', async () => {
    const guest = new Correspondent(listener)
    await guest.writes('hi')
    await guest.brings(bounce(guest))
    expect((await guest.view()).messages.at(-1)).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('no such user'),
    })
    await start(guest)
    expect(await guest.reads()).toEqual([])
    expect((await guest.view()).messages.at(-1)?.reason).toMatch(/came back.*no such user/)
    await guest.ask((it) => it.reset())
    expect(await guest.writes('I am here')).toEqual(['Tell me.'])
  })

  it('is written to again after a mailbox was only full', async () => {
    const guest = new Correspondent(listener)
    await guest.writes('hi')
    await guest.brings(bounce(guest, 'SoftBounce'))
    await start(guest)
    expect(await guest.reads()).toEqual(['Tell me.'])
  })

  it('is known by the report that its server sends', async () => {
    const guest = new Correspondent(listener)
    await guest.writes('hi')
    const report = new TextDecoder()
      .decode(raw('bounce'))
      .replace('gone@example.com', 'elsewhere@example.com')
      .replace('ses_1:3#0', guest.last.headers['X-Bot-Journeys-Part'] ?? '')
      .replace('Subject: Welcome', `Subject: Welcome\nReply-To: ${guest.last.replyTo}`)
    await guest.listed()
    await guest.posts(report, { from: '' })
    expect((await guest.view()).messages.at(-1)).toMatchObject({ status: 'failed' })
  })
})

describe('a guest who wants no more mail', () => {
  const ways = (guest: Correspondent) => {
    const header = guest.last.headers['List-Unsubscribe'] ?? ''
    return {
      page: new URL(/<(https:[^>]+)>/.exec(header)?.[1] ?? '').pathname,
      address: /<mailto:([^?>]+)/.exec(header)?.[1] ?? '',
    }
  }

  it.each(['one click', 'a mail'])('says so by %s, and is answered still', async (way) => {
    const guest = new Correspondent(listener)
    await start(guest)
    expect(await guest.reads()).toEqual(['Tell me.'])
    const { page, address } = ways(guest)
    if (way === 'a mail')
      expect(
        await guest.writes('', { OriginalRecipient: address, Subject: 'unsubscribe' }),
      ).toEqual([])
    else {
      // A scanner that follows the link changes nothing.
      await guest.listed()
      expect((await call('GET', page)).text).toContain('No more mail?')
      const body = 'List-Unsubscribe=One-Click'
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      expect((await call('POST', page, { body, headers })).status).toBe(200)
    }
    await guest.passes(2 * HOUR)
    await start(guest)
    expect(await guest.reads()).toEqual([])
    expect((await guest.view()).messages.at(-1)?.reason).toContain('unsubscribed')
    await guest.ask((it) => it.reset())
    expect(await guest.writes('hi')).toEqual(['Tell me.'])
  })

  it('is not taken at the word of somebody who has not got the mail', async () => {
    const guest = new Correspondent(listener)
    await start(guest)
    const forged = ways(guest).address.replace(/off-..../, 'off-aaaa')
    await new Correspondent(listener, guest.address).writes('', { OriginalRecipient: forged })
    await guest.passes(2 * HOUR)
    await start(guest)
    expect(await guest.reads()).toHaveLength(2)
  })
})
