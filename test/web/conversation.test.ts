import { describe, expect, it } from 'vitest'
import { textsIn } from '../../durable-objects/answers/languages/texts.ts'
import type { Content, ServerFrame } from '../../durable-objects/web-chat/protocol.ts'
import { backOff } from '../../web/widget/frame/back-off.ts'
import { newCid } from '../../web/widget/frame/cid.ts'
import {
  applyFrame,
  type Conversation,
  EMPTY,
  withOwnMessage,
} from '../../web/widget/frame/conversation.ts'
import { isFull, readQueue } from '../../web/widget/frame/queue.ts'

const NOW = 1_730_000_000_000
const text = (words: string): Content => ({ type: 'text', text: words })
const bot = (seq: number, content: Content): ServerFrame => ({
  t: 'msg',
  seq,
  id: `m_${seq}`,
  dir: 'out',
  from: { kind: 'bot' },
  at: NOW,
  content,
})
const guest = (seq: number, words: string, id = `m_${seq}`): ServerFrame => ({
  t: 'msg',
  seq,
  id,
  dir: 'in',
  from: { kind: 'contact' },
  at: NOW,
  content: text(words),
})
const ask = (seq: number, ...titles: string[]) =>
  bot(seq, {
    type: 'buttons',
    text: '?',
    stepId: 's',
    options: titles.map((title) => ({ id: title, title })),
  })
const play = (frames: ServerFrame[], from: Conversation = EMPTY) =>
  frames.reduce(
    (conversation, frame) => applyFrame(conversation, frame, NOW, textsIn('en').widget),
    from,
  )
const words = ({ messages }: Conversation) =>
  messages.map(({ content }) => ('text' in content ? content.text : content.type))

