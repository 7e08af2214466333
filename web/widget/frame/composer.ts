import type { Chat } from './chat.ts'
import { h } from './h.ts'
import { icon } from './icon.ts'
import { more } from './more.ts'
import { words } from './words.ts'

const LONGEST = 4096

/** Where the guest writes. Enter sends, Shift+Enter breaks the line. */
export function composer(chat: Chat) {
  const field = h('textarea', {
    rows: 1,
    dir: 'auto',
    maxlength: LONGEST,
    placeholder: words.write,
    'aria-label': words.write,
    enterkeyhint: 'send',
  })
  const send = h('button', { class: 'send', 'aria-label': words.send, disabled: true })
  send.append(icon('send'))
  const form = h('form', { class: 'composer' }, more(chat), field, send)

  function grow() {
    field.style.height = 'auto'
    field.style.height = `${field.scrollHeight + 2}px`
    send.disabled = !field.value.trim()
  }
  field.oninput = () => {
    grow()
    chat.typing(field.value !== '')
  }
  field.onkeydown = (event) => {
    // While an input method composes, Enter picks a word; Safari says so by 229 alone.
    const isPick = event.isComposing || event.keyCode === 229
    if (event.key !== 'Enter' || event.shiftKey || isPick) return
    event.preventDefault()
    form.requestSubmit()
  }
  form.onsubmit = (event) => {
    event.preventDefault()
    const text = field.value.trim()
    if (!text || !chat.say(text)) return
    field.value = ''
    grow()
    field.focus()
  }
  return form
}
