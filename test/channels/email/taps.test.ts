import { describe, expect, it } from 'vitest'
import { HOLD_MS, Taps } from '../../../durable-objects/conversation/link-choices.ts'
import type { Inbound } from '../../../durable-objects/journey/message.ts'
import { newSession, type Session } from '../../../durable-objects/journey/session.ts'
import type { KeptTap } from '../../../durable-objects/storage/store.ts'

const seed = {
  id: 'ses_0123456789',
  journeyId: 'j',
  version: 1,
  test: false,
  conversationId: 'c',
  channel: { name: '', type: 'email' },
  guest: {},
}

/** A conversation that waits at `villa`; a choice that is played moves it on. */
function waiting(stepId = 'villa') {
  const wait = { for: 'reply', messageId: 'm', retries: 0 } as const
  let active: Session | undefined = {
    ...newSession(seed, stepId, 0),
    state: { status: 'waiting', stepId, wait },
  }
  let tap: KeptTap | undefined
  const played: Inbound[] = []
  const store = {
    get tap() {
      return tap
    },
    keepTap(kept: KeptTap | undefined) {
      tap = kept
    },
    get active() {
      return active
    },
    arm() {},
    transaction: <T>(write: () => T) => write(),
  }
  const taps = new Taps(store, {
    message(inbound) {
      played.push(inbound)
      active = undefined
    },
  })
  const choose = (option: string, at: number, client = 'ann') =>
    taps.choose({ payload: `j1:0123456789:villa:${option}`, title: option, client }, at)
  return { taps, choose, played }
}

describe('a choice by a link', () => {
  it('is played after a moment, once', () => {
    const { taps, choose, played } = waiting()
    expect(choose('olive', 0)).toBe('held')
    taps.play(HOLD_MS - 1)
    expect(played).toEqual([])
    taps.play(HOLD_MS)
    taps.play(HOLD_MS + 1)
    expect(played).toHaveLength(1)
    expect(played[0]?.content).toMatchObject({ kind: 'choice', title: 'olive' })
  })

  it('may be pressed again and again', () => {
    const { taps, choose, played } = waiting()
    expect(choose('olive', 0)).toBe('held')
    expect(choose('olive', 1)).toBe('held')
    taps.play(HOLD_MS)
    expect(choose('olive', HOLD_MS + 1)).toBe('taken')
    expect(played).toHaveLength(1)
  })

  it('wins over one that comes later', () => {
    const { taps, choose } = waiting()
    choose('olive', 0)
    taps.play(HOLD_MS)
    expect(choose('cypress', HOLD_MS + 1)).toBe('other')
  })

  it('is none when a machine chose several', () => {
    const { taps, choose, played } = waiting()
    expect(choose('olive', 0)).toBe('held')
    expect(choose('cypress', 1)).toBe('suspicious')
    expect(choose('olive', 2)).toBe('suspicious')
    taps.play(HOLD_MS * 2)
    expect(played).toEqual([])
    expect(choose('olive', HOLD_MS + 2)).toBe('held')
  })

  it('gives way to another browser while it waits', () => {
    const { taps, choose, played } = waiting()
    choose('olive', 0)
    expect(choose('cypress', 5, 'ann on the telephone')).toBe('held')
    taps.play(HOLD_MS + 5)
    expect(played.map(({ content }) => content)).toMatchObject([{ title: 'cypress' }])
  })

  it('can be taken back while it waits', () => {
    const { taps, choose, played } = waiting()
    choose('olive', 0)
    expect(taps.undo('j1:0123456789:villa:olive')).toBe(true)
    expect(choose('cypress', 3000)).toBe('held')
    taps.play(HOLD_MS + 3000)
    expect(played.map(({ content }) => content)).toMatchObject([{ title: 'cypress' }])
    expect(taps.undo('j1:0123456789:villa:cypress')).toBe(false)
  })

  it('is too late for a question that is not open', () => {
    expect(waiting('another').choose('olive', 0)).toBe('over')
  })
})
