import { type Marked, readMarks } from '../../widget/frame/marks.ts'

const TAGS = { b: 'b', i: 'i', s: 's', code: 'code', pre: 'pre', quote: 'blockquote' } as const

/** A text as WhatsApp shows it. Links are only drawn: nobody follows them out of the builder. */
export const MarkedText = ({ text }: { text: string }) => <Parts parts={readMarks(text)} />

function Parts({ parts }: { parts: Marked[] }) {
  return parts.map((part, at) => <Part key={`${at}`} part={part} />)
}

function Part({ part }: { part: Marked }) {
  if (typeof part === 'string') return part
  if ('href' in part) return <u>{part.text}</u>
  const Tag = TAGS[part.mark]
  return (
    <Tag>
      <Parts parts={part.inside} />
    </Tag>
  )
}
