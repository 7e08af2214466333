import { describe, expect, it } from 'vitest'
import type { InboundContent } from '#messages/message.ts'
import { referralOf } from '#messages/referral.ts'
import type { InboundEvent } from '../../durable-objects/channels/channel.ts'
import { whatsappOfficial } from '../../durable-objects/channels/whatsapp-official/index.ts'
import { webhook, webhookNames } from './contract.ts'

const sheena = {
  key: '16505551234',
  alternateKeys: [],
  name: 'Sheena Nelson',
  phone: '+16505551234',
}
const read = (name: string) => whatsappOfficial.parse(webhook('whatsapp-official', name))

function only(name: string): InboundEvent {
  const { events, ignored } = read(name)
  const [event] = events
  if (!event || events.length > 1 || ignored > 0) throw new Error(`${name}: not one arrival`)
  return event
}

function inboundIn(name: string) {
  const event = only(name)
  if (event.type !== 'message') throw new Error(`${name}: no message`)
  return event.inbound
}

const media = (type: string, more: object, caption?: string) => ({
  kind: 'media',
  media: expect.objectContaining({ type, sha256: expect.any(String), ...more }),
  caption,
})
const CONTENTS: Record<string, unknown> = {
  text: { kind: 'text', text: 'Does it come in another color?' },
  'text-hindi': { kind: 'text', text: 'नमस्ते 🙏 क्या आज कमरा मिलेगा?' },
  'text-quoting': { kind: 'text', text: 'This one, please' },
  'text-forwarded': { kind: 'text', text: 'Best hotel in town' },
  'text-about-product': { kind: 'text', text: 'Is this available?' },
  'text-milliseconds': { kind: 'text', text: 'hi' },
  'ad-referral': { kind: 'text', text: 'Is there a room for two?' },
  'user-id-beside-phone': { kind: 'text', text: 'hi' },
  'user-id-only': { kind: 'text', text: 'hi' },
  'user-id-empty-phone': { kind: 'text', text: 'hi' },
  'user-id-in-from': { kind: 'text', text: 'hi' },
  'user-id-in-from-with-phone': { kind: 'text', text: 'hi' },
  'button-reply': { kind: 'choice', payload: 'j1:s1:party:yes', title: 'Yes, please' },
  'list-reply': {
    kind: 'choice',
    payload: 'j1:s1:room:sea',
    title: 'Sea view',
    description: 'Two beds, balcony',
  },
  'template-button': { kind: 'choice', payload: 'j1:s1:offer:stop', title: 'Unsubscribe' },
  'form-reply': { kind: 'form', text: '{"flow_token":"t1","guests":"3"}' },
  image: media(
    'image',
    {
      providerMediaId: '1003383421387256',
      mime: 'image/jpeg',
      url: expect.stringContaining('https://lookaside.fbsbx.com/'),
    },
    'Taj Mahal',
  ),
  video: media('video', { providerMediaId: '1166846181421424', url: undefined }, 'Our room'),
  audio: media('audio', { mime: 'audio/mpeg' }),
  'voice-note': media('voice', { mime: 'audio/ogg; codecs=opus' }),
  'voice-legacy': media('voice', { providerMediaId: '3919437308363129' }),
  document: media('document', { filename: 'receipt.pdf' }, 'Your receipt'),
  sticker: media('sticker', { mime: 'image/webp' }),
  location: { kind: 'location', latitude: 37.4421, longitude: -122.1615 },
  'location-place': {
    kind: 'location',
    latitude: 37.4421624053,
    longitude: -122.16155260083,
    name: 'Philz Coffee',
    address: '101 Forest Ave, Palo Alto, CA',
    url: 'https://philzcoffee.com/',
  },
  contacts: {
    kind: 'contacts',
    text: 'Barbara J. Johnson, Acme, +1 (415) 555-0829, barbara@acme.example\nAnn, 14155550830',
  },
  'contacts-bare': { kind: 'contacts', text: '' },
  reaction: { kind: 'reaction', target: 'wamid.OF.OUR.MESSAGE', emoji: '👍' },
  'reaction-removed': { kind: 'reaction', target: 'wamid.OF.OUR.MESSAGE' },
  order: {
    kind: 'order',
    text: '2 × di9ozbzfi4 (30 USD)\n1 × nqryix03ez (25.5 USD)\nBy Friday, please',
  },
  'number-changed': {
    kind: 'number-changed',
    newKey: '12195555358',
    text: 'User A changed from 16505551234 to 12195555358',
  },
  'unsupported-poll': {
    kind: 'unsupported',
    detail: 'poll: Message type is currently not supported.',
  },
  'type-never-heard-of': { kind: 'unsupported', detail: 'hologram' },
  'interactive-never-heard-of': { kind: 'unsupported', detail: 'interactive' },
  edit: { kind: 'edit', text: 'Three guests' },
  revoke: { kind: 'delete' },
  'unsupported-edit': { kind: 'edit' },
  'unsupported-bare': { kind: 'unsupported', detail: 'unknown' },
  'unknown-legacy': { kind: 'unsupported', detail: 'Unsupported message type' },
  'media-too-big': {
    kind: 'unsupported',
    detail: 'Failed to download the media from the sender. Media file size is over 100 MB.',
  },
}

