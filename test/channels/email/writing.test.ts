import { describe, expect, it } from 'vitest'
import type { Outbound } from '#messages/message.ts'
import type {
  Address,
  MailBinding,
  OwnFile,
  Providers,
} from '../../../durable-objects/channels/channel.ts'
import type { Config } from '../../../durable-objects/channels/email/config.ts'
import { email } from '../../../durable-objects/channels/email/index.ts'
import { marked } from '../../../durable-objects/channels/email/marked.ts'
import {
  idStartOf,
  isReplyToken,
  readChoiceToken,
  readUnsubscribeToken,
} from '../../../durable-objects/channels/email/tokens.ts'
import { type MailTrouble, postOffice } from '../../simulators/mail.ts'
import { longList } from '../messages.ts'

const masterKey = 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY='
const conversationId = 'cnv_0123456789abcdef01234567'
const config: Config = {
  address: 'stay@casaverde.example',
  transport: 'postmark',
  token: 'token',
  fromName: 'Casa Verde',
}
const to: Address = { key: 'ann@example.com', conversationId }
const asked: Address = {
  ...to,
  thread: {
    at: Date.now(),
    subject: 'RE: re: Our stay',
    messageId: '<2@mail.example>',
    references: ['<1@mail.example>'],
  },
}
const hello: Outbound = { kind: 'text', text: 'Welcome to *Casa Verde* & more.' }
const question: Outbound = {
  kind: 'reply',
  questionId: 'j1:k3f9:villa',
  header: { type: 'text', text: 'Villas' },
  body: 'Which villa?',
  footer: 'Both have a pool',
  options: [
    { id: 'olive', label: 'Olive' },
    { id: 'cypress', label: '<b>Cypress</b>' },
  ],
}

/** The files that lie with us, by their address. */
const files: Record<string, OwnFile> = Object.fromEntries(
  ['small', 'large', 'largest'].map((name, index) => [
    `https://app.example/media/${name}`,
    {
      bytes: new Uint8Array(2_000_000 * index + 10),
      mime: 'application/pdf',
      filename: `${name}.pdf`,
    },
  ]),
)
const ownFile = async (url: string, most: number) => {
  const file = files[url]
  return file && file.bytes.byteLength <= most ? file : undefined
}

function office(binding?: MailBinding) {
  const simulated = postOffice({ token: 'token' })
  const providers: Providers = {
    fetch: simulated.handle,
    ownFile,
    metaGraphUrl: '',
    graphVersion: '',
    mail: {
      postmarkUrl: 'https://pm.example',
      resendUrl: 'https://rs.example',
      publicUrl: 'https://app.example',
      masterKey,
      binding,
    },
  }
  const send = (messages: Outbound[], address = asked, settings = config) => {
    const requests = messages.flatMap((message) => email.render(message, address).requests)
    const request = requests.length > 1 ? email.together?.(requests) : requests[0]
    return email.send(request ?? {}, 'ses_1:3#0', settings, providers)
  }
  return { ...simulated, send }
}

