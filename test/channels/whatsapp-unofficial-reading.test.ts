import { describe, expect, it } from 'vitest'
import type { InboundContent } from '#messages/message.ts'
import { referralOf } from '#messages/referral.ts'
import type { InboundEvent } from '../../durable-objects/channels/channel.ts'
import { whatsappUnofficial } from '../../durable-objects/channels/whatsapp-unofficial/index.ts'
import { webhook, webhookNames } from './contract.ts'

const FOLDER = 'whatsapp-unofficial'
const read = (name: string) => whatsappUnofficial.parse(webhook(FOLDER, name))

function only(name: string): InboundEvent {
  const { events, notices, ignored } = read(name)
  expect({ notices, ignored }).toEqual({ notices: [], ignored: 0 })
  expect(events).toHaveLength(1)
  return events[0] as InboundEvent
}

function inboundIn(name: string) {
  const event = only(name)
  if (event.type !== 'message') throw new Error(`${name} is ${event.type}`)
  return event.inbound
}

const AT = 1741249702000
const sheena = {
  key: '34600111222',
  alternateKeys: [],
  name: 'Sheena',
  phone: '+34600111222',
}
const nameless = { ...sheena, name: undefined }
const media = (type: string, more: object, caption?: string) => ({
  kind: 'media',
  media: expect.objectContaining({ type, ...more }),
  caption,
})
const garden = {
  kind: 'choice',
  payload: 'j1:k3f9:room:o1',
  title: 'Garden',
  description: undefined,
}
const unsupported = (detail: string) => ({ kind: 'unsupported', detail })
const text = (said: string) => ({ kind: 'text', text: said })
const file = (name: string) => `false_34600111222@c.us_3AAA0001 /api/files/default/${name}`
const place = {
  kind: 'location',
  latitude: 38.8937255,
  longitude: -77.0969763,
  name: 'Casa Verde',
  address: '1 Palm Road',
  url: 'https://casaverde.example',
}
const barbara = 'Barbara J. Johnson, Acme, +1 (415) 555-0829, barbara@acme.example'

