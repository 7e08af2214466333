import { en } from '../../../durable-objects/answers/languages/en/texts.ts'

/** What the product says by itself in English, but for values. */
const ENGLISH = Object.values(en)
  .flatMap((section) => Object.values(section))
  .filter((text) => !text.includes('{'))

/** The English texts of our own among all that a guest was sent. A single word counts as a whole line. */
export function englishIn(shown: unknown): string[] {
  const lines = new Set(
    textsIn(shown).flatMap((text) => text.split('\n').map((line) => line.trim())),
  )
  const found = ENGLISH.filter((text) =>
    text.includes(' ') ? [...lines].some((line) => line.includes(text)) : lines.has(text),
  )
  return found.map((text) => `English: "${text}"`)
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
