import type { ComponentChildren } from 'preact'
import { type Marked, readMarks } from '../../widget/frame/marks.ts'

const TAGS = { b: 'b', i: 'i', s: 's', code: 'code', pre: 'pre', quote: 'blockquote' } as const

/** Draws the words between marks, where they are more than text. */
type Words = (text: string) => ComponentChildren

/** A text as WhatsApp shows it. Links are only drawn: nobody follows them out of the builder. */
export const MarkedText = ({ text, words }: { text: string; words?: Words }) => (
  <Parts parts={readMarks(text)} words={words} />
)

function Parts({ parts, words }: { parts: Marked[]; words?: Words }) {
  return parts.map((part, at) => <Part key={`${at}`} part={part} words={words} />)
}

function Part({ part, words = (text) => text }: { part: Marked; words?: Words }) {
  if (typeof part === 'string') return <>{words(part)}</>
  if ('href' in part) return <u>{words(part.text)}</u>
  const Tag = TAGS[part.mark]
  return (
    <Tag>
      <Parts parts={part.inside} words={words} />
    </Tag>
  )
}
