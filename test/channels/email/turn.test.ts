import { describe, expect, it } from 'vitest'
import { isMailLoop } from '../../../durable-objects/conversation/mail-loop.ts'
import { sentTogether } from '../../../durable-objects/outbox/grouped-sends.ts'
import type { OutboxItem } from '../../../durable-objects/storage/outbox.ts'

type Said = { at?: number; sessionId?: string; from?: 'bot' | 'human' }

/** An outbox of sends, the head first. */
function outbox(...said: Said[]) {
  const items = said.map(
    (_, seq): OutboxItem => ({
      seq,
      id: `m${seq}`,
      lane: 'guest',
      effect: { type: 'send', id: `m${seq}` },
      attempts: 0,
      inFlight: false,
      firstAt: undefined,
      nextAt: 0,
    }),
  )
  const messages = said.map(({ at = 1, sessionId = 's', from = 'bot' }, seq) => ({
    id: `m${seq}`,
    seq,
    direction: 'out' as const,
    from,
    at,
    text: '',
    body: {},
    sessionId,
    status: 'queued',
    sentParts: 0,
  }))
  const store = {
    messages: { get: (id: string) => messages.find((one) => one.id === id) },
    outbox: { sendsBehindHead: () => items.slice(1) },
  }
  const [head] = items
  if (!head) throw new Error('an outbox without a head')
  return { head, store }
}

const together = { together: () => ({}) }
function others(...said: Said[]) {
  const { head, store } = outbox(...said)
  return sentTogether(head, store, together).map(({ id }) => id)
}

describe('what goes out as one mail', () => {
  it('is what the bot said in the same turn', () => {
    expect(others({}, {}, {})).toEqual(['m1', 'm2'])
  })

  it('is nothing of a later turn, nor of another session', () => {
    expect(others({}, {}, { at: 2 }, { at: 2 })).toEqual(['m1'])
    expect(others({}, { sessionId: 'other' }, {})).toEqual([])
  })

  it('is what a person said alone', () => {
    expect(others({ from: 'human' }, {})).toEqual([])
  })

  it('is one message each on a channel that wants it so', () => {
    const { head, store } = outbox({}, {})
    expect(sentTogether(head, store, {})).toEqual([])
  })
})

describe('mail in circles', () => {
  const long =
    'Thank you for your mail. We have received it and will answer as soon as anybody can. '
  const heard = (said: number, ...texts: string[]) =>
    isMailLoop({ saidSince: () => said, lastHeard: () => texts }, 0)

  it.each([
    ['three long mails that say the same', heard(3, long, long, long), true],
    ['more than thirty answers in five minutes', heard(31, 'yes'), true],
    ['the same short answer three times', heard(3, '2', '2', '2'), false],
    ['two long ones', heard(3, long, long), false],
    ['thirty answers', heard(30, 'a', 'b', 'c'), false],
  ])('%s', (_, found, stops) => {
    expect(found).toBe(stops)
  })
})
