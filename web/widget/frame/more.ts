import { attach } from './attach.ts'
import type { Chat } from './chat.ts'
import { h, set } from './h.ts'
import { icon } from './icon.ts'
import { shareLocation } from './share-location.ts'
import { words } from './words.ts'

/** Safari gives a pressed button the focus only where this is said, and by the focus we know to close. */
const tabindex = 0

/** What else than words can be sent: behind the plus. */
export function more(chat: Chat) {
  const opener = h('button', {
    type: 'button',
    tabindex,
    class: 'bare',
    'aria-label': words.more,
    'aria-controls': 'more',
    'aria-expanded': 'false',
  })
  const file = h('button', { type: 'button', tabindex }, icon('clip'), words.attach)
  const place = h('button', { type: 'button', tabindex }, icon('pin'), words.shareLocation)
  const menu = h('div', { class: 'menu', id: 'more', hidden: true }, file, place)
  const picker = h('input', { type: 'file', multiple: true, hidden: true })
  const element = h('div', { class: 'more' }, opener, menu, picker)
  opener.append(icon('plus'))

  function open(isOpen: boolean) {
    menu.hidden = !isOpen
    set(opener, 'aria-expanded', String(isOpen))
  }
  function leave() {
    open(false)
    opener.focus()
  }
  opener.onclick = () => open(!!menu.hidden)
  element.onkeydown = (event) => {
    if (event.key !== 'Escape' || menu.hidden) return
    event.preventDefault()
    leave()
  }
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (!element.contains(relatedTarget as Node | null)) open(false)
  })
  file.onclick = () => {
    leave()
    picker.click()
  }
  place.onclick = () => {
    leave()
    shareLocation(chat)
  }
  picker.onchange = () => {
    for (const chosen of picker.files ?? []) attach(chat, chosen)
    picker.value = ''
  }
  return element
}
