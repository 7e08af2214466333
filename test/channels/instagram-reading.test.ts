import { describe, expect, it } from 'vitest'
import type { InboundEvent } from '../../durable-objects/channels/channel.ts'
import { instagram } from '../../durable-objects/channels/instagram/index.ts'
import { webhook, webhookNames } from './contract.ts'

const ACCOUNT = '17841400000000001'
const GUEST = { key: '1234567890123456', alternateKeys: [] }
const AT = 1739321024123
const read = (name: string) => instagram.parse(webhook('instagram', name))

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

const LOOKASIDE = expect.stringContaining('https://lookaside.fbsbx.com/ig_messaging_cdn/')
const media = (type: string) => ({
  kind: 'media',
  media: { type, url: LOOKASIDE, providerMediaId: LOOKASIDE },
})
const said = (text: string) => ({ kind: 'text', text })

const CONTENTS: Record<string, unknown> = {
  text: said('Does it come in another color?'),
  'text-as-change': said('Does it come in another color?'),
  'text-as-change-in-seconds': said('hi'),
  'text-quoting': said('This one, please'),
  'text-by-ad': said('Is there a room for two?'),
  'story-reply': said('How lovely!'),
  'story-mention': { kind: 'referral' },
  'quick-reply': { kind: 'choice', payload: 'j1:s1:room:sea', title: 'Sea view' },
  'ice-breaker': { kind: 'choice', payload: 'POOL', title: 'Do you have a pool?' },
  'ice-breaker-without-id': { kind: 'choice', payload: 'POOL', title: 'Do you have a pool?' },
  image: media('image'),
  video: media('video'),
  audio: media('audio'),
  file: media('document'),
  share: said('https://www.instagram.com/p/Cabc/'),
  reel: said('The beach\nhttps://www.instagram.com/reel/Cabc/'),
  ephemeral: { kind: 'unsupported', detail: 'ephemeral' },
  'like-heart': said('❤️'),
  unsupported: { kind: 'unsupported', detail: 'unknown' },
  deleted: { kind: 'delete' },
  edit: { kind: 'edit', text: 'Three guests' },
  reaction: { kind: 'reaction', target: 'aWdf_OF_OUR_MESSAGE', emoji: '❤️' },
  'reaction-removed': { kind: 'reaction', target: 'aWdf_OF_OUR_MESSAGE' },
  referral: { kind: 'referral' },
  'standby-text': said('Is anybody there?'),
  'standby-as-change': said('Is anybody there?'),
}

const PASSED_OVER = [
  'test-of-the-dashboard',
  'to-oneself',
  'comment',
  'other-account',
  'of-page',
  'broken-empty',
]

describe('instagram, what guests send', () => {
  it.each(Object.entries(CONTENTS))('reads %s', (name, content) => {
    expect(inboundIn(name).content).toEqual(content)
  })

  it('reads who sent it, to which account, when, in either form', () => {
    expect(only('text')).toEqual({
      type: 'message',
      account: ACCOUNT,
      guest: GUEST,
      inbound: {
        id: expect.stringMatching(/^aWdf/),
        at: AT,
        content: said('Does it come in another color?'),
      },
    })
    expect(only('text-as-change')).toEqual(only('text'))
    expect(inboundIn('text-as-change-in-seconds').at).toBe(1739321024000)
  })

  it.each([
    ['text-by-ad', { source: 'ADS', ad_id: '6045' }],
    ['story-reply', { story: { id: '18', url: LOOKASIDE } }],
    ['story-mention', { story_mention: { url: LOOKASIDE } }],
    ['referral', { ref: 'bio', source: 'IGME-SOURCE-LINK' }],
  ])('keeps what led the guest here: %s', (name, referral) => {
    expect(inboundIn(name)).toMatchObject({ referral })
  })

  it('answers no story: it is none of our messages', () => {
    expect(inboundIn('story-reply').repliesTo).toBeUndefined()
    expect(inboundIn('text-quoting').repliesTo).toBe('aWdf_OF_OUR_MESSAGE')
  })

  it.each(['standby-text', 'standby-as-change'])('marks %s: another app has the word', (name) => {
    expect(only(name)).toMatchObject({ type: 'message', standby: true })
  })
})

describe('instagram, what else a webhook tells', () => {
  const common = { account: ACCOUNT, guest: GUEST, at: AT }

  it('settles our own send by its metadata', () => {
    const partId = 'ses_k3f9.3#0'
    const providerId = expect.stringMatching(/^aWdf/)
    expect(only('echo-ours')).toEqual({
      type: 'status',
      status: 'sent',
      partId,
      providerId,
      ...common,
    })
  })

  it.each([
    ['echo-human', "Here's the info you asked for"],
    ['echo-human-heart', '❤️'],
    ['echo-human-share', '[ephemeral]'],
    ['echo-as-change', 'From the app'],
    ['thread-taken', '[Another app has taken over the conversation]'],
  ])('tells that somebody else has written: %s', (name, text) => {
    expect(only(name)).toEqual({ type: 'echo', text, ...common, providerId: expect.any(String) })
  })

  it.each(['seen', 'seen-as-change'])(
    'reads up to which message the guest has read: %s',
    (name) => {
      const upTo = { providerId: 'aWdf_OF_OUR_MESSAGE' }
      expect(only(name)).toEqual({ type: 'watermark', status: 'read', upTo, ...common })
    },
  )

  it.each(PASSED_OVER)('passes over %s, and counts it', (name) => {
    expect(read(name)).toEqual({ events: [], notices: [], ignored: 1 })
  })

  it('reads every entry, and both forms in one', () => {
    const { events, ignored } = read('batch')
    expect(events.map(({ guest, type }) => [guest.key, type])).toEqual([
      [GUEST.key, 'message'],
      [GUEST.key, 'watermark'],
      ['99', 'message'],
    ])
    expect(ignored).toBe(0)
  })

  it('loses nothing good to what is broken beside it', () => {
    const { events, ignored } = read('broken-among-good')
    const unknown = { inbound: { content: { kind: 'unsupported', detail: 'unknown' } } }
    expect(events).toMatchObject([unknown, { inbound: { content: said('the good one') } }])
    expect(ignored).toBe(4)
  })

  it('has a test for every webhook that is kept', () => {
    const told = /^(echo|standby|thread|seen|broken)|^batch$/
    const untested = webhookNames('instagram').filter(
      (name) => !(name in CONTENTS) && !told.test(name) && !PASSED_OVER.includes(name),
    )
    expect(untested).toEqual([])
  })
})
