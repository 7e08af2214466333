import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { KeepFile, Providers } from '../../../durable-objects/channels/channel.ts'
import type { Config } from '../../../durable-objects/channels/email/config.ts'
import { email } from '../../../durable-objects/channels/email/index.ts'
import { RawMail } from '../../../durable-objects/channels/email/mail.ts'
import { webhook } from '../contract.ts'

const MAILS = join(import.meta.dirname, '../../webhooks/email')

const config: Config = {
  address: 'Stay@CasaVerde.example',
  transport: 'postmark',
  token: 'server-token',
  webhookSecret: 'sesame',
}
const nowhere: Providers = {
  fetch: () => Promise.reject(new Error('nobody is asked')),
  metaGraphUrl: '',
  graphVersion: '',
}
const keep: KeepFile = async ({ name }) => `https://app.example/media/${encodeURIComponent(name)}`

async function read(body: unknown, settings = config, providers = nowhere) {
  return email.parse(await email.complete?.(body, settings, providers, keep)).events
}

async function inbound(body: unknown, settings = config, providers = nowhere) {
  const [event] = await read(body, settings, providers)
  if (event?.type !== 'message') throw new Error('no message')
  return event
}

const posted = (name: string) => inbound(webhook('email', `postmark-${name}`))
const raw = (name: string, from = 'ann@example.com', to = 'stay@casaverde.example') =>
  new RawMail(Uint8Array.from(readFileSync(join(MAILS, `${name}.eml`))), from, to)

