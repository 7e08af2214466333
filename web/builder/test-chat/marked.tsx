import { MARK_TAGS, type Marked, readMarks } from '../../widget/frame/marks.ts'
import { safeLink } from '../../widget/frame/safe-address.ts'

/** Text with WhatsApp's marks; whatever a guest or an author typed stays text. */
export const MarkedText = ({ text }: { text: string }) => <>{readMarks(text).map(show)}</>

function show(part: Marked, key: number) {
  if (typeof part === 'string') return part
  if ('href' in part) {
    return (
      <ExternalLink key={key} href={part.href}>
        {part.text}
      </ExternalLink>
    )
  }
  const Tag = MARK_TAGS[part.mark]
  return <Tag key={key}>{part.inside.map(show)}</Tag>
}

/** A link out of the conversation, or only its words where the address is unsafe. */
export function ExternalLink(props: {
  href: string
  class?: string
  children: preact.ComponentChildren
}) {
  const href = safeLink(props.href, location.href)
  if (!href) return <span class={props.class}>{props.children}</span>
  return (
    <a class={props.class} href={href} target="_blank" rel="noopener noreferrer nofollow">
      {props.children}
    </a>
  )
}