const CONTENTS: Record<string, unknown> = {
  'waha-text': text('Does it come with breakfast?'),
  'waha-text-hindi': text('क्या नाश्ता मिलता है? 🙏🏽'),
  'waha-text-arabic': text('\u200fهل الإفطار متوفر؟'),
  'waha-text-quoting': text('Yes!'),
  'waha-text-quoting-serialized': text('Yes!'),
  'waha-text-lid-noweb': text('hi'),
  'waha-text-lid-gows': text('hi'),
  'waha-text-lid-only': text('hi'),
  'waha-text-bare-id': text('hi'),
  'waha-message': text('hi'),
  'waha-image': media(
    'image',
    { providerMediaId: file('false_34600111222@c.us_3AAA0001.jpeg'), mime: 'image/jpeg' },
    'Our room',
  ),
  'waha-image-not-downloaded': media(
    'image',
    { providerMediaId: 'false_34600111222@c.us_3AAA0001' },
    'Our room',
  ),
  'waha-image-noweb-not-downloaded': media(
    'image',
    { providerMediaId: 'false_34600111222@c.us_3AAA0001', mime: 'image/jpeg', bytes: 12345 },
    'Our room',
  ),
  'waha-image-on-s3': media('image', { providerMediaId: 'false_34600111222@c.us_3AAA0001' }),
  'waha-video': media('video', { mime: 'video/mp4' }, 'The pool'),
  'waha-voice': media('voice', { mime: 'audio/ogg; codecs=opus' }),
  'waha-voice-gows': media('voice', { mime: 'audio/ogg; codecs=opus' }),
  'waha-audio': media('audio', { mime: 'audio/mpeg' }),
  'waha-document': media('document', { filename: 'passport.pdf' }, 'My passport'),
  'waha-image-as-document': media('document', { filename: 'plan.png' }),
  'waha-sticker': media('sticker', { mime: 'image/webp' }),
  'waha-location': place,
  'waha-location-bare': { ...place, address: undefined, url: undefined },
  'waha-contacts': { kind: 'contacts', text: `${barbara}\nAnn, the guide` },
  'waha-button-reply': garden,
  'waha-list-reply': { ...garden, description: 'On the ground floor' },
  'waha-list-reply-webjs': garden,
  'waha-list-reply-title': text('Garden'),
  'waha-order': { kind: 'order', text: 'Towels\n2 items\nBy Friday, please' },
  'waha-poll-of-guest': { kind: 'unsupported', detail: 'poll' },
  'waha-ad-referral': text('Is this still on?'),
  'waha-poll-vote': { kind: 'choice', payload: 'Garden', title: 'Garden' },
  'waha-poll-vote-milliseconds': { kind: 'choice', payload: 'Garden', title: 'Garden' },
  'waha-poll-vote-lid': { kind: 'choice', payload: 'Garden', title: 'Garden' },
  'waha-waiting': unsupported('unreadable'),
  'waha-placeholder': unsupported('unreadable'),
  'waha-ciphertext-webjs': unsupported('unreadable'),
  'waha-unknown-webjs': unsupported('rich_response'),
  'waha-broken-timestamp': text('hi'),
  'waha-album-image-gows': media('image', {}, 'Our passports'),
  'waha-ad-referral-gows': text('hi'),
  'waha-ad-referral-webjs': text('hi'),
  'waha-poll-vote-failed': { kind: 'unsupported', detail: 'a vote that could not be read' },
  'waha-reaction': { kind: 'reaction', target: '3EB0AAAA', emoji: '🙏' },
  'waha-reaction-removed': { kind: 'reaction', target: '3EB0AAAA' },
  'waha-edited': { kind: 'edit', text: 'For two nights' },
  'waha-revoked': { kind: 'delete' },
  'waha-revoked-webjs': { kind: 'delete' },

  'evolution-text': text('Does it come with breakfast?'),
  'evolution-text-extended': text('क्या नाश्ता मिलता है? 🙏🏽'),
  'evolution-text-context-apart': text('Yes!'),
  'evolution-text-disappearing': text('hi'),
  'evolution-text-lid': text('hi'),
  'evolution-text-lid-swapped': text('hi'),
  'evolution-text-lid-only': text('hi'),
  'evolution-text-sender-pn': text('hi'),
  'evolution-text-upper-case': text('hi'),
  'evolution-image': media(
    'image',
    { providerMediaId: '3AAA0001', mime: 'image/jpeg', bytes: 5120 },
    'Our room',
  ),
  'evolution-text-long-moment': text('hi'),
  'evolution-text-milliseconds': text('hi'),
  'evolution-broken-timestamp': text('hi'),
  'evolution-text-by-link': text('Hello, I would like to book'),
  'evolution-text-by-search': text('hi'),
  'evolution-album-image': media('image', { mime: 'image/jpeg' }, 'Our passports'),
  'evolution-album-image-bare': media('image', { mime: 'image/jpeg' }),
  'evolution-document-with-caption': media('document', { filename: 'passport.pdf' }, 'My passport'),
  'evolution-envelope-never-heard-of': media('image', { mime: 'image/jpeg' }),
  'evolution-sticker-lottie': media('sticker', {}),
  'evolution-placeholder': unsupported('unreadable'),
  'evolution-undecrypted': unsupported('unreadable'),
  'evolution-undecrypted-stub': unsupported('unreadable'),
  'evolution-view-once-opened': unsupported('viewOnce'),
  'evolution-invoice': unsupported('invoice'),
  'evolution-poll-v4': unsupported('pollCreation'),
  'evolution-image-view-once': media('image', { providerMediaId: '3AAA0001' }),
  'evolution-video': media('video', { mime: 'video/mp4' }, 'The pool'),
  'evolution-video-round': media('video', {}),
  'evolution-voice': media('voice', { bytes: 2048 }),
  'evolution-audio': media('audio', { mime: 'audio/mpeg' }),
  'evolution-document': media('document', { filename: 'passport.pdf' }, 'My passport'),
  'evolution-sticker': media('sticker', { mime: 'image/webp' }),
  'evolution-location': place,
  'evolution-location-live': {
    ...place,
    name: undefined,
    address: undefined,
    url: undefined,
  },
  'evolution-contact': { kind: 'contacts', text: barbara },
  'evolution-contacts': { kind: 'contacts', text: `${barbara}\nAnn` },
  'evolution-button-reply': garden,
  'evolution-template-reply': garden,
  'evolution-list-reply': { ...garden, description: 'On the ground floor' },
  'evolution-flow-reply': garden,
  'evolution-poll-vote': { kind: 'choice', payload: 'Garden', title: 'Garden' },
  'evolution-poll-vote-update': { kind: 'choice', payload: 'Garden', title: 'Garden' },
  'evolution-poll-of-guest': { kind: 'unsupported', detail: 'pollCreation' },
  'evolution-reaction': { kind: 'reaction', target: '3EB0AAAA', emoji: '🙏' },
  'evolution-reaction-removed': { kind: 'reaction', target: '3EB0AAAA' },
  'evolution-order': { kind: 'order', text: 'Towels\n1 item\nBy Friday, please' },
  'evolution-ad-referral': text('Is this still on?'),
  'evolution-edited': { kind: 'edit', text: 'For two nights' },
  'evolution-edited-update': { kind: 'edit', text: 'For two nights' },
  'evolution-deleted': { kind: 'delete' },
}

