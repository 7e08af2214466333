import type { Chat } from './chat.ts'
import { body } from './contents/body.ts'
import { clock } from './day.ts'
import { h } from './h.ts'
import { icon } from './icon.ts'
import type { Message } from './message.ts'
import { ownName } from './view.ts'
import { words } from './words.ts'

const SAME_BREATH = 3 * 60 * 1000

const together = (one: Message | undefined, other: Message | undefined) =>
  !!one &&
  !!other &&
  one.dir === other.dir &&
  one.from.kind === other.from.kind &&
  one.content.type !== 'system' &&
  other.content.type !== 'system' &&
  Math.abs(one.at - other.at) < SAME_BREATH

export type Entry = ReturnType<typeof entry>

/** One message with what belongs to it: who, when, how far it got, and a way to try again. */
export function entry(chat: Chat, dir: Message['dir']) {
  const who = h('span')
  const meta = h('p')
  const element = h('div', {}, who, meta)
  const dayLine = h('p', { class: 'day' })
  let parts: HTMLElement[] = []
  let visible: Message | undefined

  function showMeta({ status, at, reason, cid }: Message) {
    meta.className = `meta ${status ?? ''}`
    if (status !== 'failed') {
      const time = h('time', { datetime: new Date(at).toISOString() }, clock(at))
      const reached = status && [icon(status), h('span', { class: 'unseen' }, words[status])]
      meta.replaceChildren(time, ...(reached ?? []))
      return
    }
    meta.replaceChildren(icon(status), reason ?? words.failed)
    if (!cid || !chat.outbox.canRetry(cid)) return
    const again = h('button', { type: 'button' }, words.again)
    again.onclick = () => chat.outbox.retry(cid)
    meta.append(again)
  }

  return {
    element,
    /** The line above the first message of a day. */
    day(name: string) {
      dayLine.textContent = name
      return dayLine
    },
    show(message: Message, before: Message | undefined, after: Message | undefined, title: string) {
      const { content, choice, status, from } = message
      const isFirst = !together(before, message)
      const isLast = !together(message, after)
      element.className =
        content.type === 'system'
          ? 'day'
          : `entry ${dir}${isFirst ? ' first' : ''}${isLast ? ' last' : ''}`
      who.className = isFirst && from.kind === 'human' ? 'name' : 'unseen'
      who.textContent = dir === 'in' ? words.you : (ownName(from.name) ?? title)
      who.hidden = meta.hidden = content.type === 'system'
      if (!isLast && status !== 'failed' && status !== 'sending') meta.hidden = true
      if (message !== visible) showMeta(message)
      if (content !== visible?.content || choice !== visible.choice) {
        for (const part of parts) part.remove()
        parts = body(chat, message)
        who.after(...parts)
      }
      visible = message
    },
  }
}
