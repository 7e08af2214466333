import { describe, expect, it } from 'vitest'
import type { Outbound } from '#messages/message.ts'
import { CHANNEL_TYPES } from '../../durable-objects/channels/info.ts'
import type { Measure } from '../../durable-objects/channels/rendering/split.ts'
import { bytes, characters } from './graphemes.ts'
import { adapterOf, type Judge, judges } from './judges.ts'
import { longList } from './messages.ts'
import { readOn, textsIn } from './reading.ts'

const questionId = 'j1:k3f9:party_size'
const sizeOf = (text: string, measure: Measure) => (measure === 'bytes' ? bytes(text) : text.length)

/** So many UTF-16 units of this sentence, its end filled up with one letter of the same script. */
function exactly(length: number, sentence: string, filler: string): string {
  const whole = sentence.repeat(Math.floor((length - 1) / sentence.length))
  return whole + filler.repeat(length - whole.length)
}

/** What an author may write to the last character: 4,096 as the guide counts them. */
const LONG: Record<string, string> = {
  English: exactly(4096, 'The pool opens at nine, and closes late. ', 'x'),
  'one word': 'x'.repeat(4096),
  Hindi: exactly(4096, 'कासा वर्दे में आपका स्वागत है। कृपया अपना कमरा चुनें। ', 'न'),
  'Arabic, right to left': exactly(4096, 'أهلا بكم في كازا فيردي، اختاروا غرفتكم. ', 'ن'),
  'Hebrew with numbers': exactly(4096, 'ברוכים הבאים, חדר 12 מחכה לכם. ', 'ש'),
  'Chinese without a space': exactly(4096, '欢迎光临卡萨维尔德酒店。请选择您的房间！', '房'),
  emoji: '😀'.repeat(2048),
  'families of emoji': exactly(4096, '👩‍👩‍👧‍👦', '.'),
  'flags side by side': '🇮🇳🇩🇪'.repeat(512),
  'paragraphs and lines': exactly(4096, 'A line.\nAnother one.\n\n', 'x'),
  links: exactly(4096, 'See https://casaverde.example/rooms/sea?from=2026-11-22 now. ', 'x'),
}

/** Twenty, none like the other, all longer than any title may be. */
const EMOJI = ['👩‍👩‍👧‍👦', '🇮🇳', '👍🏽', '🏳️‍🌈', '🧑‍🚀']
const emojiTitles = Array.from({ length: 20 }, (_, at) =>
  Array.from({ length: 12 }, (_, next) => EMOJI[(at * 7 + next * (1 + (at % 3))) % 5]).join(''),
)

it('there is a judge for every channel', () => {
  const judged = new Set(judges.map(([, { type }]) => type))
  expect([...judged].sort()).toEqual([...CHANNEL_TYPES].sort())
})