describe('a mail of ours', () => {
  it('carries a whole turn, in HTML and in plain words', async () => {
    const { send, taken } = office()
    expect(await send([hello, question])).toMatchObject({ ok: true })
    expect(taken).toHaveLength(1)
    const [{ text = '', html = '' } = {}] = taken
    expect(text.replace(/https:\/\/app\.example\/e\/[\w.-]+/g, 'LINK')).toBe(
      `##- Reply above this line -##

Welcome to Casa Verde & more.

Villas

Which villa?

1. Olive - LINK
2. <b>Cypress</b> - LINK

Choose by a link, or reply with the number.

Both have a pool
`,
    )
    expect(html).toContain('Welcome to <strong>Casa Verde</strong> &amp; more.')
    expect(html).toContain('&lt;b&gt;Cypress&lt;/b&gt;')
  })

  it('has links that tell of their choice to us alone', async () => {
    const { send, taken } = office()
    await send([question])
    const token = /https:\/\/app\.example\/e\/([\w.-]+)/.exec(taken[0]?.text ?? '')?.[1] ?? ''
    const now = Date.now()
    expect(await readChoiceToken(token, masterKey, now)).toMatchObject({
      conversationId,
      payload: 'j1:k3f9:villa:olive',
      title: 'Olive',
    })
    expect(await readChoiceToken(token, masterKey, now + 31 * 86_400_000)).toBeUndefined()
    expect(await readChoiceToken(`${token}x`, masterKey, now)).toBeUndefined()
    expect(await readChoiceToken('nonsense', masterKey, now)).toBeUndefined()
  })

  it('stays in the thread it answers', async () => {
    const { send, taken } = office()
    await send([hello])
    expect(taken[0]).toMatchObject({
      to: 'ann@example.com',
      from: '"Casa Verde" <stay@casaverde.example>',
      subject: 'Re: Our stay',
      headers: {
        'In-Reply-To': '<2@mail.example>',
        References: expect.stringMatching(
          /^<[a-z2-7]{32}\.[0-9a-f]{12}@casaverde\.example> <1@mail\.example> <2@mail\.example>$/,
        ),
        'Auto-Submitted': 'auto-replied',
        'X-Auto-Response-Suppress': 'All',
        'X-Bot-Journeys-Part': 'ses_1:3#0',
      },
    })
    expect(taken[0]?.headers).not.toHaveProperty('List-Unsubscribe')
    expect(taken[0]?.headers).not.toHaveProperty('Precedence')
  })

  it('wants its answer at an address that names the conversation', async () => {
    const { send, taken } = office()
    await send([hello])
    const token = /^stay\+([a-z2-7]{32})@casaverde\.example$/.exec(taken[0]?.replyTo ?? '')?.[1]
    expect(idStartOf(token ?? '')).toBe('cnv_0123456789abcdef0123')
    expect(await isReplyToken(token ?? '', conversationId, masterKey)).toBe(true)
    expect(await isReplyToken(token ?? '', 'cnv_0123456789abcdef01234568', masterKey)).toBe(false)
  })

  it('goes where the guest wants answers', async () => {
    const { send, taken } = office()
    const thread = { at: Date.now(), subject: '', references: [], answerTo: 'ann@home.example' }
    await send([hello], { ...to, thread })
    expect(taken[0]).toMatchObject({
      to: 'ann@home.example',
      subject: 'Welcome to Casa Verde & more.',
    })
  })

  it.each([
    ['nobody asked for it', to],
    [
      'it follows a day later',
      { ...asked, thread: { subject: 'Stay', references: [], at: Date.now() - 86_400_000 } },
    ],
  ])('can be unsubscribed from when %s', async (_, address) => {
    const { send, taken } = office()
    await send([hello], address)
    const { headers = {} } = taken[0] ?? {}
    expect(headers['Auto-Submitted']).toBe('auto-generated')
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
    const token =
      /unsubscribe\/([\w.]+)>, <mailto:stay\+off-[a-z2-7]{32}@casaverde\.example\?subject=unsubscribe>$/.exec(
        headers['List-Unsubscribe'] ?? '',
      )?.[1] ?? ''
    expect(await readUnsubscribeToken(token, masterKey)).toBe(conversationId)
  })

  it('is not sent unasked to who has unsubscribed, and answers them still', async () => {
    const { send, taken } = office()
    expect(await send([hello], { ...to, optedOut: true })).toMatchObject({ code: 'recipient' })
    expect(await send([hello], { ...asked, optedOut: true })).toMatchObject({ ok: true })
    expect(taken).toHaveLength(1)
  })

  it.each(['postmark', 'resend'] as const)(
    'takes documents of ours along by %s',
    async (transport) => {
      const { send, taken, refused } = office()
      const document = (name: string, filename?: string): Outbound => ({
        kind: 'document',
        mediaUrl: `https://app.example/media/${name}`,
        caption: `The ${name} one`,
        filename,
      })
      const messages = ['small', 'large', 'largest'].map((name) => document(name))
      await send([document('small', 'Arrival guide.pdf'), ...messages], asked, {
        ...config,
        transport,
      })
      expect(refused).toEqual([])
      expect(taken[0]?.files).toEqual([
        { filename: 'Arrival guide.pdf', mime: 'application/pdf', bytes: 10 },
        { filename: 'small.pdf', mime: 'application/pdf', bytes: 10 },
        { filename: 'large.pdf', mime: 'application/pdf', bytes: 2_000_010 },
      ])
      expect(taken[0]?.text).toContain('The small one\n\nAttached: Arrival guide.pdf')
      // Together they would be too large.
      expect(taken[0]?.text).toContain('Open the document: https://app.example/media/largest')
    },
  )

  it('leads to documents that lie elsewhere', async () => {
    const { send, taken } = office()
    await send([{ kind: 'document', mediaUrl: 'https://menus.example/menu.pdf' }])
    expect(taken[0]?.files).toEqual([])
    expect(taken[0]?.text).toContain('Open the document: https://menus.example/menu.pdf')
  })

  it('stands beneath the same id for as long as the thread goes on', async () => {
    const { send, taken } = office()
    await send([hello])
    const [root = ''] = taken[0]?.headers.References?.split(' ') ?? []
    const references = [root, '<1@mail.example>', '<2@mail.example>']
    const thread = { at: Date.now(), subject: 'Stay', messageId: '<3@mail.example>', references }
    await send([hello], { ...to, thread })
    expect(taken[1]?.headers.References).toBe([...references, '<3@mail.example>'].join(' '))
  })

  it('is not sent where a mail has come back from', async () => {
    const { send, taken } = office()
    const sent = await send([hello], { ...asked, unreachable: 'no such user (5.1.1)' })
    expect(sent).toMatchObject({
      code: 'recipient',
      detail: expect.stringMatching(/came back.*no such user \(5\.1\.1\)$/),
    })
    expect(taken).toEqual([])
  })

  it('keeps long threads within what a header may have', async () => {
    const { send, taken, refused } = office()
    const references = Array.from(
      { length: 60 },
      (_, index) => `<${index}-${'x'.repeat(120)}@mail.example>`,
    )
    await send([hello], {
      ...to,
      thread: { at: Date.now(), subject: 'Stay', messageId: '<last@mail>', references },
    })
    expect(refused).toEqual([])
    expect(taken[0]?.headers.References).toMatch(
      /^<[a-z2-7]{32}\.\w+@casaverde.example> <0-.*<last@mail>$/,
    )
  })

  it('shows a list of a hundred rows whole', async () => {
    const { send, taken } = office()
    await send([longList(100)])
    expect(taken[0]?.text).toContain('100. Room 100 - Sea view - https://app.example/e/')
  })
})

