import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answers } from '../../durable-objects/answers/index.ts'

// Words as hotels label with, none of which is a part or a near spelling of another.
const NOUNS = ['villa', 'garden', 'breakfast', 'sauna', 'transfer', 'parking', 'kayak', 'picnic']
const KINDS = ['private', 'early', 'seaside', 'quiet', 'family', 'mountain', 'guided', 'vegan']
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']
const NEGATIONS = ['not', 'no', "I don't want the", 'please no', 'never the', 'anything but the']

const label = fc
  .tuple(fc.constantFrom(...KINDS), fc.constantFrom(...NOUNS))
  .map(([kind, noun]) => `${kind[0]?.toUpperCase()}${kind.slice(1)} ${noun}`)
const labels = fc.uniqueArray(label, { minLength: 2, maxLength: 6 })
const listed = labels.chain((all) =>
  fc.record({ all: fc.constant(all), at: fc.nat({ max: all.length - 1 }) }),
)

const read = (text: string, all: string[], showsNumbers = false) =>
  answers.choice(
    text,
    all.map((one, at) => ({ id: `o${at}`, label: one })),
    { languages: ['en'], showsNumbers },
  )

describe('any choice', () => {
  it('takes the label, however it is dressed, for the option', () => {
    fc.assert(
      fc.property(listed, ({ all, at }) => {
        const own = all[at] ?? ''
        for (const said of [own, own.toUpperCase(), `“${own.toLowerCase()}” 🙏`, `${own} please`]) {
          expect(read(said, all)).toMatchObject({ found: 'one', option: { id: `o${at}` } })
        }
      }),
    )
  })

  it('takes a place in the list for the option that stands there', () => {
    fc.assert(
      fc.property(listed, ({ all, at }) => {
        const said = [`${at + 1}`, `#${at + 1}`, `option ${at + 1}`, `the ${ORDINALS[at]} one`]
        for (const one of said) {
          expect(read(one, all, true)).toMatchObject({ found: 'one', option: { id: `o${at}` } })
        }
      }),
    )
  })

  it('takes the number of an option that has a number in its label, where numbers are shown', () => {
    fc.assert(
      fc.property(listed, fc.integer({ min: 200, max: 900 }), ({ all, at }, from) => {
        const rooms = all.map((one, place) => `${one} ${from + place}`)
        const option = { id: `o${at}` }
        expect(read(`${at + 1}`, rooms, true)).toMatchObject({ found: 'one', option })
        expect(read(`${from + at}`, rooms, true)).toMatchObject({ found: 'one', option })
        expect(read(`${at + 1}`, rooms, false).found).not.toBe('one')
      }),
    )
  })

  it('never takes what is denied', () => {
    fc.assert(
      fc.property(listed, fc.constantFrom(...NEGATIONS), ({ all, at }, negation) => {
        const choice = read(`${negation} ${all[at]}`, all)
        expect(choice.found === 'one' && choice.option.id === `o${at}`).toBe(false)
      }),
    )
  })

  it('takes the other one of two of which one is denied', () => {
    fc.assert(
      fc.property(listed, ({ all, at }) => {
        const [own, other] = [all[at], all[(at + 1) % all.length]]
        for (const said of [`not the ${own}, the ${other}`, `the ${other}, not the ${own}`]) {
          expect(read(said, all)).toMatchObject({ found: 'one', option: { label: other } })
        }
      }),
    )
  })
})
