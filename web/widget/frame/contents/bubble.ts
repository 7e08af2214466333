import type { Header } from '../../../../durable-objects/web-chat/protocol.ts'
import { type Child, h } from '../h.ts'
import { marked } from './marked.ts'
import { media } from './media.ts'

/** A bubble: what stands above, the words, and the small print. */
export function bubble(
  { header, text, footer }: { header?: Header; text?: string; footer?: string },
  inside?: Child,
  kind = '',
) {
  return h(
    'div',
    { class: `bubble ${kind}` },
    header && above(header),
    inside,
    !!text && h('div', { class: 'text', dir: 'auto' }, ...marked(text)),
    !!footer && h('small', { class: 'footer', dir: 'auto' }, footer),
  )
}

const above = (header: Header) =>
  header.type === 'text'
    ? h('strong', { class: 'header', dir: 'auto' }, header.text)
    : media({ ...header, kind: header.type })
