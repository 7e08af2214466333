import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Measure, split, splitEnd } from '../../durable-objects/channels/rendering/split.ts'
import { hostile } from './messages.ts'

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const characters = (text: string) =>
  [...segmenter.segment(text)].map(({ segment }) => segment).filter((one) => one.trim())
const sizeOf = (text: string, measure: Measure) =>
  measure === 'units' ? text.length : new TextEncoder().encode(text).length

describe('split', () => {
  it('leaves a text within the limit as it is, but for the space around it', () => {
    expect(split('  Welcome.\n', 4096)).toEqual(['Welcome.'])
  })

  it('makes no message of white space', () => {
    expect(split(' \n ', 10)).toEqual([])
  })

  it.each([
    ['a paragraph', 'First one.\n\nSecond line\nhere', ['First one.', 'Second line\nhere']],
    ['a line', 'First one\nSecond line here', ['First one', 'Second line here']],
    ['a sentence', 'It is so. And it is not', ['It is so.', 'And it is not']],
    ['a sentence of Chinese', '欢迎光临。'.repeat(5), ['欢迎光临。'.repeat(4), '欢迎光临。']],
    ['a word', 'Words without any end', ['Words without any', 'end']],
    ['a character', 'x'.repeat(25), ['x'.repeat(20), 'x'.repeat(5)]],
  ])('cuts behind %s', (_, text, parts) => {
    expect(split(text, 20)).toEqual(parts)
  })

  it('does not end a part early for a paragraph break at its very beginning', () => {
    expect(split('Hi.\n\nA long line follows it here', 20)).toEqual([
      'Hi.\n\nA long line',
      'follows it here',
    ])
  })

  it('never cuts through a link that fits into one part', () => {
    const link = 'https://casa.example/a-b/c?d=e'
    expect(split(`Have a look at ${link} today`, 36)).toEqual(['Have a look at', `${link} today`])
    expect(split(`Havealookat:${link}`, 36)).toEqual(['Havealookat:', link])
  })

  it('never cuts through a variable that nobody filled', () => {
    expect(split('The guest is {{ var_system.user }} here', 30)).toEqual([
      'The guest is',
      '{{ var_system.user }} here',
    ])
  })

  it('keeps a family, a flag and a syllable whole', () => {
    expect(split('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 15)).toEqual(['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'])
    expect(split('🇮🇳🇩🇪🇫🇷', 7)).toEqual(['🇮🇳', '🇩🇪', '🇫🇷'])
    expect(split('क्षेत्रक्षेत्र', 9).join('|')).not.toMatch(/\|\p{M}/u)
  })

  it('closes the marks that a cut leaves open and opens them again', () => {
    expect(split('*bold words that go on and on* and more', 20)).toEqual([
      '*bold words that go*',
      '*on and on* and more',
    ])
    expect(split('so *very _very slanted_ indeed* it is', 18)).toEqual([
      'so *very _very_*',
      '*_slanted_ indeed*',
      'it is',
    ])
    expect(split('```let a = 1\nlet b = 2\nlet c = 3```', 22)).toEqual([
      '```let a = 1```',
      '```let b = 2```',
      '```let c = 3```',
    ])
  })

  it('takes the underscores of a name for no marks', () => {
    expect(split('snake_case_names are names of_no_mark', 26)).toEqual([
      'snake_case_names are names',
      'of_no_mark',
    ])
  })

  it('counts bytes where a channel does', () => {
    expect(split('नमस्ते दुनिया', 20, 'bytes')).toEqual(['नमस्ते', 'दुनिया'])
    expect(split('x'.repeat(1000), 1000, 'bytes')).toHaveLength(1)
    expect(split('😀'.repeat(4096), 1000, 'bytes')).toHaveLength(17)
  })

  it.each(Object.entries(hostile))('ends, and loses nothing, on %s', (_, text) => {
    for (const measure of ['units', 'bytes'] as const) {
      const parts = split(text, 1000, measure)
      for (const part of parts) {
        expect(part.trim()).toBe(part)
        expect(part).not.toBe('')
        expect(sizeOf(part, measure)).toBeLessThanOrEqual(1000)
      }
      expect(bare(parts.join(''))).toBe(bare(text))
    }
  })

  it('holds its limit and breaks no character, whatever the text', () => {
    const words = fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 40 })
    const texts = fc.tuple(words, fc.constantFrom(' ', '\n', '\n\n', '. ', '', ' *', '_ '))
    fc.assert(
      fc.property(texts, fc.constantFrom<Measure>('units', 'bytes'), ([list, glue], measure) => {
        const text = list.join(glue)
        const parts = split(text, 60, measure)
        for (const part of parts) {
          expect(sizeOf(part, measure)).toBeLessThanOrEqual(60)
          expect(part).toBe(part.trim())
          expect(part).not.toBe('')
        }
        if (/[*_~`]/.test(text)) expect(bare(parts.join(''))).toBe(bare(text))
        else expect(parts.flatMap(characters)).toEqual(characters(text))
      }),
      { numRuns: 500 },
    )
  })
})

describe('splitEnd', () => {
  it('keeps the last paragraph for the end', () => {
    const before = 'A long story about rooms.\n\nAnd another.'
    expect(splitEnd(`${before}\n\nWhich one?`, 30)).toEqual({ before, end: 'Which one?' })
  })

  it('takes as much of a long last paragraph as fits, from the beginning of a sentence', () => {
    expect(splitEnd('The first is here. The second is. Which?', 24)).toEqual({
      before: 'The first is here.',
      end: 'The second is. Which?',
    })
  })

  it('opens the marks again that it cuts through', () => {
    expect(splitEnd('words *bold here and there in the text* end', 24)).toEqual({
      before: 'words *bold here and*',
      end: '*there in the text* end',
    })
  })

  it.each(Object.entries(hostile))('holds its limit and loses nothing on %s', (_, text) => {
    const { before, end } = splitEnd(text, 1024)
    expect(end.length).toBeLessThanOrEqual(1024)
    expect(end === '').toBe(text.trim() === '')
    expect(bare(before + end)).toBe(bare(text))
  })
})

const bare = (text: string) => text.replace(/[\s*_~`]/g, '')
