import type { ProviderRequest } from '../channel.ts'
import type { PreviewItem } from '../rendering/preview.ts'
import { type Block, Letter } from './blocks.ts'

/** A mail, or one message's part of it, from top to bottom. */
export function preview(request: ProviderRequest): PreviewItem[] {
  const seen: PreviewItem[] = []
  let header: string | undefined
  let texts: string[] = []
  /** What was read so far stands above what comes now. */
  const above = () => {
    const framed = { ...(header && { header }), text: texts.join('\n\n') }
    header = undefined
    texts = []
    return framed
  }
  const alone = () => {
    const { header: title, text } = above()
    const whole = [title, text].filter(Boolean).join('\n\n')
    if (whole) seen.push({ as: 'text', text: whole })
  }
  for (const block of Letter.parse(request).blocks) {
    switch (block.block) {
      case 'heading':
        alone()
        header = block.text
        break
      case 'text':
        texts.push(block.text)
        break
      case 'image':
        alone()
        seen.push({ as: 'image', url: block.url, ...(block.caption && { text: block.caption }) })
        break
      case 'link':
        seen.push({ as: 'link', ...above(), button: block.title, url: block.url })
        break
      case 'choices':
        seen.push({ as: 'choice-links', ...above(), choices: choicesOf(block) })
        break
      case 'small':
        if (texts.length > 0 || !footed(seen, block.text)) texts.push(block.text)
    }
  }
  alone()
  return seen
}

/** The small print belongs to the buttons above it, where there are any. */
function footed(seen: PreviewItem[], footer: string): boolean {
  const last = seen.at(-1)
  if (last?.as !== 'link' && last?.as !== 'choice-links') return false
  last.footer = footer
  return true
}

const choicesOf = ({ sections }: Extract<Block, { block: 'choices' }>) =>
  sections.flatMap(({ title: section, rows }) =>
    rows.map(({ title, description }) => ({
      title,
      ...(description && { description }),
      ...(section && { section }),
    })),
  )