describe('the conversation as the chat holds it', () => {
  it('shows an event once, however often it is told', () => {
    const once = play([bot(1, text('a')), bot(2, text('b'))])
    expect(play([bot(1, text('a')), bot(2, text('b'))], once)).toEqual(once)
    expect(once.seq).toBe(2)
  })

  it('puts events where their number says', () => {
    expect(words(play([bot(3, text('c')), bot(1, text('a')), bot(2, text('b'))]))).toEqual([
      'a',
      'b',
      'c',
    ])
  })

  it('knows its own message again, whether the event or the ack comes first', () => {
    const mine = withOwnMessage(EMPTY, 'c_1', text('hi'), NOW)
    const ack: ServerFrame = { t: 'ack', cid: 'c_1', id: 'in:c_1', seq: 1 }
    for (const frames of [
      [guest(1, 'hi', 'in:c_1'), ack],
      [ack, guest(1, 'hi', 'in:c_1')],
    ]) {
      const { messages } = play(frames, mine)
      expect(messages).toHaveLength(1)
      expect(messages[0]).toMatchObject({ key: 'c_1', id: 'in:c_1', seq: 1, status: 'sent' })
    }
  })

  it('does not take an old message of the same words for the one under way', () => {
    const mine = withOwnMessage(EMPTY, 'c_1', text('hi'), NOW)
    const { messages } = play([guest(1, 'hi')], mine)
    expect(messages.map(({ status }) => status)).toEqual(['sent', 'sending'])
  })

  it('leaves the cursor alone on an ack: events before it may still be under way', () => {
    const mine = withOwnMessage(play([bot(1, text('a'))]), 'c_1', text('hi'), NOW)
    expect(play([{ t: 'ack', cid: 'c_1', id: 'm_3', seq: 3 }], mine).seq).toBe(1)
  })

  it('forgets the log on a reset, but not what is still to be sent', () => {
    const mine = withOwnMessage(play([bot(1, text('a'))]), 'c_1', text('hi'), NOW)
    const welcome: ServerFrame = { t: 'welcome', seq: 400, conversationId: 'c', reset: true }
    expect(words(play([welcome, bot(399, text('y'))], mine))).toEqual(['y', 'hi'])
  })

  it('answers a question by the label that comes back, also when the log is read again', () => {
    const { messages } = play([ask(1, 'Yes', 'No'), guest(2, 'yes ')])
    expect(messages[0]?.choice).toEqual({ state: 'answered', optionId: 'Yes' })
  })

  it('puts a question past when the next one is asked', () => {
    const { messages } = play([ask(1, 'Yes'), guest(2, 'what?'), ask(3, 'Yes')])
    expect(messages.map(({ choice }) => choice?.state)).toEqual(['expired', undefined, undefined])
  })

  it('lets a status only rise, and never marks what the bot said', () => {
    const { messages } = play([
      guest(1, 'hi'),
      bot(2, text('a')),
      { t: 'status', id: 'm_1', status: 'read' },
      { t: 'status', id: 'm_1', status: 'delivered' },
      { t: 'status', id: 'm_2', status: 'read' },
    ])
    expect(messages.map(({ status }) => status)).toEqual(['read', undefined])
  })

  it('says who the guest is talking to now', () => {
    const human = play([
      bot(1, text('a')),
      { t: 'handoff', to: 'human', name: 'Ann' },
      { ...bot(2, text('b')), from: { kind: 'human', name: 'Ann' } } as ServerFrame,
    ])
    expect(human.agent).toEqual({ kind: 'human', name: 'Ann' })
    expect(play([bot(3, text('c'))], human).agent).toEqual({ kind: 'bot', name: undefined })
  })

  it('says that the team was told, and the same when it is read again', () => {
    const agent = { kind: 'team', at: NOW, after: 199 } as const
    const said = [bot(100, text('One moment.')), guest(200, 'thanks')]
    const live = play([
      bot(100, text('One moment.')),
      { t: 'handoff', to: 'team', at: NOW, after: 199 },
    ])
    const welcome: ServerFrame = { t: 'welcome', seq: 200, conversationId: 'c', agent }
    for (const seen of [play([guest(200, 'thanks')], live), play([welcome, ...said])]) {
      expect(words(seen)).toEqual(['One moment.', 'We told the team', 'thanks'])
      expect(seen.agent).toEqual(agent)
    }
    expect(words(play([welcome], live))).toEqual(['One moment.', 'We told the team'])
    const joined = play([{ t: 'handoff', to: 'human', name: 'Ann' }], play([welcome, ...said]))
    expect(words(joined).at(-1)).toBe('Ann joined the conversation')
    expect(joined.agent).toEqual({ kind: 'human', name: 'Ann' })
  })
})

describe('what waits to be sent', () => {
  const item = (at: number, cid = 'c_1') => ({
    saying: { t: 'msg', cid, text: 'a', ts: at },
    content: text('a'),
    at,
  })

  it('is kept for a day, and not longer', () => {
    const day = 86_400_000
    expect(readQueue([item(NOW - day + 1), item(NOW - day)], NOW)).toHaveLength(1)
  })

  it('is at most fifty', () => {
    const queue = readQueue(
      Array.from({ length: 60 }, (_, at) => item(NOW, `c_${at}`)),
      NOW,
    )
    expect(queue).toHaveLength(50)
    expect(isFull(queue)).toBe(true)
  })

  it('is read from whatever lies there', () => {
    for (const kept of [undefined, null, 'x', {}, [null], [1], [{}], [{ saying: {} }]]) {
      expect(readQueue(kept, NOW)).toEqual([])
    }
  })
})

describe('small rules', () => {
  it('waits between nothing and the back-off, at most half a minute', () => {
    expect(backOff(0, 1)).toBe(500)
    expect(backOff(3, 0.5)).toBe(2000)
    expect(backOff(50, 1)).toBe(30_000)
    expect(backOff(50, 0)).toBe(0)
  })

  it('makes client ids that sort by time', () => {
    const random = new Uint8Array(16).fill(7)
    expect(newCid(NOW, random)).toMatch(/^c_[0-9A-HJKMNP-TV-Z]{26}$/)
    expect(newCid(NOW, random) < newCid(NOW + 1, random)).toBe(true)
  })
})