describe('marks in a mail', () => {
  it.each([
    ['*b* _i_ ~s~ `m`', '<strong>b</strong> <em>i</em> <s>s</s> <code>m</code>'],
    ['*a _b* c_', '<strong>a _b</strong> c_'],
    ['*_both_*', '<strong><em>both</em></strong>'],
    ['snake_case_name', 'snake_case_name'],
    ['<script>*x*</script>', '&lt;script&gt;<strong>x</strong>&lt;/script&gt;'],
    ['```a *b* <c>```', '<code>a *b* &lt;c&gt;</code>'],
    ['one\ntwo', 'one<br>\ntwo'],
  ])('%s', (text, html) => {
    expect(marked(text)).toBe(html)
  })

  it('leave web addresses alone', () => {
    expect(marked('See https://a.example/_x_?a=1&b=2.')).toBe(
      'See <a href="https://a.example/_x_?a=1&amp;b=2" style="color:inherit;text-decoration:underline">https://a.example/_x_?a=1&amp;b=2</a>.',
    )
  })
})

describe('what providers say of a mail', () => {
  const resend: Config = { ...config, transport: 'resend' }
  const pm = (status: number, ErrorCode: number): MailTrouble => ({
    status,
    body: { ErrorCode, Message: 'No' },
  })
  const rs = (status: number, name: string): MailTrouble => ({
    status,
    body: { name, message: 'No' },
  })

  it.each<[string, Config, MailTrouble, string]>([
    ['an inactive recipient of Postmark', config, pm(422, 406), 'recipient'],
    ['an unconfirmed sender of Postmark', config, pm(422, 400), 'account'],
    ['a bad token of Postmark', config, pm(401, 10), 'auth'],
    ['too many for Postmark', config, pm(429, 429), 'throttle'],
    ['a broken Postmark', config, pm(500, 0), 'transient'],
    ['a bad request to Postmark', config, pm(422, 300), 'config'],
    ['a broken connection', config, { drop: 'before' }, 'unknown'],
    ['a bad key of Resend', resend, rs(403, 'invalid_api_key'), 'auth'],
    ['an unverified domain of Resend', resend, rs(403, 'validation_error'), 'account'],
    ['too many for Resend', resend, rs(429, 'rate_limit_exceeded'), 'throttle'],
    ['a bad request to Resend', resend, rs(422, 'validation_error'), 'config'],
    ['a broken Resend', resend, rs(500, 'internal_server_error'), 'transient'],
    ['a key in use at Resend', resend, rs(409, 'concurrent_idempotent_requests'), 'transient'],
  ])('%s', async (_, settings, fault, code) => {
    const { send, faults } = office()
    faults.push(fault)
    expect(await send([hello], asked, settings)).toMatchObject({ ok: false, code })
  })

  it('waits till tomorrow for a daily limit', async () => {
    const { send, faults } = office()
    faults.push(rs(429, 'daily_quota_exceeded'))
    const sent = await send([hello], asked, resend)
    expect(sent.ok ? 0 : sent.retryAfterSeconds).toBeGreaterThan(0)
  })

  it('is one mail at Resend, however often it is tried', async () => {
    const { send, faults, taken } = office()
    faults.push({ drop: 'after' })
    expect(await send([question], asked, resend)).toMatchObject({ ok: false, code: 'unknown' })
    expect(await send([question], asked, resend)).toMatchObject({ ok: true })
    expect(taken).toHaveLength(1)
    expect(taken[0]?.key).toBe('ses_1:3#0')
  })

  const failing = (code: string): MailBinding => ({
    send: () => Promise.reject(Object.assign(new Error('No'), { code })),
  })
  const cloudflare: Config = { ...config, transport: 'cloudflare' }

  it.each([
    ['E_RATE_LIMIT_EXCEEDED', 'throttle'],
    ['E_DAILY_LIMIT_EXCEEDED', 'throttle'],
    ['E_INTERNAL_SERVER_ERROR', 'transient'],
    ['E_RECIPIENT_NOT_ALLOWED', 'account'],
    ['E_RECIPIENT_SUPPRESSED', 'recipient'],
    ['E_HEADER_NOT_ALLOWED', 'config'],
    ['', 'unknown'],
  ])('Cloudflare: %s', async (error, code) => {
    expect(await office(failing(error)).send([hello], asked, cloudflare)).toMatchObject({ code })
  })

  it('Cloudflare: sent, and held where there is no binding', async () => {
    const binding = { send: async () => ({ messageId: '<1@cf>' }) }
    expect(await office(binding).send([hello], asked, cloudflare)).toEqual({
      ok: true,
      providerId: '<1@cf>',
    })
    expect(await office().send([hello], asked, cloudflare)).toMatchObject({ code: 'account' })
  })
})
