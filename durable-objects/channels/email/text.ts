import { textsIn } from '../../answers/languages/texts.ts'
import { withoutMarks } from '../rendering/marks.ts'
import type { Block, BlockOf } from './blocks.ts'
import type { LinkOf } from './html.ts'
import { plain } from './marked.ts'
import { separatorIn } from './separator.ts'

/** The same mail in plain words, for those who read it so: nothing of the other is missing. */
export function textOf(blocks: Block[], linkOf: LinkOf, language?: string): string {
  const parts = blocks
    .map((block) => plain(blockOf(block, linkOf, language)).trim())
    .filter(Boolean)
  return `${[separatorIn(language), ...parts].join('\n\n')}\n`
}

function blockOf(block: Block, linkOf: LinkOf, language?: string): string {
  switch (block.block) {
    case 'heading':
    case 'text':
    case 'small':
      return withoutMarks(block.text)
    case 'image':
      return [withoutMarks(block.caption ?? ''), block.url].filter(Boolean).join('\n')
    case 'link':
      return `${block.title}: ${block.url}`
    case 'choices':
      return choices(block, linkOf, language)
  }
}

function choices({ sections }: BlockOf<'choices'>, linkOf: LinkOf, language?: string): string {
  let number = 0
  const parts = sections.map(({ title, rows }) => {
    const lines = rows.map(({ id, title, description }) =>
      [`${++number}. ${title}`, description, linkOf(id)].filter(Boolean).join(' - '),
    )
    return [title, ...lines].filter(Boolean).join('\n')
  })
  return [...parts, textsIn(language).mail.chooseByLinkOrNumber].join('\n\n')
}
