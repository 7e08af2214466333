import { h } from '../h.ts'
import { icon } from '../icon.ts'
import { linkTo } from './link-to.ts'

/** A link that looks like the thing to press. */
export const linkOut = ({ title, url }: { title: string; url: string }) =>
  linkTo(url, { class: 'link-out' }, h('span', { dir: 'auto' }, title), icon('out'))
