import { describe, expect, it } from 'vitest'
import { referralOf } from '#messages/referral.ts'
import type { InboundEvent } from '../../durable-objects/channels/channel.ts'
import { messenger } from '../../durable-objects/channels/messenger/index.ts'
import { webhook, webhookNames } from './contract.ts'

const PAGE = '101234567890123'
const GUEST = { key: '7234567890123456', alternateKeys: [] }
const AT = 1739321024123
const config = {
  pageId: PAGE,
  pageAccessToken: 'EAApage',
  appSecret: 'sesame',
  verifyToken: 'our word',
  appId: '1517776481860111',
}
const read = (name: string) => messenger.parse(webhook('messenger', name), config)

function only(name: string): InboundEvent {
  const { events, ignored } = read(name)
  const [event] = events
  if (!event || events.length > 1 || ignored > 0) throw new Error(`${name}: not one arrival`)
  return event
}

const inboundsIn = (name: string) =>
  read(name).events.flatMap((event) => (event.type === 'message' ? [event.inbound] : []))

const media = (type: string, host: string, more: object = {}, caption?: string) => ({
  kind: 'media',
  media: {
    type,
    url: expect.stringContaining(host),
    providerMediaId: expect.stringContaining(host),
    ...more,
  },
  ...(caption && { caption }),
})
const said = (text: string) => ({ kind: 'text', text })

const CONTENTS: Record<string, unknown[]> = {
  text: [said('Does it come in another color?')],
  'text-hindi': [said('नमस्ते 🙏 क्या आज कमरा मिलेगा?')],
  'text-seconds': [said('hi')],
  'text-without-moment': [said('hi')],
  'text-quoting': [said('This one, please')],
  'text-by-ad': [said('Is there a room for two?')],
  'text-about-product': [said('Is this available?')],
  'quick-reply': [{ kind: 'choice', payload: 'j1:s1:room:sea', title: 'Sea view' }],
  'quick-reply-number': [{ kind: 'choice', payload: 'j1:s1:room:__more:2', title: '2' }],
  postback: [{ kind: 'choice', payload: 'j1:s1:party:yes', title: 'Yes, please' }],
  'get-started': [{ kind: 'choice', payload: 'GET_STARTED', title: 'Get Started' }],
  'postback-without-id': [{ kind: 'choice', payload: 'HOURS', title: 'Opening hours' }],
  image: [media('image', 'scontent.xx.fbcdn.net')],
  'image-with-text': [media('image', 'fbcdn.net', {}, 'Our room')],
  images: [
    {
      ...media('image', 'oh=7f0', {}, 'All three'),
      more: [media('image', 'oh=7f1').media, media('image', 'oh=7f2').media],
    },
  ],
  'image-with-post': [
    media('image', 'fbcdn.net', {}, 'Is it this one?\nhttps://www.facebook.com/casaverde/posts/1'),
  ],
  'message-empty': [{ kind: 'unsupported', detail: 'unknown' }],
  video: [media('video', 'video.xx.fbcdn.net')],
  audio: [media('audio', 'audioclip.mp4')],
  file: [media('document', 'cdn.fbsbx.com', { filename: 'receipt.pdf' })],
  'file-elsewhere': [
    { kind: 'media', media: { type: 'document', url: 'https://files.example/receipt.pdf' } },
  ],
  'file-without-address': [{ kind: 'unsupported', detail: 'image' }],
  sticker: [media('sticker', 'fbcdn.net')],
  'sticker-twice': [media('sticker', 'fbcdn.net')],
  'sticker-as-image': [media('sticker', 'fbcdn.net')],
  like: [said('👍')],
  location: [{ kind: 'location', latitude: 1.2, longitude: -1.3 }],
  'link-preview': [said('See https://casaverde.example/rooms')],
  'link-preview-bare': [said('Rooms at Casa Verde\nhttps://casaverde.example/rooms')],
  reel: [said('A walk on the beach\nhttps://www.facebook.com/reel/1')],
  'post-with-text': [said('Is this still on?\nhttps://www.facebook.com/casaverde/posts/1')],
  appointment: [{ kind: 'unsupported', detail: 'appointment_booking Massage' }],
  'template-shared': [{ kind: 'unsupported', detail: 'template' }],
  'attachment-never-heard-of': [{ kind: 'unsupported', detail: 'hologram' }],
  referral: [{ kind: 'referral' }],
  'referral-by-ad': [{ kind: 'referral' }],
  optin: [{ kind: 'referral' }],
  reaction: [{ kind: 'reaction', target: 'm_OF_OUR_MESSAGE', emoji: '❤️' }],
  'reaction-named': [{ kind: 'reaction', target: 'm_OF_OUR_MESSAGE', emoji: 'other' }],
  'reaction-removed': [{ kind: 'reaction', target: 'm_OF_OUR_MESSAGE' }],
  edit: [{ kind: 'edit', text: 'Three guests' }],
  'edit-counted-in-words': [{ kind: 'edit', text: 'Three guests' }],
  deleted: [{ kind: 'delete' }],
  'standby-text': [said('Is anybody there?')],
}