describe('a mail from Postmark', () => {
  it('is from whoever stands in From, in lower case', async () => {
    const { guest, account, inbound: said } = await posted('hello')
    expect(guest).toEqual({
      key: 'ann@example.com',
      alternateKeys: [],
      email: 'ann@example.com',
      name: 'Ann Lee',
    })
    expect(account).toBe('stay@casaverde.example')
    expect(said.id).toBe('<CAF1@mail.example.com>')
    expect(said.content).toEqual({ kind: 'text', text: 'Two guests' })
    // By our clock: a guest's may be wrong by hours.
    expect(Date.now() - said.at).toBeLessThan(10_000)
  })

  it('came when the server that took it in says, be it told late, and never in the future', async () => {
    const told = (when: string) =>
      inbound({
        ...Object(webhook('email', 'postmark-hello')),
        Headers: [
          { Name: 'Received', Value: `by inbound.postmarkapp.com; ${when}` },
          { Name: 'Received', Value: 'from the guest; Mon, 23 Nov 2026 09:00:00 +0000' },
        ],
      })
    const late = await told('Mon, 3 Feb 2025 10:00:00 +0100')
    expect(late.inbound.at).toBe(Date.UTC(2025, 1, 3, 9))
    expect((await told('Mon, 3 Feb 2125 10:00:00 +0100')).inbound.at).toBeLessThanOrEqual(
      Date.now(),
    )
    expect(Date.now() - (await told('whenever')).inbound.at).toBeLessThan(10_000)
  })

  it('brings the token and the thread of what it answers', async () => {
    const { token, inbound: said } = await posted('reply')
    expect(token).toBe('k3f7'.repeat(8))
    expect(said.content).toEqual({ kind: 'text', text: '2' })
    expect(said.repliesTo).toBe('<9a1b@mtasv.net>')
    expect(said.thread).toEqual({
      subject: 'Re: Our stay',
      messageId: '<CAF1@mail.example.com>',
      references: ['<CAF0@mail.example.com>', '<9a1b@mtasv.net>'],
    })
  })

  it('is read from its HTML when it has no other words', async () => {
    const { inbound: said } = await posted('html-only')
    expect(said.content).toEqual({ kind: 'text', text: 'Café & pool,\nplease' })
  })

  it('says what its subject says when it says nothing else', async () => {
    const { inbound: said } = await posted('empty')
    expect(said.content).toEqual({ kind: 'text', text: 'Do you have a room?' })
  })

  it('brings its first file with the words, and keeps the others beside it', async () => {
    const events = await read(webhook('email', 'postmark-attachment'))
    const contents = events.map((event) => event.type === 'message' && event.inbound.content)
    expect(contents).toMatchObject([
      {
        kind: 'media',
        caption: 'Two guests',
        media: { type: 'image', filename: 'passport.png', mime: 'image/png', bytes: 58 },
      },
      { kind: 'ignored', media: { type: 'document', filename: 'plan.pdf' } },
    ])
  })

  it('has no files where there is but the logo of a signature', async () => {
    const { inbound: said } = await posted('logo')
    expect(said.content).toEqual({ kind: 'text', text: 'Two guests' })
  })

  it('wants answers where its Reply-To says, and is still from its From', async () => {
    const { guest, inbound: said } = await posted('reply-to')
    expect(guest.key).toBe('ann@example.com')
    expect(said.thread?.answerTo).toBe('ann@home.example')
  })

  it('is not answered elsewhere when nothing proves that its sender wants so', async () => {
    const forged = { ...Object(webhook('email', 'postmark-reply-to')), Headers: [] }
    expect((await inbound(forged)).inbound.thread?.answerTo).toBeUndefined()
    const near = { ...forged, ReplyTo: 'ann.lee@example.com' }
    expect((await inbound(near)).inbound.thread?.answerTo).toBe('ann.lee@example.com')
  })

  it('tells by what it answers whose conversation it is, when its address does not', async () => {
    const token = 'k3f7'.repeat(8)
    const answering = (Value: string) =>
      inbound({
        ...Object(webhook('email', 'postmark-hello')),
        Headers: [{ Name: 'References', Value }],
      })
    const root = `<${token}.0284b0726e34@casaverde.example>`
    expect((await answering(`${root} <1@mail.example>`)).token).toBe(token)
    expect((await answering(`${root.toUpperCase()} <1@mail.example>`)).token).toMatch(/^k3f7/i)
    expect((await answering('<1@mail.example> <2@mail.example>')).token).toBeUndefined()
  })

  it('is a wish for no more mail when it came to the address for that', async () => {
    const wish = {
      ...Object(webhook('email', 'postmark-hello')),
      MailboxHash: `off-${'k3f7'.repeat(8)}`,
    }
    expect(await read(wish)).toMatchObject([
      { type: 'opt-out', token: 'k3f7'.repeat(8), guest: { key: 'ann@example.com' } },
    ])
  })

  it('keeps its words and its good files when one of them is broken', async () => {
    const whole = Object(webhook('email', 'postmark-attachment'))
    const [first, ...others] = whole.Attachments
    const broken = { ...first, Name: 'broken.pdf', Content: '%%%' }
    const events = await read({ ...whole, Attachments: [broken, 'nonsense', first, ...others] })
    const contents = events.map((one) => one.type === 'message' && one.inbound.content)
    expect(contents).toMatchObject([
      { kind: 'media', caption: 'Two guests', media: { filename: 'passport.png' } },
      { kind: 'ignored', media: { filename: 'plan.pdf' } },
      { kind: 'ignored', text: 'broken.pdf', why: 'the file could not be read' },
    ])
  })

  it('says which files were too many or too large to keep', async () => {
    const whole = Object(webhook('email', 'postmark-attachment'))
    const [first] = whole.Attachments
    const large = { ...first, Name: 'film.mov', Content: 'AAAA'.repeat(9 * 1024 * 1024) }
    const many = Array.from({ length: 21 }, (_, index) => ({ ...first, Name: `${index}.png` }))
    const events = await read({ ...whole, Attachments: [large, ...many] })
    const lost = events.flatMap((one) =>
      one.type === 'message' && one.inbound.content.kind === 'ignored' && one.inbound.content.text
        ? [`${one.inbound.content.text}: ${one.inbound.content.why}`]
        : [],
    )
    expect(lost).toEqual([
      'film.mov: the file is larger than 25 MB',
      '19.png: only 20 files of a mail are kept',
      '20.png: only 20 files of a mail are kept',
    ])
  })

  it('is known by Postmark’s id when it has none of its own', async () => {
    const { inbound: said } = await posted('without-message-id')
    expect(said.id).toBe('73e6d360-66eb-11e1-8e72-a8904824019b')
    expect(said.thread?.messageId).toBeUndefined()
  })

  it.each([
    ['out-of-office', 'sent by a machine (auto-replied)'],
    ['newsletter', 'bulk mail'],
    ['no-reply', 'from no-reply@shop.example, where nobody reads'],
    ['dmarc-fail', 'not proven to be from this sender (DMARC)'],
  ])('is kept and moves nothing when it is a case of %s', async (name, why) => {
    const { guest, inbound: said } = await posted(name)
    expect(said.content).toMatchObject({ kind: 'ignored', why })
    expect(said.thread).toBeUndefined()
    expect(guest.name).toBeUndefined()
  })

  it('is a person’s when Exchange asks for no automatic answers to it', async () => {
    const { inbound: said } = await inbound({
      ...Object(webhook('email', 'postmark-hello')),
      Headers: [{ Name: 'X-Auto-Response-Suppress', Value: 'DR, OOF, AutoReply' }],
    })
    expect(said.content).toEqual({ kind: 'text', text: 'Two guests' })
  })

  it('is read by our own rules when it quotes us, whatever Postmark made of it', async () => {
    const { inbound: said } = await inbound({
      ...Object(webhook('email', 'postmark-hello')),
      TextBody: 'Quattro\n\nIl 5 gen, Casa ha scritto:\n> ##- Reply above this line -##\n> Quanti?',
      StrippedTextReply: 'Quattro\n\nIl 5 gen, Casa ha scritto:',
    })
    expect(said.content).toEqual({ kind: 'text', text: 'Quattro' })
  })

  it('has no caption when it brings a file and a quote', async () => {
    const { inbound: said } = await inbound({
      ...Object(webhook('email', 'postmark-attachment')),
      TextBody: 'Casa Verde wrote:\n> ##- Reply above this line -##\n> Your passport?',
      StrippedTextReply: '',
    })
    expect(said.content).toMatchObject({ kind: 'media', media: { filename: 'passport.png' } })
    expect(said.content).not.toHaveProperty('caption')
  })

  it('is quoted under the name that the channel’s mails have', async () => {
    const text = 'Two\n\nQuinta do Lago:\n\n##- Reply above this line -##\n\nHow many?'
    const mail = { ...Object(webhook('email', 'postmark-hello')), TextBody: text }
    const { inbound: said } = await inbound(mail, { ...config, fromName: 'Quinta do Lago' })
    expect(said.content).toEqual({ kind: 'text', text: 'Two' })
  })

  it('moves nothing when we wrote it ourselves', async () => {
    const { inbound: said } = await inbound(webhook('email', 'postmark-hello'), {
      ...config,
      address: 'ann@example.com',
    })
    expect(said.content).toMatchObject({ kind: 'ignored', why: 'from this channel itself' })
  })

  it('fails the message that it brings back', async () => {
    const [event] = await read(webhook('email', 'postmark-bounced-mail'))
    expect(event).toMatchObject({
      type: 'status',
      status: 'failed',
      partId: 'ses_1:3#0',
      providerId: '<9a1b@mtasv.net>',
      guest: { key: 'gone@example.com' },
      failure: { code: 'recipient', detail: '550 5.1.1 no such user (5.1.1)' },
    })
  })
})

