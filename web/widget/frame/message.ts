import type { ChoiceState, Content, Speaker } from '../../../durable-objects/web-chat/protocol.ts'

export type Status = 'sending' | 'sent' | 'delivered' | 'read' | 'failed'

/** One line of the log. Own messages keep their `cid` as key, so they do not move when acknowledged. */
export type Message = {
  key: string
  id?: string
  cid?: string
  /** Missing while the server has not placed it; half numbers are notes of our own. */
  seq?: number
  dir: 'in' | 'out'
  from: Speaker
  at: number
  content: Content
  status?: Status
  reason?: string
  choice?: ChoiceState
}
