import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { call } from '../api/workspace.ts'
import { buildJourney } from '../runner/build-journey.ts'
import { Correspondent, type Mailbox, office, openMailbox, WELCOME } from './correspondent.ts'
import { LISTENER, VILLA } from './journeys.ts'
import { raw } from './raw-mails.ts'
import { api, DAY, HOUR, MINUTE, MONDAY, open, scene } from './scene.ts'

scene()
let villa: Mailbox
let listener: Mailbox
beforeAll(async () => {
  villa = await openMailbox(VILLA)
  listener = await openMailbox(LISTENER)
})

// The raw mails have come on this morning.
beforeEach(() => void vi.setSystemTime(MONDAY))

describe('a conversation by mail', () => {
  it('answers a turn with one mail, beneath the one it answers', async () => {
    const guest = new Correspondent(villa)
    expect(await guest.writes('hi')).toEqual([WELCOME])
    expect(guest.last).toMatchObject({
      subject: 'Re: Our stay',
      headers: { 'Auto-Submitted': 'auto-replied' },
    })
    const { messages } = await guest.view()
    expect(messages.map(({ from, status }) => [from, status])).toEqual([
      ['guest', 'received'],
      ['bot', 'accepted'],
      ['bot', 'accepted'],
    ])
    expect(await guest.writes('2\n\nOn Monday, Casa Verde wrote:\n> Which villa?')).toEqual([
      'So 2 it is.',
    ])
  })

  it('tells of every message in a mail what became of it', async () => {
    const guest = new Correspondent(villa)
    await guest.writes('hi')
    const delivered = {
      RecordType: 'Delivery',
      MessageID: guest.last.id,
      Recipient: guest.address,
      DeliveredAt: new Date().toISOString(),
      Metadata: { part: guest.last.headers['X-Bot-Journeys-Part'] },
    }
    await guest.brings(delivered)
    await guest.sleeps()
    await guest.brings({
      ...delivered,
      Metadata: {},
      RecordType: 'Open',
      ReceivedAt: delivered.DeliveredAt,
    })
    const { messages } = await guest.view()
    expect(messages.slice(1).map(({ status }) => status)).toEqual(['read', 'read'])
  })

  it('sends a mail once, although nobody knows at first whether it has left', async () => {
    const guest = new Correspondent(villa)
    office.faults.push({ drop: 'after' })
    expect(await guest.writes('hi')).toEqual([WELCOME])
    await guest.brings({
      RecordType: 'Delivery',
      MessageID: guest.last.id,
      Recipient: guest.address,
      DeliveredAt: new Date().toISOString(),
      Metadata: { part: guest.last.headers['X-Bot-Journeys-Part'] },
    })
    expect(await guest.waits(MINUTE)).toEqual([])
    const { messages } = await guest.view()
    expect(messages.slice(1).map(({ status }) => status)).toEqual(['delivered', 'accepted'])
    expect(await guest.writes('Olive')).toEqual(['So Olive it is.'])
  })

  it('is one mail still when it has to be sent again, even after we died', async () => {
    const guest = new Correspondent(villa)
    office.faults.push({ drop: 'before' })
    expect(await guest.writes('hi')).toEqual([])
    await guest.sleeps()
    expect(await guest.waits(MINUTE)).toEqual([WELCOME])
    const { messages } = await guest.view()
    expect(messages.slice(1).map(({ status }) => status)).toEqual(['accepted', 'accepted'])
    expect(await guest.waits(HOUR)).toEqual([])
  })

  it('waits for a provider that takes no more for now, and loses no part of it', async () => {
    const guest = new Correspondent(villa)
    office.faults.push({ status: 429, body: { ErrorCode: 429 }, retryAfter: 20 })
    expect(await guest.writes('hi')).toEqual([])
    expect(await guest.waits(MINUTE)).toEqual([WELCOME])
  })

  it('says a person’s words in a mail of their own', async () => {
    const guest = new Correspondent(villa)
    await guest.writes('hi')
    await guest.ask((it) => it.sayAsHuman({ id: 'mbr_ann', name: 'Ann' }, 'One moment.'))
    expect(await guest.reads()).toEqual(['One moment.'])
  })

  it.each([
    ['html-only', 'We are two guests,\none café & one tea.'],
    ['outlook-reply', 'Two guests, please.\n\nBest regards'],
    ['outlook-reply-html-only', 'Two guests, please.\n\nBest regards'],
    ['gmail-reply', 'Two guests, please.'],
    ['apple-reply', 'Two guests, please.'],
    ['latin-1', 'Zwei Gäste, bitte'],
    ['windows-1251', 'Два гостя'],
    ['shift-jis', '二名です'],
    ['flowed', 'We are two guests and would like the sea view.'],
  ])('hears what the guest wrote, and no more, in a case of %s', async (name, said) => {
    const box = await openMailbox(LISTENER)
    const from = /^From:.*?([\w.]+@[\w.]+\w)/im.exec(
      new TextDecoder('latin1').decode(raw(name)),
    )?.[1]
    const guest = new Correspondent(box, from?.toLowerCase())
    expect(await guest.writes('hi')).toEqual(['Tell me.'])
    expect(await guest.posts(raw(name))).toEqual([`Heard ${said}.`])
  })

  it.each<[string, Record<string, unknown>, string]>([
    [
      'a quote whose head is in a language that nobody lists',
      {
        TextBody:
          'Pogled na more\n\npet, 5. sij 2024. u 10:12 Casa Verde <stay@casaverde.example> napisao je:\n\n> ##- Reply above this line -##\n> Which villa?',
      },
      'Pogled na more',
    ],
    [
      'an answer below the quote',
      {
        TextBody:
          'On Fri, Dec 4, 2026 at 11:53 AM Casa Verde <stay@casaverde.example> wrote:\n> ##- Reply above this line -##\n> How many guests?\n\nFour, please',
      },
      'Four, please',
    ],
    [
      'HTML with names of characters',
      { TextBody: '', HtmlBody: '<p>N&atilde;o, 2 &times; 3 &deg;C</p>' },
      'Não, 2 × 3 °C',
    ],
    [
      'an Exchange server that asks for no automatic answers',
      {
        TextBody: 'Ana',
        Headers: [
          { Name: 'Message-ID', Value: '<exchange@mail.example>' },
          { Name: 'X-Auto-Response-Suppress', Value: 'All' },
        ],
      },
      'Ana',
    ],
  ])('hears a guest through %s', async (_, more, said) => {
    const guest = new Correspondent(listener)
    expect(await guest.writes('hi')).toEqual(['Tell me.'])
    expect(await guest.writes('', more)).toEqual([`Heard ${said}.`])
  })

  it('keeps the files of a mail, and serves them', async () => {
    const guest = new Correspondent(await openMailbox(LISTENER), 'ann@example.com')
    await guest.posts(raw('multipart'))
    const [content] = await guest.heard()
    expect(content).toMatchObject({
      kind: 'media',
      caption: 'Here it is',
      media: { filename: 'passport.pdf' },
    })
    const { pathname } = new URL(content.media.url)
    const file = await call('GET', pathname)
    expect(file).toMatchObject({ status: 200, text: '%PDF-1.4 passport' })
    expect((await env.MEDIA.list({ prefix: 'mails/' })).objects).toEqual([])
  })

  it('comes and goes by Cloudflare alone', async () => {
    const sent: Parameters<NonNullable<typeof env.EMAIL>['send']>[0][] = []
    env.EMAIL = {
      async send(mail) {
        sent.push(mail)
        return { messageId: `<${sent.length}@cloudflare.example>` }
      },
    }
    const config = { address: 'desk@casaverde.example', transport: 'cloudflare', fromName: 'Desk' }
    const { channelId, ...place } = await open(LISTENER, { type: 'email', config })
    const guest = new Correspondent(
      { ...place, channelId, address: config.address },
      'ann@example.com',
    )
    await guest.posts(raw('plain'), { to: 'Desk@casaverde.example' })
    const [mail] = sent
    expect(mail).toMatchObject({
      from: { email: 'desk@casaverde.example', name: 'Desk' },
      to: 'ann@example.com',
      subject: 'Re: Our stay',
      headers: { 'In-Reply-To': '<CAF1@mail.example.com>' },
    })
    expect(Object.keys(mail ?? {}).sort()).toEqual([
      'from',
      'headers',
      'html',
      'replyTo',
      'subject',
      'text',
      'to',
    ])
    // Carla has got it forwarded, and answers for Ann.
    await guest.posts(raw('gmail-reply'), { to: mail?.replyTo ?? '' })
    expect(sent.map(({ to }) => to)).toEqual(['ann@example.com', 'ann@example.com'])
    expect((await guest.view()).messages.at(-1)).toMatchObject({
      text: 'Heard Two guests, please..',
      status: 'accepted',
    })
  })

  it('is sent back when there is no such mailbox, or nobody could read it', async () => {
    const guest = new Correspondent(listener)
    const to = 'nobody@casaverde.example'
    await expect(guest.posts('From: a@b.example\r\n\r\nhi', { to })).rejects.toThrow(
      'no such mailbox',
    )
    await expect(guest.posts('Subject: hi\r\n\r\nhi')).rejects.toThrow('names no sender')
    const deep = Array.from(
      { length: 300 },
      (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`,
    ).join('')
    await expect(guest.posts(`From: a@b.example\r\n${deep}`)).rejects.toThrow('could not be read')
    expect((await env.MEDIA.list({ prefix: 'mails/' })).objects).toEqual([])
  })

  it('takes a document of ours along', async () => {
    const form = new FormData()
    form.append('file', new File(['%PDF-1.4 guide'], 'guide.pdf', { type: 'application/pdf' }))
    const { url } = await api<{ url: string }>('POST', '/media', form)
    const guide = buildJourney([
      {
        id: 'guide',
        type: 'document',
        config: { mediaUrl: url, caption: 'Your guide', filename: 'Arrival.pdf' },
      },
    ])
    const guest = new Correspondent(await openMailbox(guide))
    expect(await guest.writes('hi')).toEqual(['Your guide\n\nAttached: Arrival.pdf'])
    expect(guest.last.files).toEqual([
      { filename: 'Arrival.pdf', mime: 'application/pdf', bytes: 14 },
    ])
  })

  it('asks for its time only as long as the channel says', async () => {
    const asking = buildJourney(
      [
        { id: 'ask', type: 'prompt', config: { question: 'How many?', timeoutSeconds: 60 } },
        { id: 'late', type: 'text', config: { text: 'Too late.' } },
      ],
      { edges: { 'ask.success': '', 'ask.timeout': 'late' } },
    )
    const slow = new Correspondent(await openMailbox(asking))
    await slow.writes('hi')
    expect(await slow.waits(3 * DAY)).toEqual([])
    const quick = new Correspondent(await openMailbox(asking, { questionTimeoutHours: 24 }))
    await quick.writes('hi')
    expect(await quick.waits(23 * HOUR)).toEqual([])
    expect(await quick.waits(2 * HOUR)).toEqual(['Too late.'])
  })
})

describe('a mail that must not be answered', () => {
  it.each([
    ['out-of-office', 'sent by a machine (auto-generated)'],
    ['auto-reply', 'sent by a machine (auto-replied (vacation))'],
    ['list', 'bulk mail'],
    ['forged', 'not proven to be from this sender (DMARC)'],
  ])('is kept and moves nothing: %s', async (name, why) => {
    const box = await openMailbox(VILLA)
    const from = /^From:.*?([\w.]+@[\w.]+\w)/im.exec(new TextDecoder().decode(raw(name)))?.[1]
    const guest = new Correspondent(box, from?.toLowerCase())
    await guest.posts(raw(name))
    expect(guest.sent()).toEqual([])
    expect(await guest.heard()).toMatchObject([{ kind: 'ignored', why }])
    expect(await guest.view()).toMatchObject({ session: undefined, why })
    await guest.listed()
    const { items } = await api<{ items: object[] }>(
      'GET',
      `/conversations?channelId=${box.channelId}`,
    )
    expect(items).toMatchObject([{ contactKey: guest.address, why }])
  })

  it('stops after thirty answers in five minutes, whatever the mails say', async () => {
    const guest = new Correspondent(listener)
    for (let round = 0; round < 40; round++) {
      await guest.writes(`Mail ${round}`)
      vi.setSystemTime(Date.now() + 1000)
    }
    expect(guest.sent().length).toBeGreaterThan(30)
    expect(guest.sent().length).toBeLessThan(40)
    expect((await guest.view()).state).toBe('held')
  })

  it('is kept and moves nothing: from another mailbox of ours', async () => {
    const other = await openMailbox(VILLA)
    const colleague = new Correspondent(other, listener.address)
    expect(await colleague.writes('Could you take this guest?')).toEqual([])
    expect(await colleague.heard()).toMatchObject([{ why: 'from a mailbox of our own' }])
  })

  it('a forged sender on a valid token moves nothing, and sends nothing to the forger', async () => {
    const box = await openMailbox(VILLA)
    const ann = new Correspondent(box, 'ann@example.com')
    await ann.writes('hi')
    const before = office.taken.length
    await ann.posts(raw('forged'), { from: 'mallory@evil.example', to: ann.last.replyTo })
    expect(office.taken).toHaveLength(before)
    expect((await ann.view()).session).toMatchObject({ status: 'waiting', stepId: 'villa' })
    expect(await ann.writes('Olive')).toEqual(['So Olive it is.'])
    expect(ann.last.to).toBe('ann@example.com')
  })

  it('stops a circle of the same long mail, and leaves it to a person', async () => {
    const guest = new Correspondent(listener)
    const same = 'This is a very polite machine that forgets to say that it is one. '.repeat(3)
    await guest.writes('hi')
    for (let round = 0; round < 4; round++) await guest.writes(same)
    const { why, state } = await guest.view()
    expect(state).toBe('held')
    expect(why).toContain('the guard against mail loops')
    expect(await guest.writes('still there?')).toEqual([])
  })
})
