/** Events of Messenger and Instagram as Meta writes them, about the page or account of this `id`. */
export type Account = { id: string }

export type Event = Record<string, unknown>

let count = 0
export const mid = () => `m_in.${process.pid}.${++count}`

/** Something a guest did: `{ message: { mid, text } }`, `{ postback }`, `{ read }` … */
export const fromGuest = ({ id }: Account, guest: string, event: Event): Event => ({
  sender: { id: guest },
  recipient: { id },
  timestamp: Date.now(),
  ...event,
})

/** Something that was sent in the account's name, by whatever app. */
export const echoTo = ({ id }: Account, guest: string, message: Event): Event => ({
  sender: { id },
  recipient: { id: guest },
  timestamp: Date.now(),
  message: { is_echo: true, ...message },
})

export const text = (words: string): Event => ({ message: { mid: mid(), text: words } })

/** A tap on a quick reply, which is written as if it were typed. */
export const tap = ({ title, payload }: { title: string; payload: string }): Event => ({
  message: { mid: mid(), text: title, quick_reply: { payload } },
})
