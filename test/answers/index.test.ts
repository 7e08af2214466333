import { describe, expect, it } from 'vitest'
import { answers } from '../../durable-objects/answers/index.ts'
import { choiceIn, dayIn, numberIn } from './as-typed.ts'

// Each is the worst case of some reader: what takes a time that grows with the square of the text.
const endless = [
  '.',
  '!',
  ' ',
  '1 ',
  '1 234 ',
  '(1)',
  '+1 ',
  '1 week ',
  '٣',
  '👍',
  'yes ',
  "'",
].map((part) => `x${part.repeat(50_000)}x`)

describe('answers', () => {
  it('reads what no guest would ever type, and is done with it', () => {
    const options = [
      { id: 'a', label: 'Yes', synonyms: ['sure', 'x'] },
      { id: 'b', label: 'No' },
    ]
    for (const text of endless) {
      expect(answers.phone(text, 'US')).toBeUndefined()
      expect(dayIn(text, 'dd/mm/yyyy', '2026-11-25', 'US')).toBeUndefined()
      expect(() => dayIn(text, 'lenient', '2026-11-25', 'US')).not.toThrow()
      expect(() => numberIn(text, 'FR')).not.toThrow()
      expect(() => choiceIn(text, options)).not.toThrow()
    }
  })
})