describe('a report of Postmark’s that names no sender', () => {
  it('fails the message that it brings back', async () => {
    const bounced = Object(webhook('email', 'postmark-bounced-mail'))
    const [event] = await read({ ...bounced, From: '', FromFull: { Email: '', Name: '' } })
    expect(event).toMatchObject({ type: 'status', status: 'failed', partId: 'ses_1:3#0' })
  })

  it('is nothing when it is no report either', async () => {
    const hello = Object(webhook('email', 'postmark-hello'))
    expect(await read({ ...hello, From: '', FromFull: {} })).toEqual([])
  })
})

describe('what became of a mail', () => {
  it.each([
    ['postmark-delivered', 'delivered', undefined],
    ['postmark-hard-bounce', 'failed', /mailbox not found.*no such user/],
    ['postmark-spam-complaint', 'failed', /marked this message as spam/],
    ['resend-delivered', 'delivered', undefined],
    ['resend-opened', 'read', undefined],
    ['resend-bounced', 'failed', /does not exist/],
    ['resend-complained', 'failed', /complained/],
  ])('%s is %s', (name, status, detail) => {
    const [event] = email.parse(webhook('email', name)).events
    expect(event).toMatchObject({ type: 'status', status, at: Date.UTC(2026, 10, 22, 15, 31) })
    if (detail && event?.type === 'status') expect(event.failure?.detail).toMatch(detail)
  })

  it('is still open after a soft bounce, which Postmark tries again', () => {
    expect(email.parse(webhook('email', 'postmark-soft-bounce')).events).toEqual([])
  })
})

