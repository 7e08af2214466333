import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  label,
  labels,
  shorten,
  shortenFilename,
} from '../../durable-objects/channels/rendering/label.ts'

const noted = <T>(make: (note: (loss: string) => void) => T) => {
  const losses: string[] = []
  return { made: make((loss) => losses.push(loss)), losses }
}

describe('label', () => {
  it('is one line without formatting', () => {
    expect(noted((note) => label(' *Sea*\n view ', 20, 'row title', note))).toEqual({
      made: 'Sea view',
      losses: [],
    })
  })

  it('says what it cut, and to how much', () => {
    expect(noted((note) => label('A room with a sea view', 20, 'button label', note))).toEqual({
      made: 'A room with a sea v…',
      losses: ['button label cut to 20'],
    })
  })

  it('breaks no emoji', () => {
    expect(shorten('👩‍👩‍👧‍👦'.repeat(20), 20)).toBe('👩‍👩‍👧‍👦…')
    expect(shorten('😀'.repeat(20), 20)).toBe(`${'😀'.repeat(9)}…`)
  })
})

describe('a file name', () => {
  it('keeps its ending when it is cut, where it has one', () => {
    expect(shortenFilename('Rates of the summer.pdf', 20)).toBe('Rates of the su….pdf')
    expect(shortenFilename('Rates of the summer season', 20)).toBe('Rates of the summer…')
    expect(shortenFilename('Rates.pdf', 20)).toBe('Rates.pdf')
  })
})

describe('labels', () => {
  it('numbers what became the same by cutting, inside the limit', () => {
    const rooms = [
      'A room with a sea view',
      'A room with a sea breeze',
      'A room with a sea, really',
    ]
    expect(noted((note) => labels(rooms, 17, 'row title', note)).made).toEqual([
      'A room with a se…',
      'A room with a… 2',
      'A room with a… 3',
    ])
  })

  it('names what is empty', () => {
    const blank = ['', ' \n ', '\u200b\u2060']
    expect(noted((note) => labels(blank, 20, 'button label', note))).toEqual({
      made: ['#1', '#2', '#3'],
      losses: [1, 2, 3].map((number) => `empty button label named "#${number}"`),
    })
  })

  it('gives each a different label within the limit, whatever they are', () => {
    const texts = fc.array(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a', 'a 2', '')),
    )
    fc.assert(
      fc.property(texts, (list) => {
        const { made } = noted((note) => labels(list, 20, 'button label', note))
        expect(new Set(made).size).toBe(list.length)
        for (const one of made) {
          expect(one.length).toBeLessThanOrEqual(20)
          expect(one.trim()).toBe(one)
          expect(one).not.toBe('')
        }
      }),
    )
  })
})