describe('whatsapp-unofficial, what guests send', () => {
  it.each(Object.entries(CONTENTS))('reads %s', (name, content) => {
    expect(inboundIn(name).content satisfies InboundContent).toEqual(content)
  })

  it.each(['waha-text', 'evolution-text'])('reads who sent %s, to which session, when', (name) => {
    expect(only(name)).toEqual({
      type: 'message',
      account: 'default',
      guest: sheena,
      inbound: { id: '3AAA0001', at: AT, content: text('Does it come with breakfast?') },
    })
  })

  it.each([
    'waha-text-quoting',
    'waha-text-quoting-serialized',
    'waha-button-reply',
    'evolution-text-extended',
    'evolution-text-context-apart',
  ])('names the message that %s quotes', (name) => {
    expect(inboundIn(name).repliesTo).toBe('3EB0AAAA')
  })

  it.each([
    ['waha-text-lid-noweb', '34600111222', ['99887766554@lid'], '+34600111222'],
    ['waha-text-lid-gows', '34600111222', ['99887766554@lid'], '+34600111222'],
    ['waha-text-lid-only', '99887766554@lid', [], undefined],
    ['waha-text-bare-id', '34600111222', [], '+34600111222'],
    ['evolution-text-lid', '34600111222', ['99887766554@lid'], '+34600111222'],
    ['evolution-text-lid-swapped', '34600111222', ['99887766554@lid'], '+34600111222'],
    ['evolution-text-lid-only', '99887766554@lid', [], undefined],
    ['evolution-text-sender-pn', '34600111222', ['99887766554@lid'], '+34600111222'],
  ])('knows the guest of %s by the number where it is told', (name, key, alternateKeys, phone) => {
    expect(only(name).guest).toEqual({ key, alternateKeys, phone, name: 'Sheena' })
  })

  it('keeps the advertisement that led the guest here, but for its picture', () => {
    expect(inboundIn('waha-ad-referral').referral).toEqual({
      title: 'Winter sale',
      sourceUrl: 'https://fb.me/x',
      sourceId: '1202',
      sourceType: 'ad',
      source: 'ad',
      id: '1202',
      headline: 'Winter sale',
    })
    expect(inboundIn('evolution-ad-referral').referral).toMatchObject({ ctwaClid: 'ARk' })
  })

  it.each([
    ['evolution-ad-referral', { source: 'ad', id: '1202', ref: 'ARk', headline: 'Winter sale' }],
    ['waha-ad-referral-gows', { source: 'ad', id: '1202', ref: 'winter', headline: 'Winter sale' }],
    ['waha-ad-referral-webjs', { id: '1202', headline: 'Winter sale' }],
    ['evolution-text-by-link', { source: 'click_to_chat_link' }],
    ['evolution-text-by-search', undefined],
  ])('says of %s what brought the guest', (name, referral) => {
    expect(referralOf(inboundIn(name).referral)).toEqual(referral)
  })

  it.each(['evolution-album-image', 'evolution-album-image-bare', 'waha-album-image-gows'])(
    'knows %s for a part of its album',
    (name) => {
      expect(inboundIn(name).partOf).toBe('3AAAALBUM')
    },
  )

  it('lets a message that could not be read be followed by the same one, readable', () => {
    for (const name of ['waha-waiting', 'evolution-undecrypted', 'evolution-placeholder']) {
      expect(inboundIn(name).id).toBe('unread:3AAA0001')
    }
  })

  it('knows a message again, by whatever event and whichever address it comes', () => {
    const names = ['waha-text', 'waha-message', 'waha-text-lid-noweb', 'waha-text-bare-id']
    const ids = [...names, 'waha-text-lid-only'].map((name) => inboundIn(name).id)
    expect(new Set(ids)).toEqual(new Set(['3AAA0001']))
  })

  it('counts the first vote on a poll, however the gateway tells of it, and no later one', () => {
    const ids = [
      'waha-poll-vote',
      'waha-poll-vote-milliseconds',
      'evolution-poll-vote',
      'evolution-poll-vote-update',
    ].map((name) => inboundIn(name).id)
    expect(new Set(ids)).toEqual(new Set(['vote:3EB0CCCC']))
    expect(inboundIn('waha-poll-vote').repliesTo).toBe('3EB0CCCC')
  })

  it('takes seconds and milliseconds for what they are', () => {
    expect(inboundIn('waha-poll-vote').at).toBe(AT)
    expect(inboundIn('waha-poll-vote-milliseconds').at).toBe(AT + 485)
    expect(inboundIn('waha-reaction').at).toBe(AT + 485)
    expect(inboundIn('evolution-text-long-moment').at).toBe(AT)
    expect(inboundIn('evolution-text-milliseconds').at).toBe(AT)
  })

  it('counts a message without a moment from that of its event', () => {
    expect(inboundIn('waha-broken-timestamp').at).toBe(AT + 485)
  })

  it('lets a vote that was lost be followed by one that counts', () => {
    expect(inboundIn('waha-poll-vote-failed').id).toBe('vote:3EB0CCCC:3BBB0001')
  })

  it('does not take an edit or a deletion for the message itself', () => {
    expect(inboundIn('waha-edited').id).toBe(`edit:3AAA0001:${AT}`)
    expect(inboundIn('waha-revoked').id).toBe('delete:3AAA0001')
    expect(inboundIn('waha-revoked-webjs').id).toBe('delete:3AAA0001')
    expect(inboundIn('evolution-deleted').id).toBe('delete:3AAA0001')
    expect(inboundIn('evolution-edited').id).toMatch(/^edit:3AAA0001:/)
  })

  it('counts what has no moment of its own from now, whatever the gateway calls its time', () => {
    const without = ['evolution-deleted', 'evolution-edited', 'evolution-poll-vote-update']
    for (const name of [...without, 'evolution-broken-timestamp']) {
      expect(inboundIn(name).at).toBeCloseTo(Date.now(), -4)
    }
  })

  it('reads what is good of a list beside what is broken', () => {
    const { events, ignored } = read('evolution-text-in-list')
    expect(events).toMatchObject([
      { inbound: { content: { text: 'the good one' } } },
      { inbound: { content: { text: 'another' } } },
    ])
    expect(ignored).toBe(2)
  })
})