describe.each(judges)('on %s', (_, judge) => {
  const adapter = adapterOf(judge)
  const render = (message: Outbound) => {
    const { requests, losses } = adapter.render(message, {
      key: judge.to,
      conversationId: 'conversation_1',
    })
    for (const request of requests) {
      expect(judge.refused(request), JSON.stringify(request).slice(0, 300)).toBeUndefined()
    }
    return { losses, preview: requests.flatMap((request) => adapter.preview(request)) }
  }

  describe.each(Object.entries(LONG))('a text of 4,096 in %s', (_, text) => {
    it('is read whole, in parts within the limit, with no character cut', () => {
      const { preview, losses } = render({ kind: 'text', text })
      const parts = textsIn(preview)
      expect(parts.flatMap(characters)).toEqual(characters(text))
      expect(losses).toEqual([])
      const { limit = Number.POSITIVE_INFINITY, measure = 'units' } = limitOf(judge)
      for (const part of parts) expect(sizeOf(part, measure)).toBeLessThanOrEqual(limit)
      // A part that is hardly begun would be a message too many.
      const fewest = Math.max(1, Math.ceil(sizeOf(text, measure) / limit))
      expect(parts.length).toBeLessThanOrEqual(Math.ceil(fewest * 1.35))
    })

    it('is read whole above buttons, a link and a list, and as a caption', () => {
      const options = ['Yes', 'No'].map((label) => ({ id: label, label }))
      const rows = options.map((option) => ({ ...option, description: `About ${option.label}` }))
      const url = 'https://casaverde.example/pool.jpg'
      const all: Outbound[] = [
        { kind: 'reply', questionId, body: text, options },
        {
          kind: 'list',
          questionId,
          body: text,
          button: 'Rooms',
          sections: [{ title: 'All', rows }],
        },
        { kind: 'cta-url', body: text, buttonText: 'Book', url },
        { kind: 'image', mediaUrl: url, caption: text },
      ]
      for (const message of all) {
        const { preview } = render(message)
        expect(characters(readOn(preview)).join('|')).toContain(characters(text).join('|'))
      }
    })
  })

  it('sends a text to the last unit of the limit as one, and one more as two', () => {
    const { limit, measure } = limitOf(judge)
    if (limit === undefined) return
    const parts = (text: string) => textsIn(render({ kind: 'text', text }).preview)
    // Two bytes each, one unit each: which of the two a channel counts makes the difference.
    const letters = 'é'.repeat(measure === 'bytes' ? limit / 2 : limit)
    expect(parts(letters)).toEqual([letters])
    expect(parts(`${letters}x`)).toHaveLength(2)
  })

  it('shows each of 100 rows whole, on whichever page it stands', () => {
    const { sections } = longList(100)
    let unread = sections.flatMap(({ rows }) =>
      rows.map(({ label, description }) => ({ label, description })),
    )
    for (let page = 1; page <= 15 && unread.length > 0; page++) {
      const read = ` ${textsIn(render(longList(100, page)).preview).join(' ')} `
      unread = unread.filter(({ label, description = '' }) => {
        const there = new RegExp(`(^|[^\\p{L}\\p{N}])${label}($|[^\\p{L}\\p{N}])`, 'u').test(read)
        return !there || !read.includes(description)
      })
    }
    expect(unread).toEqual([])
  })

  it('cuts titles of emoji between two of them, tells them apart, and says so', () => {
    const rows = emojiTitles.map((label, at) => ({ id: `e${at}`, label }))
    for (const message of [
      { kind: 'quick-reply', questionId, body: 'How was it?', options: rows.slice(0, 10) },
      { kind: 'list', questionId, body: 'How was it?', button: 'Rate', sections: [{ rows }] },
    ] satisfies Outbound[]) {
      const { preview, losses } = render(message)
      const known = new Set([...EMOJI, '…'])
      for (const text of textsIn(preview)) {
        for (const one of characters(text)) {
          if (/[^\p{ASCII}]/u.test(one)) expect(known, `${one} in ${text}`).toContain(one)
        }
      }
      const titles = preview
        .flatMap((one) => ('choices' in one ? one.choices : []))
        .map(({ title }) => title)
      expect(new Set(titles).size).toBe(titles.length)
      if (titles.some((title) => title.includes('…'))) expect(losses.join()).toMatch(/ cut to \d/)
    }
  })

  it('keeps a text that is written from right to left in its order, marks of direction and all', () => {
    const label = '\u200fغرفة 12 (بحر)\u200f'
    const body = '\u200fاختاروا غرفتكم:\n1. بحر\n2. حديقة'
    const options = [label, '\u200fحديقة'].map((one, at) => ({ id: `o${at}`, label: one }))
    const { preview, losses } = render({ kind: 'reply', questionId, body, options })
    const read = textsIn(preview).join('\n')
    expect(read).toContain(body)
    for (const one of options) expect(read).toContain(one.label)
    expect(losses).toEqual([])
  })
})

/** Absent where nothing limits a text, as in a mail. */
const limitOf = ({ text }: Judge): Partial<NonNullable<Judge['text']>> => text ?? {}
