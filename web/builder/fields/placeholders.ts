import { placeholdersIn } from '#journey/variables/placeholders.ts'

export type Piece = { text: string; variable?: 'known' | 'unknown' }

/** A text cut at its placeholders, so that they can be coloured. */
export function splitPlaceholders(text: string, isKnown: (scoped: string) => boolean): Piece[] {
  if (!text.includes('{{')) return [{ text }]
  return text.split(/(\{\{[^{}]*\}\})/).flatMap((part): Piece[] => {
    if (part === '') return []
    if (!part.startsWith('{{')) return [{ text: part }]
    const [placeholder] = placeholdersIn(part)
    const isVariable = placeholder && isKnown(`${placeholder.scope}.${placeholder.name}`)
    return [{ text: part, variable: isVariable ? 'known' : 'unknown' }]
  })
}