describe('whatsapp-unofficial, what was sent from our account', () => {
  it.each(['waha-echo', 'evolution-echo'])(
    'takes %s, from the phone, for a human answer',
    (name) => {
      expect(only(name)).toEqual({
        type: 'echo',
        account: 'default',
        guest: nameless,
        providerId: '3A0F0001',
        at: AT,
        text: 'Ann here, your room is ready',
      })
    },
  )

  it.each(['waha-echo-lid', 'evolution-echo-lid'])(
    'knows the guest of %s by both keys, and never by ours',
    (name) => {
      expect(only(name)).toMatchObject({
        type: 'echo',
        guest: { key: '34600111222', alternateKeys: ['99887766554@lid'], name: undefined },
      })
    },
  )

  it.each(['waha-echo-image', 'evolution-echo-image'])('says what %s was', (name) => {
    expect(only(name)).toMatchObject({ type: 'echo', text: '[image]' })
  })

  it('leaves it to the conversation to know its own, where WAHA does not say who sent it', () => {
    expect(only('waha-echo-without-source')).toMatchObject({ type: 'echo', text: 'Welcome.' })
  })

  it.each([
    ['ERROR', 'failed'],
    ['PENDING', 'accepted'],
    ['SERVER', 'sent'],
    ['DEVICE', 'delivered'],
    ['READ', 'read'],
    ['PLAYED', 'played'],
  ])('reads the acknowledgement %s as %s', (name, status) => {
    const failure = {
      code: 'config',
      detail: 'WhatsApp could not deliver it and gave no reason',
    }
    const told = {
      type: 'status',
      account: 'default',
      guest: nameless,
      providerId: '3EB0AAAA',
      status,
      at: expect.any(Number),
      ...(status === 'failed' && { failure }),
    }
    expect(only(`waha-ack-${name.toLowerCase()}`)).toEqual({ ...told, at: 1741249702485 })
    const baileys = { SERVER: 'server-ack', DEVICE: 'delivery-ack' }[name] ?? name.toLowerCase()
    expect(only(`evolution-status-${baileys}`)).toEqual(told)
  })

  it.each(['waha-ack-number-alone', 'waha-ack-webjs', 'evolution-status-in-key'])(
    'finds the guest and the status of %s',
    (name) => {
      expect(only(name)).toMatchObject({
        type: 'status',
        guest: { key: '34600111222' },
        providerId: '3EB0AAAA',
        status: 'read',
      })
    },
  )

  it('reads a status of a guest whose number is hidden', () => {
    expect(only('evolution-status-lid')).toMatchObject({ guest: { key: '99887766554@lid' } })
  })
})

