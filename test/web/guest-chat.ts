import type {
  ClientFrame,
  Content,
  GuestFrame,
  ServerFrame,
} from '../../durable-objects/web-chat/protocol.ts'

type Numbered = Extract<ServerFrame, { t: 'msg' }>
export type Reply = (saying: GuestFrame, chat: GuestChat) => void

/** One guest's conversation as the server holds it: protocol v1, events numbered, `cid`s known. */
export class GuestChat {
  readonly id: string
  readonly events: Numbered[] = []
  readonly heard: ClientFrame[] = []
  private readonly acks = new Map<string, ServerFrame>()
  private readonly listeners = new Set<(frame: ServerFrame) => void>()
  private readonly reply: Reply
  unreadAfter = 0

  constructor(id: string, reply: Reply) {
    this.id = id
    this.reply = reply
  }

  get seq() {
    return this.events.length
  }

  get unread() {
    return this.events.filter(({ dir, seq }) => dir === 'out' && seq > this.unreadAfter).length
  }

  /** What the guest said, once each, whatever was sent again. */
  get sayings() {
    return this.events.filter(({ dir }) => dir === 'in').map(({ content }) => content)
  }

  listen(listener: (frame: ServerFrame) => void) {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  tell(frame: ServerFrame) {
    for (const listener of this.listeners) listener(frame)
  }

  say(content: Content, from: Numbered['from'] = { kind: 'bot', name: 'Verde' }, at = Date.now()) {
    return this.record({ dir: 'out', from, content, at })
  }

  record(event: Pick<Numbered, 'dir' | 'from' | 'content' | 'at'>, cid?: string): Numbered {
    const seq = this.events.length + 1
    const id = cid ? `in:${cid}` : `m_${seq}`
    const message: Numbered = { v: 1, t: 'msg', seq, id, ...event }
    this.events.push(message)
    this.tell(message)
    return message
  }

  welcome(resume: number): ServerFrame[] {
    const missed = this.events.filter(({ seq }) => seq > resume)
    const agent = { kind: 'bot', name: 'Verde' } as const
    return [
      {
        v: 1,
        t: 'welcome',
        seq: this.seq,
        conversationId: this.id,
        missed: missed.length,
        reset: false,
        agent,
      },
      ...missed,
    ]
  }

  /** Takes one frame of the guest's; the answer is for the sender alone. */
  receive(frame: ClientFrame): ServerFrame | undefined {
    this.heard.push(frame)
    if (frame.t === 'ping') return { v: 1, t: 'pong' }
    if (frame.t === 'read') this.unreadAfter = Math.max(this.unreadAfter, frame.seq)
    if (!('cid' in frame)) return undefined
    const known = this.acks.get(frame.cid)
    if (known) return known
    const content = contentOf(frame)
    const from = { kind: 'contact' } as const
    const event = { dir: 'in' as const, from, content, at: Date.now() }
    const { id, seq } = this.record(event, frame.cid)
    const ack: ServerFrame = { v: 1, t: 'ack', cid: frame.cid, id, seq }
    this.acks.set(frame.cid, ack)
    if (frame.t === 'choice') {
      const choice = { state: 'answered', optionId: frame.optionId } as const
      const asked = this.events.find((event) => event.id === frame.messageId)
      if (asked) asked.choice = choice
      this.tell({ v: 1, t: 'update', id: frame.messageId ?? '', choice })
    }
    setTimeout(() => this.reply(frame, this), 20)
    return ack
  }
}

function contentOf(saying: GuestFrame): Content {
  switch (saying.t) {
    case 'msg':
      return { type: 'text', text: saying.text }
    case 'choice':
      return { type: 'text', text: saying.title }
    case 'location':
      return { type: 'location', lat: saying.lat, lng: saying.lng }
    case 'file':
      return { type: 'media', kind: 'image', url: '/photo.svg', filename: saying.uploadId }
  }
}