describe('a mail from Resend', () => {
  const resend: Config = { ...config, transport: 'resend', token: 're_key' }
  const asked: string[] = []
  const providers: Providers = {
    ...nowhere,
    mail: {
      postmarkUrl: '',
      resendUrl: 'https://api.resend.example',
      publicUrl: '',
      masterKey: '',
    },
    async fetch(request) {
      const { pathname, host } = new URL(request.url)
      asked.push(`${host}${pathname} ${request.headers.get('authorization')}`)
      if (host === 'cdn.example') return new Response('%PDF')
      if (pathname.endsWith('/attachments/2a0c9ce0'))
        return Response.json({ download_url: 'https://cdn.example/plan' })
      return Response.json({
        id: 'x',
        from: 'Ann Lee <Ann@Example.com>',
        to: [`stay+${'k3f7'.repeat(8)}@casaverde.example`],
        subject: 'Re: Our stay',
        message_id: '<CAF1@mail.example.com>',
        text: 'Two\n\n> How many?',
        headers: { 'message-id': '<CAF1@mail.example.com>', references: '<a@b>' },
        attachments: [{ id: '2a0c9ce0', filename: 'plan.pdf', content_type: 'application/pdf' }],
      })
    },
  }

  it('is fetched with its files, and the token stays with Resend', async () => {
    const {
      token,
      guest,
      inbound: said,
    } = await inbound(webhook('email', 'resend-received'), resend, providers)
    expect(token).toBe('k3f7'.repeat(8))
    expect(guest.key).toBe('ann@example.com')
    expect(said.content).toMatchObject({ kind: 'media', caption: 'Two', media: { bytes: 4 } })
    expect(said.thread?.references).toEqual(['<a@b>'])
    expect(asked.at(-1)).toBe('cdn.example/plan null')
  })

  it('goes without a file that Resend no longer has', async () => {
    const gone = async (request: Request) =>
      request.url.includes('/attachments/')
        ? new Response('', { status: 404 })
        : providers.fetch(request)
    const [said, lost] = await read(webhook('email', 'resend-received'), resend, {
      ...providers,
      fetch: gone,
    })
    expect(said).toMatchObject({ inbound: { content: { kind: 'text', text: 'Two' } } })
    expect(lost).toMatchObject({ inbound: { content: { kind: 'ignored', text: 'plan.pdf' } } })
  })

  it('has to come again when Resend does not give it', async () => {
    const broken = { ...providers, fetch: async () => new Response('', { status: 500 }) }
    await expect(read(webhook('email', 'resend-received'), resend, broken)).rejects.toThrow('500')
  })
})