describe('whatsapp-unofficial, what else a webhook tells', () => {
  it.each([
    ['waha-session-starting', 'account', /starting/],
    ['waha-session-stopped', 'account', /stopped/],
    ['waha-session-scan-qr-code', 'auth', /QR code/],
    ['waha-session-passkey-required', 'auth', /passkey/],
    ['waha-session-passkey-confirmation-required', 'auth', /passkey/],
    ['waha-session-failed', 'auth', /failed/],
    ['evolution-connection-close', 'auth', /closed \(401\)/],
    ['evolution-connection-refused', 'auth', /closed \(428\)/],
    ['evolution-connection-connecting', undefined, /connecting/],
    ['evolution-qrcode', 'auth', /QR code/],
    ['evolution-qrcode-limit', 'auth', /login again/],
    ['evolution-logged-out', 'auth', /logged out/],
    ['evolution-removed', 'auth', /removed/],
  ])('notes %s for the account', (name, failure, detail) => {
    expect(read(name)).toEqual({
      events: [],
      notices: [
        { type: 'account', account: 'default', detail: expect.stringMatching(detail), failure },
      ],
      ignored: 0,
    })
  })

  it.each(['waha-session-working', 'evolution-connection-open'])(
    'says by %s that it is connected again',
    (name) => {
      expect(read(name).notices).toMatchObject([{ account: 'default', connected: true }])
      expect(read(name).notices[0]?.failure).toBeUndefined()
    },
  )

  const PASSED_OVER = [
    'waha-group',
    'waha-group-bare-id',
    'waha-story',
    'waha-newsletter',
    'waha-note-to-self',
    'waha-echo-api',
    'waha-echo-poll',
    'waha-echo-reaction',
    'waha-reaction-ours',
    'waha-edited-ours',
    'waha-system',
    'waha-protocol',
    'waha-call-log-webjs',
    'waha-presence',
    'waha-ack-group',
    'waha-ack-of-guest',
    'waha-ack-unheard',
    'waha-poll-vote-group',
    'waha-poll-vote-foreign',
    'waha-poll-vote-taken-back',
    'waha-session-dancing',
    'waha-broken-payload',
    'waha-broken-id',
    'waha-broken-from',
    'evolution-group',
    'evolution-story',
    'evolution-newsletter',
    'evolution-note-to-self',
    'evolution-send-message',
    'evolution-echo-reaction',
    'evolution-echo-poll',
    'evolution-poll-vote-undecrypted',
    'evolution-poll-vote-ours',
    'evolution-protocol',
    'evolution-album',
    'evolution-pin',
    'evolution-reaction-encrypted',
    'evolution-status-mention',
    'evolution-stub-of-chat',
    'evolution-history',
    'evolution-contacts-upsert',
    'evolution-deleted-ours',
    'evolution-edited-theirs-as-ours',
    'evolution-status-of-guest',
    'evolution-status-unheard',
    'evolution-connection-dancing',
    'evolution-broken-data',
    'evolution-broken-empty',
    'evolution-broken-key',
    'broken-envelope',
    'broken-event',
  ]

  it.each(PASSED_OVER)('passes over %s, and counts it', (name) => {
    expect(read(name)).toEqual({ events: [], notices: [], ignored: 1 })
  })

  it('takes a vote taken back, and an edit of our own, for no more than a sign of life', () => {
    for (const name of ['evolution-poll-vote-update-taken-back', 'evolution-edited-ours']) {
      expect(only(name)).toMatchObject({ type: 'status', status: 'sent' })
    }
  })

  it('has a test for every webhook that is kept', () => {
    const told =
      /^waha-(echo|ack|session)|^evolution-(echo|status|connection|qrcode|logged|removed|text-in-list|edited-ours|poll-vote-update-taken)/
    const untested = webhookNames(FOLDER).filter(
      (name) => !(name in CONTENTS) && !told.test(name) && !PASSED_OVER.includes(name),
    )
    expect(untested).toEqual([])
  })
})