const PASSED_OVER = [
  'optin-of-nobody',
  'echo-deleted',
  'thread-passed-to-us',
  'thread-asked-for',
  'app-roles',
  'other-page',
  'reaction-of-ours',
  'event-never-heard-of',
  'feed-change',
  'of-instagram',
  'broken-envelope',
  'broken-empty',
]

describe('messenger, what guests send', () => {
  it.each(Object.entries(CONTENTS))('reads %s', (name, contents) => {
    expect(inboundsIn(name).map(({ content }) => content)).toEqual(contents)
    expect(read(name)).toMatchObject({ notices: [], ignored: 0 })
  })

  it('reads who sent it, to which page, when', () => {
    expect(only('text')).toEqual({
      type: 'message',
      account: PAGE,
      guest: GUEST,
      inbound: {
        id: expect.stringMatching(/^m_/),
        at: AT,
        content: said('Does it come in another color?'),
      },
    })
  })

  it('takes a moment in seconds for what it is, and that of the entry where there is none', () => {
    expect(inboundsIn('text-seconds')).toMatchObject([{ at: 1739321024000 }])
    expect(inboundsIn('text-without-moment')).toMatchObject([{ at: AT }])
  })

  it('takes a message of several files for one', () => {
    expect(inboundsIn('images').map(({ id }) => id)).toEqual([expect.stringMatching(/^m_/)])
  })

  it('knows what came before by its id, each time the same', () => {
    const [{ id: text } = { id: '' }] = inboundsIn('text')
    expect(inboundsIn('edit')).toMatchObject([{ id: `${text}:edit:2`, repliesTo: text }])
    expect(inboundsIn('edit-counted-in-words')).toEqual(inboundsIn('edit'))
    expect(inboundsIn('deleted')).toMatchObject([{ id: `${text}:deleted`, repliesTo: text }])
    expect(inboundsIn('reaction')).toMatchObject([{ id: `m_OF_OUR_MESSAGE:reaction:${AT}` }])
    expect(inboundsIn('postback-without-id')).toMatchObject([{ id: `postback:${AT}:HOURS` }])
    expect(inboundsIn('text-quoting')).toMatchObject([{ repliesTo: 'm_OF_OUR_MESSAGE' }])
  })

  it.each([
    ['text-by-ad', { source: 'ADS', ad_id: '6045246247433' }],
    ['text-about-product', { product: { id: '23844' } }],
    ['get-started', { ref: 'lobby', source: 'SHORTLINK' }],
    ['referral', { ref: 'lobby', source: 'SHORTLINK' }],
    ['optin', { type: 'notification_messages', notification_messages_token: 't1' }],
  ])('keeps what led the guest here: %s', (name, referral) => {
    expect(inboundsIn(name)).toMatchObject([{ referral }])
  })

  it.each([
    [
      'text-by-ad',
      {
        source: 'ADS',
        id: '6045246247433',
        ref: 'summer',
        headline: 'Summer at Casa Verde',
      },
    ],
    ['referral-by-ad', { source: 'ADS', id: '6045', ref: 'summer', headline: 'Summer' }],
    ['referral', { source: 'SHORTLINK', ref: 'lobby' }],
    ['get-started', { source: 'SHORTLINK', ref: 'lobby' }],
    ['text-about-product', undefined],
    ['text', undefined],
  ])('says of %s what brought the guest', (name, referral) => {
    expect(referralOf(inboundsIn(name)[0]?.referral)).toEqual(referral)
  })

  it('marks what is said while another app has the word', () => {
    expect(only('standby-text')).toMatchObject({ type: 'message', standby: true })
    expect(only('text')).not.toHaveProperty('standby')
  })
})

