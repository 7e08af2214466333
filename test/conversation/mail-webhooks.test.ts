import { env } from 'cloudflare:workers'
import { createHmac } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { call } from '../api/workspace.ts'
import { Correspondent, type Mailbox, mailHeaders, office, openMailbox } from './correspondent.ts'
import { LISTENER } from './journeys.ts'
import { MINUTE, open, scene } from './scene.ts'

scene()
let box: Mailbox
beforeAll(async () => {
  box = await openMailbox(LISTENER)
})

const post = async (body: string, headers: Record<string, string> = mailHeaders, to = box) =>
  (await call('POST', `/hooks/${to.channelId}`, { body, headers })).status

/** A mailbox at Resend, and how it signs. */
function resendBox(address: string) {
  const config = {
    address,
    transport: 'resend',
    token: 're_1',
    webhookSecret: `whsec_${btoa('a secret of some length')}`,
  }
  function signed(body: string) {
    const timestamp = String(Math.floor(Date.now() / 1000))
    const hmac = createHmac('sha256', 'a secret of some length')
    const signature = hmac.update(`msg_1.${timestamp}.${body}`).digest('base64')
    return { 'svix-id': 'msg_1', 'svix-timestamp': timestamp, 'svix-signature': `v1,${signature}` }
  }
  return { config, signed }
}

