import { describe, expect, it } from 'vitest'
import { coalesced } from '../../web/builder/test-chat/coalesced.ts'
import type { TestState } from '../../web/builder/test-chat/test-api.ts'
import { isOlder } from '../../web/builder/test-chat/test-session.ts'

describe('coalesced work', () => {
  it('is done once more, and only once, for all who asked while it ran', async () => {
    let done = 0
    let finish = () => {}
    const ask = coalesced(async () => {
      done += 1
      if (done === 1) {
        await new Promise<void>((resolve) => {
          finish = resolve
        })
      }
    })
    const asked = [ask(), ask(), ask()]
    expect(done).toBe(1)
    finish()
    await Promise.all(asked)
    expect(done).toBe(2)
    await ask()
    expect(done).toBe(3)
  })

  it('can be asked for again after it failed', async () => {
    let tries = 0
    const ask = coalesced(async () => {
      tries += 1
      if (tries === 1) throw new Error('no answer')
    })
    await expect(ask()).rejects.toThrow('no answer')
    await ask()
    expect(tries).toBe(2)
  })
})

describe('answers of a test session', () => {
  const state = (messages: number, trail: number): TestState => ({
    messages: Array(messages),
    trail: Array(trail),
    stepId: 'start',
    variables: {},
    status: 'waiting',
  })

  it('takes for older what has fewer messages or fewer entries of the trail', () => {
    expect(isOlder(state(2, 4), state(3, 4))).toBe(true)
    expect(isOlder(state(3, 3), state(3, 4))).toBe(true)
    expect(isOlder(state(3, 4), state(3, 4))).toBe(false)
    expect(isOlder(state(0, 0), undefined)).toBe(false)
  })
})
