import { strictEqual as is, match } from 'node:assert'
import type { Runs } from '../check.ts'
import type { Guest } from '../guest.ts'
import { ASKED, type Asked } from './listener.ts'

/** What a guest who was asked something reads after a webhook; undefined: nothing new. */
const KINDS: Record<string, string | RegExp | undefined> = {
  text: 'Heard text: Does it come in another color?',
  'text-hindi': 'Heard text: नमस्ते 🙏 क्या आज कमरा मिलेगा?',
  'text-quoting': 'Heard text: This one, please',
  'text-forwarded': 'Heard text: Best hotel in town',
  'text-about-product': 'Heard text: Is this available?',
  'text-milliseconds': 'Heard text: hi',
  'ad-referral': 'Heard text: Is there a room for two?',
  'user-id-beside-phone': 'Heard text: hi',
  // Buttons of a session that is no more: the question is asked again.
  'button-reply': ASKED,
  'list-reply': ASKED,
  'template-button': ASKED,
  'form-reply': /^Heard other: \{"flow_token":"t1"/,
  image: 'Heard media: Taj Mahal',
  video: 'Heard media: Our room',
  document: 'Heard media: Your receipt',
  audio: /^Heard media: http:\/\/localhost:\d+\/media\/med_\w+$/,
  'voice-note': /^Heard media: http.+\/media\/med_/,
  'voice-legacy': /^Heard media: http.+\/media\/med_/,
  sticker: ASKED,
  location: 'Heard location: 37.4421,-122.1615',
  'location-place': 'Heard location: 37.4421624053,-122.16155260083',
  contacts: /^Heard other: Barbara J\. Johnson, Acme/,
  'contacts-bare': ASKED,
  order: /^Heard other: 2 × di9ozbzfi4 \(30 USD\)/,
  'broken-among-good': /^Heard text: /,
  'unsupported-poll': ASKED,
  'unsupported-bare': ASKED,
  'unknown-legacy': ASKED,
  'media-too-big': ASKED,
  reaction: undefined,
  'reaction-removed': undefined,
  'system-other': undefined,
  'unsupported-edit': undefined,
  'type-never-heard-of': undefined,
  'group-message': undefined,
  'field-never-heard-of': undefined,
  'broken-empty': undefined,
  'broken-envelope': undefined,
  'marketing-stopped': undefined,
  'template-category': undefined,
  'template-quality': undefined,
  'template-paused': undefined,
  'template-rejected': undefined,
  'template-flagged': undefined,
  'template-deleted': undefined,
  'template-locked': undefined,
  'template-components': undefined,
  'number-quality': undefined,
  'account-alert': undefined,
  'status-sent': undefined,
  'status-delivered': undefined,
  'status-read': undefined,
  'status-played': undefined,
  'status-deleted': undefined,
  'status-failed-window': undefined,
  'status-failed-file': undefined,
  'status-failed-undeliverable': undefined,
  'status-failed-without-reason': undefined,
  'status-with-contact': undefined,
  'status-without-part': undefined,
  'status-user-id': undefined,
}

/** The files in the webhooks. */
export const FILES =
  '1003383421387256 1166846181421424 1908647269898587 3919437308363128 3919437308363129 1376223850470843 798882015472548'.split(
    ' ',
  )

/** Every kind of webhook there is, after a question. */
export const kinds = (asked: Asked): Runs =>
  Object.entries(KINDS).map(([name, answer]) => [
    name,
    async () => kind(await asked(), name, answer),
  ])

/** Silence is shown by what follows: the next message gets its own answer and no other came before. */
async function kind(guest: Guest, name: string, answer: string | RegExp | undefined) {
  await guest.sends(name)
  const expected = answer === undefined ? [] : [answer]
  if (answer === ASKED || answer === undefined) {
    await guest.reads(1 + expected.length)
    await guest.says('that is all')
    expected.push('Heard text: that is all')
  }
  const [, ...read] = await guest.reads(1 + expected.length)
  is(read.length, expected.length, `they read ${JSON.stringify(read)}`)
  for (const [place, words] of read.entries()) {
    const wanted = expected[place]
    if (wanted instanceof RegExp) match(words, wanted)
    else is(words, wanted)
  }
}