describe('messenger, what was sent in our name', () => {
  const common = { account: PAGE, guest: GUEST, at: AT, providerId: expect.stringMatching(/^m_/) }

  it.each([
    ['echo-ours', 'ses_k3f9.3#0'],
    ['echo-ours-by-metadata', 'ses_k3f9.3#1'],
    ['echo-ours-by-app', undefined],
  ])('settles our own send: %s', (name, partId) => {
    expect(only(name)).toEqual({ type: 'status', status: 'sent', partId, ...common })
  })

  it.each([
    ['echo-human', "Here's the info you asked for"],
    ['echo-human-image', '[image]'],
    ['echo-other-app', 'A coupon for you'],
    ['echo-without-app', 'From the app'],
    ['standby-echo', 'Ann here, yes.'],
    ['thread-taken', '[Another app has taken over the conversation]'],
    ['thread-taken-unnamed', '[Another app has taken over the conversation]'],
  ])('tells that somebody else has written: %s', (name, text) => {
    expect(only(name)).toEqual({ type: 'echo', text, ...common, providerId: expect.any(String) })
  })

  it('takes an app for ours only where it is', () => {
    const body = webhook('messenger', 'echo-ours-by-app')
    const { events } = messenger.parse(body, { ...config, appId: '42' })
    expect(events).toMatchObject([{ type: 'echo' }])
    expect(messenger.parse(body).events).toMatchObject([{ type: 'echo' }])
  })
})

describe('messenger, what became of our messages', () => {
  const common = { account: PAGE, guest: GUEST, at: AT }
  const mark = (at: number) => ({ type: 'watermark', upTo: { at }, ...common })

  it('reads ids and the moment before which all was delivered', () => {
    expect(read('delivered').events).toEqual([
      { type: 'status', status: 'delivered', providerId: 'm_OF_OUR_MESSAGE', ...common },
      { ...mark(1458668856253), status: 'delivered' },
    ])
  })

  it.each([
    ['delivered-without-ids', { ...mark(1458668856253), status: 'delivered' }],
    ['delivered-in-seconds', { ...mark(1458668856000), status: 'delivered' }],
    ['read', { ...mark(1458668856253), status: 'read' }],
  ])('reads the moment of %s', (name, watermark) => {
    expect(only(name)).toEqual(watermark)
  })

  it.each([
    [
      'policy-block',
      'Policy: block, The bot violated our Platform Policies',
      { failure: 'account' },
    ],
    ['policy-warning', 'Policy: warning, Spam', {}],
    ['policy-unblock', 'Policy: unblock', { connected: true }],
  ])('notes %s for the page', (name, detail, more) => {
    const { events, notices, ignored } = read(name)
    expect({ events, ignored }).toEqual({ events: [], ignored: 0 })
    expect(notices).toEqual([{ type: 'account', account: PAGE, detail, ...more }])
  })
})

describe('messenger, a webhook as a whole', () => {
  it.each(PASSED_OVER)('passes over %s, and counts it', (name) => {
    expect(read(name)).toEqual({ events: [], notices: [], ignored: 1 })
  })

  it('reads every entry and event of a batch, each for its own page', () => {
    const { events, ignored } = read('batch')
    expect(events.map(({ account, guest, type }) => [account, guest.key, type])).toEqual([
      [PAGE, GUEST.key, 'message'],
      [PAGE, GUEST.key, 'status'],
      [PAGE, GUEST.key, 'watermark'],
      ['201234567890123', '99', 'message'],
      [PAGE, '98', 'message'],
      [PAGE, '97', 'echo'],
    ])
    expect(ignored).toBe(0)
  })

  it('loses nothing good to what is broken beside it', () => {
    const { events, ignored } = read('broken-among-good')
    const unknown = { inbound: { content: { kind: 'unsupported', detail: 'unknown' } } }
    const good = { inbound: { content: said('the good one') } }
    expect(events).toMatchObject([unknown, unknown, unknown, good])
    expect(ignored).toBe(25)
  })

  it('has a test for every webhook that is kept', () => {
    const told = /^(echo|standby|thread|delivered|read|policy|broken)|^batch$/
    const untested = webhookNames('messenger').filter(
      (name) => !(name in CONTENTS) && !told.test(name) && !PASSED_OVER.includes(name),
    )
    expect(untested).toEqual([])
  })
})