describe('whatsapp-official, what guests send', () => {
  it.each(Object.entries(CONTENTS))('reads %s', (name, content) => {
    expect(inboundIn(name).content satisfies InboundContent).toEqual(content)
  })

  it('reads who sent it, to which number, when', () => {
    expect(only('text')).toEqual({
      type: 'message',
      account: '106540352242922',
      guest: sheena,
      inbound: {
        id: expect.stringMatching(/^wamid\./),
        at: 1739321024000,
        content: { kind: 'text', text: 'Does it come in another color?' },
      },
    })
  })

  it('takes a moment in milliseconds for what it is', () => {
    expect(inboundIn('text-milliseconds').at).toBe(1739321024123)
  })

  it('names the message that is quoted, and none when it was only forwarded', () => {
    expect(inboundIn('text-quoting').repliesTo).toBe('wamid.OF.OUR.MESSAGE')
    expect(inboundIn('button-reply').repliesTo).toBe('wamid.OF.OUR.MESSAGE')
    expect(inboundIn('text-forwarded').repliesTo).toBeUndefined()
    expect(inboundIn('edit').repliesTo).toBe('wamid.ORIGINAL')
    expect(inboundIn('revoke').repliesTo).toBe('wamid.ORIGINAL')
  })

  it('keeps the advertisement or the product that led the guest here', () => {
    expect(inboundIn('ad-referral').referral).toMatchObject({ source_type: 'ad' })
    expect(referralOf(inboundIn('ad-referral').referral)).toEqual({
      source: 'ad',
      id: '120226305854810726',
      ref: 'Aff-n8ZTODiE79d22KtAwQKj9e',
      headline: 'Casa Verde',
    })
    expect(referralOf(inboundIn('text-about-product').referral)).toBeUndefined()
    expect(inboundIn('text-about-product').referral).toEqual({
      referred_product: { catalog_id: '194836987003835', product_retailer_id: 'di9ozbzfi4' },
    })
  })

  it.each([
    ['user-id-beside-phone', '16505551234', ['US.1234567890'], '+16505551234', 'Sheena Nelson'],
    ['user-id-only', 'US.1234567890', [], undefined, 'Sheena Nelson'],
    ['user-id-empty-phone', 'US.1234567890', [], undefined, 'sheena'],
    ['user-id-in-from', 'US.1234567890', [], undefined, 'sheena'],
    [
      'user-id-in-from-with-phone',
      '16505551234',
      ['US.1234567890'],
      '+16505551234',
      'Sheena Nelson',
    ],
  ])('knows the guest of %s', (name, key, alternateKeys, phone, called) => {
    expect(only(name).guest).toEqual({ key, alternateKeys, phone, name: called })
  })

  it('knows the old number of a guest who changed it, though no contact is sent along', () => {
    expect(only('number-changed').guest).toMatchObject({ key: '16505551234', name: undefined })
  })

  it.each(['group-message', 'welcome-asked-for', 'system-other', 'status-deleted'])(
    'passes over %s, and counts it',
    (name) => {
      expect(read(name)).toEqual({ events: [], notices: [], templateNews: [], ignored: 1 })
    },
  )
})

