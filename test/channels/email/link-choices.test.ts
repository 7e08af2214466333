import { describe, expect, it } from 'vitest'
import type { Inbound } from '#messages/message.ts'
import { HOLD_MS, LinkChoices } from '../../../durable-objects/conversation/link-choices.ts'
import { newSession, type Session } from '../../../durable-objects/journey/session.ts'
import type { StoredLinkChoice } from '../../../durable-objects/storage/store.ts'

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
  let tap: StoredLinkChoice | undefined
  const played: Inbound[] = []
  const store = {
    get linkChoice() {
      return tap
    },
    saveLinkChoice(kept: StoredLinkChoice | undefined) {
      tap = kept
    },
    get active() {
      return active
    },

    commit: <T>(_now: number, write: () => T) => write(),
  }
  const choices = new LinkChoices(store, {
    accept(inbound) {
      played.push(inbound)
      active = undefined
    },
  })
  const choose = (option: string, at: number, client = 'ann') =>
    choices.choose({ payload: `j1:0123456789:villa:${option}`, title: option, client }, at)
  return { choices, choose, played }
}

describe('a choice by a link', () => {
  it('is played after a moment, once', () => {
    const { choices, choose, played } = waiting()
    expect(choose('olive', 0)).toBe('held')
    choices.play(HOLD_MS - 1)
    expect(played).toEqual([])
    choices.play(HOLD_MS)
    choices.play(HOLD_MS + 1)
    expect(played).toHaveLength(1)
    expect(played[0]?.content).toMatchObject({ kind: 'choice', title: 'olive' })
  })

  it('may be pressed again and again', () => {
    const { choices, choose, played } = waiting()
    expect(choose('olive', 0)).toBe('held')
    expect(choose('olive', 1)).toBe('held')
    choices.play(HOLD_MS)
    expect(choose('olive', HOLD_MS + 1)).toBe('taken')
    expect(played).toHaveLength(1)
  })

  it('wins over one that comes later', () => {
    const { choices, choose } = waiting()
    choose('olive', 0)
    choices.play(HOLD_MS)
    expect(choose('cypress', HOLD_MS + 1)).toBe('other')
  })

  it('is none when a machine chose several', () => {
    const { choices, choose, played } = waiting()
    expect(choose('olive', 0)).toBe('held')
    expect(choose('cypress', 1)).toBe('suspicious')
    expect(choose('olive', 2)).toBe('suspicious')
    choices.play(HOLD_MS * 2)
    expect(played).toEqual([])
    expect(choose('olive', HOLD_MS + 2)).toBe('held')
  })

  it('gives way to another browser while it waits', () => {
    const { choices, choose, played } = waiting()
    choose('olive', 0)
    expect(choose('cypress', 5, 'ann on the telephone')).toBe('held')
    choices.play(HOLD_MS + 5)
    expect(played.map(({ content }) => content)).toMatchObject([{ title: 'cypress' }])
  })

  it('can be taken back while it waits', () => {
    const { choices, choose, played } = waiting()
    choose('olive', 0)
    expect(choices.undo('j1:0123456789:villa:olive', 0)).toBe(true)
    expect(choose('cypress', 3000)).toBe('held')
    choices.play(HOLD_MS + 3000)
    expect(played.map(({ content }) => content)).toMatchObject([{ title: 'cypress' }])
    expect(choices.undo('j1:0123456789:villa:cypress', 0)).toBe(false)
  })

  it('is too late for a question that is not open', () => {
    expect(waiting('another').choose('olive', 0)).toBe('over')
  })
})
