import type { ContentOf } from '../../../../durable-objects/web-chat/protocol.ts'
import { h } from '../h.ts'
import { icon } from '../icon.ts'
import { words } from '../words.ts'
import { linkTo } from './link-to.ts'

/** A place as a card. The map is a drawing: no map service learns of a guest who did not ask it. */
export const place = ({ lat, lng, name, address }: ContentOf<'location'>) =>
  linkTo(
    `https://maps.google.com/?q=${lat},${lng}`,
    { class: 'bubble place' },
    h('span', { class: 'map' }, icon('pin')),
    h(
      'span',
      { class: 'text' },
      h('strong', { dir: 'auto' }, name ?? words.place),
      h('span', { dir: 'auto' }, address ?? `${lat.toFixed(5)}, ${lng.toFixed(5)}`),
      h('span', { class: 'go' }, words.openMap, icon('out')),
    ),
  )
