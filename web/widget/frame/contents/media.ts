import type { Media } from '../../../../durable-objects/web-chat/protocol.ts'
import { h } from '../h.ts'
import { icon } from '../icon.ts'
import { safeSource } from '../safe-address.ts'
import { words } from '../words.ts'
import { linkTo } from './link-to.ts'

/** A picture, film, sound or file. What cannot be shown becomes a link to it. */
export function media({ kind, url, filename, w, h: height, alt }: Media): HTMLElement {
  const src = safeSource(url, location.href)
  const name = filename ?? words[kind]
  const asFile = () =>
    linkTo(src ? url : '', { class: 'file' }, icon('file'), h('span', { dir: 'auto' }, name))
  if (!src || kind === 'document') return asFile()

  const size = { src, width: w, height }
  if (kind === 'image') {
    const image = h('img', { ...size, alt: alt ?? filename ?? words.image, loading: 'lazy' })
    const picture = linkTo(url, { class: 'picture' }, image)
    image.onerror = () => picture.replaceWith(asFile())
    return picture
  }
  const player = h(kind, {
    ...size,
    controls: true,
    playsinline: true,
    preload: 'metadata',
    'aria-label': name,
  })
  player.onerror = () => player.replaceWith(asFile())
  return player
}