describe('a webhook of a mail provider', () => {
  it('is handled once, however often it comes', async () => {
    const guest = new Correspondent(box)
    const mail = guest.mail('hi')
    expect(await guest.brings(mail)).toEqual(['Tell me.'])
    expect(await guest.brings(mail)).toEqual([])
    await guest.sleeps()
    expect(await guest.brings({ ...mail, MessageID: 'another-try' })).toEqual([])
    expect(await guest.heard()).toHaveLength(1)
  })

  it('of a mail that is late is kept, and does not answer what was asked since', async () => {
    const guest = new Correspondent(box)
    const received = (at: number) => ({
      Headers: [
        { Name: 'Received', Value: `by inbound.postmarkapp.com; ${new Date(at).toUTCString()}` },
        { Name: 'Message-ID', Value: `<${at}@mail.example>` },
      ],
    })
    const late = guest.mail('an hour ago', received(Date.now() - 60 * MINUTE))
    await guest.writes('hi', received(Date.now()))
    expect(await guest.brings(late)).toEqual([])
    expect(await guest.writes('now', received(Date.now() + 1000))).toEqual(['Heard now.'])
    const texts = (await guest.view()).messages.map(({ text }) => text)
    expect(texts).toContain('an hour ago')
  })

  it.each([
    ['no secret', {}],
    ['a wrong one', { authorization: `Basic ${btoa('postmark:open')}` }],
    ['a bearer', { authorization: 'Bearer sesame' }],
  ])('is refused with %s', async (_, headers) => {
    const guest = new Correspondent(box)
    expect(await post(JSON.stringify(guest.mail('hi')), headers)).toBe(401)
    expect(await guest.heard()).toEqual([])
  })

  it('is refused when Resend has not signed it, and taken when it has', async () => {
    const { config, signed } = resendBox('resend@casaverde.example')
    const resend = { ...(await open(LISTENER, { type: 'email', config })), address: '' }
    const body = JSON.stringify({ type: 'contact.created', data: {} })
    const headers = signed(body)
    expect(await post(body, headers, resend)).toBe(200)
    expect(await post(body, { ...headers, 'svix-id': 'msg_2' }, resend)).toBe(401)
    expect(await post(body, mailHeaders, resend)).toBe(401)
  })

  it('of Resend leads to the mail that it only names, and answers it there', async () => {
    const { config, signed } = resendBox('front@casaverde.example')
    const { channelId } = await open(LISTENER, { type: 'email', config })
    const guest = new Correspondent({ ...box, channelId, address: config.address })
    office.received.set('em_1', {
      from: `Ann Lee <${guest.address}>`,
      to: [config.address],
      subject: 'A room',
      message_id: '<em_1@mail.example>',
      text: 'hi',
      headers: { 'message-id': '<em_1@mail.example>' },
      created_at: new Date().toISOString(),
    })
    const event = (id: string) => JSON.stringify({ type: 'email.received', data: { email_id: id } })
    const brings = async (body: string) =>
      (await call('POST', `/hooks/${channelId}`, { body, headers: signed(body) })).status
    expect(await brings(event('em_1'))).toBe(200)
    expect(await guest.reads()).toEqual(['Tell me.'])
    expect(guest.last).toMatchObject({ by: 'resend', subject: 'Re: A room' })
    // It is asked for once more when Resend does not have it yet.
    vi.spyOn(console, 'error').mockImplementationOnce(() => {})
    expect(await brings(event('em_2'))).toBe(503)
    office.received.set('em_2', {
      ...office.received.get('em_1'),
      text: 'a room',
      message_id: '<em_2@x>',
      headers: {},
    })
    expect(await brings(event('em_2'))).toBe(200)
    expect(await guest.reads()).toEqual(['Heard a room.'])
  })

  it.each([
    ['a click', { RecordType: 'Click', MessageID: '1', Recipient: 'ann@example.com' }],
    ['a kind that is not made yet', { RecordType: 'Telepathy' }],
    ['a change of a subscription', { RecordType: 'SubscriptionChange', Recipient: 'x@y.example' }],
    ['a mail from nobody', { MessageID: '1', TextBody: 'hi' }],
    ['a list', [1, 'two', null]],
    ['nothing', null],
  ])('is taken and moves nothing: %s', async (_, body) => {
    expect(await post(JSON.stringify(body))).toBe(200)
  })

  it('that is no JSON is refused', async () => {
    expect(await post('From: ann@example.com')).toBe(400)
  })

  it('may be as large as a mail can get, and no larger', async () => {
    const guest = new Correspondent(box)
    const Content = 'A'.repeat(32 * 1024 * 1024)
    const Attachments = [{ Name: 'film.mov', ContentType: 'video/quicktime', Content }]
    expect(await guest.writes('hi', { Attachments })).toEqual(['Tell me.'])
    expect((await guest.heard())[0]).toMatchObject({ media: { bytes: 24 * 1024 * 1024 } })
    expect(await post(' '.repeat(36 * 1024 * 1024 + 1))).toBe(413)
  })

  it('with one broken file among good ones brings the mail and the good ones', async () => {
    const guest = new Correspondent(box)
    const file = (Name: string, Content: string) => ({
      Name,
      Content,
      ContentType: 'application/pdf',
    })
    const Attachments = [
      file('broken.pdf', '%%%'),
      null,
      file('good.pdf', btoa('%PDF')),
      { Name: 1 },
    ]
    expect(await guest.writes('hi', { Attachments })).toEqual(['Tell me.'])
    expect(await guest.heard()).toMatchObject([
      { kind: 'media', caption: 'hi', media: { filename: 'good.pdf' } },
      { kind: 'ignored', text: 'broken.pdf', why: 'the file could not be read' },
    ])
  })

  it('is asked for again when a file cannot be kept, and loses nothing by that', async () => {
    const guest = new Correspondent(box)
    const Content = btoa('%PDF')
    const mail = guest.mail('hi', {
      Attachments: [{ Name: 'a.pdf', ContentType: 'application/pdf', Content }],
    })
    const put = vi.spyOn(env.MEDIA, 'put').mockRejectedValueOnce(new Error('R2 is away'))
    vi.spyOn(console, 'error').mockImplementationOnce(() => {})
    expect(await post(JSON.stringify(mail))).toBe(503)
    put.mockRestore()
    expect(await guest.brings(mail)).toEqual(['Tell me.'])
  })
})
