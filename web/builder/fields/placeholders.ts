import { readFormat } from '#journey/variables/format.ts'
import { placeholdersIn } from '#journey/variables/placeholders.ts'

export type Piece = { text: string; variable?: 'known' | 'unknown' }

/** A text cut at its placeholders, so that they can be coloured. */
export function splitPlaceholders(text: string, isKnown: (scoped: string) => boolean): Piece[] {
  if (!text.includes('{{')) return [{ text }]
  return text.split(/(\{\{[^{}]*\}\})/).flatMap((part): Piece[] => {
    if (part === '') return []
    if (!part.startsWith('{{')) return [{ text: part }]
    const [placeholder] = placeholdersIn(part)
    if (!placeholder) return [{ text: part, variable: 'unknown' }]
    const { scope, name, format } = placeholder
    const isGood = isKnown(`${scope}.${name}`) && (format === undefined || readFormat(format))
    return [{ text: part, variable: isGood ? 'known' : 'unknown' }]
  })
}