describe('a mail in its raw text', () => {
  it.each([
    ['plain', 'Two guests'],
    ['latin-1', 'Zwei Gäste, bitte'],
    ['windows-1251', 'Два гостя'],
    ['shift-jis', '二名です'],
    ['flowed', 'We are two guests and would like the sea view.'],
  ])('is read when it is %s', async (name, text) => {
    const { inbound: said } = await inbound(raw(name))
    expect(said.content).toEqual({ kind: 'text', text })
  })

  it.each([
    ['its only part', 'Content-Type: text/plain; format=flowed\n\nTEXT'],
    [
      'one of two',
      'Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8;\n format="flowed"\n\nTEXT--b\nContent-Type: text/html\n\n<p>Four</p>\n--b--\n',
    ],
  ])('keeps an answer in a flowed quote apart from it, in %s', async (_, body) => {
    const text =
      'On Sun, Casa Verde wrote: \n> ##- Reply above this line -##\n> \n> How many? \n> \n\nFour of \nus\n> When? \nIn May\n'
    const head = 'From: ann@example.com\nMessage-ID: <flowed@example.com>\nMIME-Version: 1.0\n'
    const bytes = new TextEncoder().encode(head + body.replace('TEXT', text))
    const mail = new RawMail(Uint8Array.from(bytes), 'ann@example.com', config.address)
    expect((await inbound(mail)).inbound.content).toEqual({
      kind: 'text',
      text: 'Four of us\nIn May',
    })
  })

  it('has its subject in any script', async () => {
    const { inbound: said } = await inbound(raw('windows-1251'))
    expect(said.thread?.subject).toBe('Номер')
  })

  it('brings its files', async () => {
    const { inbound: said } = await inbound(raw('multipart'))
    expect(said.content).toMatchObject({
      kind: 'media',
      caption: 'Here it is',
      media: { type: 'document', filename: 'passport.pdf', mime: 'application/pdf' },
    })
  })

  it('carries the token of the address it came to', async () => {
    const to = `Stay+${'K3F7'.repeat(8)}@casaverde.example`
    expect((await inbound(raw('plain', 'ann@example.com', to))).token).toBe('k3f7'.repeat(8))
  })

  it('moves nothing when its envelope names no sender', async () => {
    const { inbound: said } = await inbound(raw('plain', ''))
    expect(said.content).toMatchObject({ kind: 'ignored', why: 'a bounce' })
  })

  it('fails the message that it brings back, even when it names no sender', async () => {
    const { raw: bytes } = raw('bounce')
    const nobody = new TextDecoder().decode(bytes).replace(/^From: .*\n/m, '')
    const mail = new RawMail(Uint8Array.from(new TextEncoder().encode(nobody)), '', config.address)
    const [event] = await read(mail)
    expect(event).toMatchObject({ type: 'status', status: 'failed', partId: 'ses_1:3#0' })
  })

  it('fails the message that it brings back', async () => {
    const [event] = await read(raw('bounce', ''))
    expect(event).toMatchObject({ type: 'status', status: 'failed', partId: 'ses_1:3#0' })
  })

  it('says nothing for good of a mailbox that was only full', async () => {
    const { raw: bytes } = raw('bounce')
    const soft = new TextDecoder().decode(bytes).replace(/^Status: .*$/m, 'Status: 4.2.2')
    const mail = new RawMail(Uint8Array.from(new TextEncoder().encode(soft)), '', config.address)
    const [event] = await read(mail)
    expect(event).toMatchObject({ status: 'failed', failure: { code: 'transient' } })
  })

  it('is known by what it says when it has no id', async () => {
    const one = await inbound(raw('without-message-id'))
    const again = await inbound(raw('without-message-id'))
    expect(one.inbound.id).toBe(again.inbound.id)
    expect(one.inbound.id).toMatch(/^[0-9a-f]{64}$/)
  })

  it.each(readdirSync(MAILS).filter((file) => file.endsWith('.eml')))('reads %s', async (file) => {
    expect(await read(raw(file.slice(0, -'.eml'.length)))).toHaveLength(1)
  })
})