describe('whatsapp-official, what else a webhook tells', () => {
  it('takes a message written on the phone for a human answer', () => {
    expect(only('echo')).toEqual({
      type: 'echo',
      account: '106540352242922',
      guest: { key: '16505551234', alternateKeys: [], name: undefined, phone: '+16505551234' },
      providerId: expect.stringMatching(/^wamid\./),
      at: 1739321024000,
      text: "Here's the info you asked for",
    })
    expect(only('echo-image')).toMatchObject({ type: 'echo', text: '[image]' })
  })

  it.each(['sent', 'delivered', 'read', 'played'])('reads the status %s', (status) => {
    expect(only(`status-${status}`)).toEqual({
      type: 'status',
      account: '106540352242922',
      guest: { key: '16505551234', alternateKeys: [], name: undefined, phone: '+16505551234' },
      providerId: 'wamid.OF.OUR.MESSAGE',
      partId: 'part_01',
      status,
      at: 1750263773000,
    })
  })

  it.each([
    ['window', { code: 'window_closed', detail: 'Outside the 24-hour window (131047)' }],
    [
      'undeliverable',
      {
        code: 'recipient',
        detail: 'The guest cannot be reached on WhatsApp at this number (131026)',
      },
    ],
    [
      'file',
      {
        code: 'transient',
        detail:
          'WhatsApp could not fetch the file (131053): Downloading media from weblink failed with http code 404',
      },
    ],
    [
      'without-reason',
      { code: 'config', detail: 'WhatsApp could not deliver it and gave no reason' },
    ],
  ])('says in plain words why a message failed: %s', (name, failure) => {
    expect(only(`status-failed-${name}`)).toMatchObject({ status: 'failed', failure })
  })

  it('reads a status without our part id, or about a guest without a number', () => {
    expect(only('status-without-part')).toMatchObject({ partId: undefined, status: 'delivered' })
    expect(only('status-user-id').guest.key).toBe('US.1234567890')
    expect(only('status-with-contact').guest.alternateKeys).toEqual(['US.1234567890'])
  })

  it.each([
    ['account-error', '106540352242922', 'account', /The account is locked \(131031\)/],
    ['number-quality', '102290129340398', undefined, /FLAGGED/],
    ['account-disabled', '102290129340398', 'account', /DISABLE/],
    ['account-restricted', '102290129340398', undefined, /RESTRICTED_BIZ_INITIATED_MESSAGING/],
    ['account-alert', '102290129340398', undefined, /Display name approved/],
    ['marketing-stopped', '106540352242922', undefined, /stop marketing messages/],
  ])('notes %s for the account', (name, account, failure, detail) => {
    const { events, notices, ignored } = read(name)
    expect({ events, ignored }).toEqual({ events: [], ignored: 0 })
    expect(notices).toEqual([
      { type: 'account', account, detail: expect.stringMatching(detail), failure },
    ])
  })

  it.each([
    ['template-paused', { tells: 'status', status: 'paused', reason: 'Paused for 3 hours' }],
    [
      'template-rejected',
      {
        tells: 'status',
        status: 'rejected',
        reason: 'A variable stands at the end of the text. Put a word behind it.',
      },
    ],
    ['template-flagged', { status: 'approved', reason: expect.stringContaining('complain') }],
    ['template-deleted', { tells: 'status', status: 'deleted' }],
    ['template-quality', { tells: 'quality', quality: 'medium' }],
    ['template-category', { tells: 'category', category: 'marketing' }],
    ['template-components', { tells: 'components' }],
  ])('reads %s, for the template it is about', (name, change) => {
    const { events, notices, templateNews, ignored } = read(name)
    expect({ events, notices, ignored }).toEqual({ events: [], notices: [], ignored: 0 })
    const about = {
      account: '102290129340398',
      name: expect.stringMatching(/^(order_confirmation|welcome)$/),
      language: 'en_US',
    }
    expect(templateNews).toEqual([expect.objectContaining({ ...about, ...change })])
  })

  it('knows to the second when a template changed, and takes any moment of it', () => {
    expect(read('template-rejected').templateNews?.[0]?.at).toBe(1751247548999)
    expect(read('template-paused').templateNews?.[0]?.at).toBeUndefined()
  })

  it('passes over a template that is locked, which can be sent all the same', () => {
    expect(read('template-locked')).toMatchObject({ templateNews: [], ignored: 1 })
  })

  it('counts a field nobody told us of', () => {
    const nothing = { events: [], notices: [], templateNews: [], ignored: 1 }
    expect(read('field-never-heard-of')).toEqual(nothing)
  })

  it('reads every entry, change, message and status of a batch, each for its own number', () => {
    const { events, templateNews, ignored } = read('batch')
    expect(events.map(({ account, guest, type }) => [account, guest.name, type])).toEqual([
      ['106540352242922', 'Sheena Nelson', 'message'],
      ['106540352242922', 'Ann', 'message'],
      ['206540352242922', 'Ann', 'message'],
      ['106540352242922', undefined, 'status'],
      ['106540352242922', undefined, 'status'],
    ])
    expect(templateNews).toMatchObject([{ account: '99', status: 'pending-deletion' }])
    expect(ignored).toBe(0)
  })

  it('loses nothing good to what is broken beside it', () => {
    const { events, ignored } = read('broken-among-good')
    expect(events).toMatchObject([
      ...['text', 'interactive', 'location', 'image'].map((detail) => ({
        inbound: { content: { kind: 'unsupported', detail } },
      })),
      { type: 'message', inbound: { content: { text: 'the good one' } } },
      { type: 'status', status: 'delivered' },
    ])
    expect(ignored).toBe(16)
  })

  it('has a test for every webhook that is kept', () => {
    const told = /^(status|echo|account|template|number|marketing|broken)-|^echo$|^batch$/
    const passedOver = [
      'group-message',
      'welcome-asked-for',
      'system-other',
      'field-never-heard-of',
    ]
    const untested = webhookNames('whatsapp-official').filter(
      (name) => !(name in CONTENTS) && !told.test(name) && !passedOver.includes(name),
    )
    expect(untested).toEqual([])
  })
})
