import { fill, textsIn } from '../../answers/languages/texts.ts'
import type { OwnFile, Providers } from '../channel.ts'
import type { Block, Letter } from './blocks.ts'

/** All files of a mail together: base64 makes 4.7 MB of it, and Cloudflare takes 5 (README.md, Cloudflare: sending). */
const MOST_BYTES = 3_500_000

export type Attached = { blocks: Block[]; files: OwnFile[] }

/**
 * The documents that lie with us go along with the mail, as many as fit; of the others it has the
 * links. What is missing or too large stays a link, too.
 */
export async function attach(
  { blocks, language }: Pick<Letter, 'blocks' | 'language'>,
  providers: Providers,
): Promise<Attached> {
  const attached: Attached = { blocks: [], files: [] }
  let room = MOST_BYTES
  for (const block of blocks) {
    const file =
      block.block === 'link' && block.filename !== undefined
        ? await providers.ownFile?.(block.url, room)
        : undefined
    if (!file || block.block !== 'link') {
      attached.blocks.push(block)
      continue
    }
    const filename = block.filename || file.filename
    room -= file.bytes.byteLength
    attached.files.push({ ...file, filename })
    const text = fill(textsIn(language).link.attached, { file: filename })
    attached.blocks.push({ block: 'text', text })
  }
  return attached
}
