import type {
  Agent,
  ChoiceState,
  Content,
  ServerFrame,
  Speaker,
  WidgetWords,
} from '../../../durable-objects/web-chat/protocol.ts'
import { about } from './about.ts'
import type { Message, Status } from './message.ts'
import { settleQuestions } from './questions.ts'

/** What the frame knows of the conversation. `seq` is the last event applied: where to resume. */
export type Conversation = {
  seq: number
  messages: Message[]
  agent?: Agent
  /** Up to here it was said before the server said who is there now, and does not change that. */
  history?: number
  typing?: { kind: 'bot' | 'human'; until: number }
}

export const EMPTY: Conversation = { seq: 0, messages: [] }

const RANK: string[] = ['sending', 'sent', 'delivered', 'read', 'failed'] satisfies Status[]
const rises = (next: string, now: Status = 'sent'): next is Status =>
  RANK.indexOf(next) > RANK.indexOf(now)
const place = ({ seq }: Message) => seq ?? Number.MAX_SAFE_INTEGER

/** Puts a message where its `seq` belongs; those not yet acknowledged stay last, in their order. */
const arrange = (messages: Message[]) => [...messages].sort((a, b) => place(a) - place(b))

const change = (messages: Message[], is: (message: Message) => boolean, to: Partial<Message>) =>
  messages.map((message) => (is(message) ? { ...message, ...to } : message))

/** Something the guest just said, shown at once. */
export function withOwnMessage(
  conversation: Conversation,
  cid: string,
  content: Content,
  at: number,
): Conversation {
  if (conversation.messages.some((message) => message.cid === cid)) return conversation
  const message: Message = {
    key: cid,
    cid,
    dir: 'in',
    from: { kind: 'contact' },
    at,
    content,
    status: 'sending',
  }
  return { ...conversation, messages: [...conversation.messages, message] }
}

export function withFailure(conversation: Conversation, cid: string, reason: string): Conversation {
  return {
    ...conversation,
    messages: change(conversation.messages, (message) => message.cid === cid, {
      status: 'failed',
      reason,
    }),
  }
}

export function withRetry(conversation: Conversation, cid: string): Conversation {
  return {
    ...conversation,
    messages: change(conversation.messages, (message) => message.cid === cid, {
      status: 'sending',
      reason: undefined,
    }),
  }
}

/** Marks the question with this id as being answered, or as past. */
export function withChoice(
  conversation: Conversation,
  id: string,
  choice: ChoiceState,
): Conversation {
  const messages = change(conversation.messages, (message) => message.id === id, { choice })
  return { ...conversation, messages }
}

/** Applies one thing the server said. The same event twice changes nothing. */
export function applyFrame(
  conversation: Conversation,
  frame: ServerFrame,
  now: number,
  words: WidgetWords,
): Conversation {
  switch (frame.t) {
    case 'welcome':
      return welcomed(conversation, frame, words)
    case 'msg':
      return received(conversation, frame)
    case 'ack':
      return acknowledged(conversation, frame)
    case 'status': {
      const { id, status, reason } = frame
      return {
        ...conversation,
        // Of the bot's messages the guest need not be told that they arrived.
        messages: conversation.messages.map((message) =>
          message.id === id && message.dir === 'in' && rises(status, message.status)
            ? { ...message, status, reason }
            : message,
        ),
      }
    }
    case 'typing': {
      const { kind = 'bot', ttl = 8000 } = frame
      return { ...conversation, typing: frame.on ? { kind, until: now + ttl } : undefined }
    }
    case 'update':
      return {
        ...conversation,
        messages: change(conversation.messages, ({ id }) => id === frame.id, {
          choice: frame.choice,
        }),
      }
    case 'handoff': {
      if (frame.to === 'team') {
        const { at, after } = frame
        return told({ ...conversation, agent: { kind: 'team', at, after } }, words)
      }
      const { to, name } = frame
      const text = to === 'human' ? about(words.joined, name ?? words.human) : words.botBack
      return { ...noted(conversation, text, now), agent: { kind: to, name } }
    }
    case 'ended':
      return noted(conversation, words.ended, now)
    default:
      return conversation
  }
}

function welcomed(
  conversation: Conversation,
  frame: Extract<ServerFrame, { t: 'welcome' }>,
  words: WidgetWords,
): Conversation {
  const agent = frame.agent ?? conversation.agent
  const kept = frame.reset
    ? {
        seq: 0,
        messages: conversation.messages.filter(({ seq, cid }) => cid && seq === undefined),
      }
    : conversation
  return told({ ...kept, agent, history: frame.seq }, words)
}

/** The line that says so where the team was told, also in a log that is read again. */
function told(conversation: Conversation, words: WidgetWords): Conversation {
  const { agent } = conversation
  if (agent?.kind !== 'team') return conversation
  return noted(conversation, words.told, agent.at, agent.after)
}

/** A line of our own between the server's events; the same one again takes its own place. */
function noted(
  conversation: Conversation,
  text: string,
  at: number,
  after = conversation.seq,
): Conversation {
  const seq = after + 0.5
  const note: Message = {
    key: `note-${seq}`,
    seq,
    dir: 'out',
    from: { kind: 'bot' },
    at,
    content: { type: 'system', text },
  }
  const others = conversation.messages.filter(({ key }) => key !== note.key)
  return { ...conversation, messages: arrange([...others, note]) }
}

/**
 * One message, maybe our own: every tab is told it, the one that wrote it included, and before its
 * `ack`. It is known by its `cid`, which the server also makes the end of its id.
 */
function received(
  conversation: Conversation,
  frame: Extract<ServerFrame, { t: 'msg' }>,
): Conversation {
  const { seq, id, dir, from, content, cid, choice } = frame
  const { messages } = conversation
  const at = new Date(frame.at).getTime() || 0
  const held = messages.find(
    (message) =>
      message.id === id || (message.cid && (message.cid === cid || id.endsWith(message.cid))),
  )
  const message: Message = {
    ...held,
    key: held?.key ?? cid ?? id,
    id,
    cid: held?.cid ?? cid,
    seq,
    dir,
    from,
    at,
    content,
    choice: choice ?? held?.choice,
    ...(dir === 'in' && { status: held?.status === 'sending' ? 'sent' : (held?.status ?? 'sent') }),
  }
  const others = messages.filter((other) => other !== held)
  const before = others.filter((other) => place(other) < seq)
  const after = others.filter((other) => place(other) > seq)
  return {
    ...conversation,
    seq: Math.max(conversation.seq, seq),
    agent:
      dir === 'out' && seq > (conversation.history ?? 0)
        ? speaking(conversation.agent, from)
        : conversation.agent,
    typing: dir === 'out' ? undefined : conversation.typing,
    messages: [...settleQuestions(before, message), message, ...after],
  }
}

/** Whoever wrote last is who the guest is talking to. */
function speaking(agent: Agent | undefined, { kind, name }: Speaker): Agent | undefined {
  if (kind === 'contact') return agent
  return agent?.kind === kind ? { ...agent, name: name ?? agent.name } : { kind, name }
}

/**
 * The server has it. The cursor stays: events before this one may still be under way, and a resume
 * must not skip them.
 */
function acknowledged(
  conversation: Conversation,
  { cid, id, seq }: Extract<ServerFrame, { t: 'ack' }>,
): Conversation {
  return {
    ...conversation,
    messages: arrange(
      conversation.messages
        // After a resume the server has told us our own message before it knew it was ours.
        .filter((message) => message.id !== id || message.cid === cid)
        .map((message) =>
          message.cid === cid
            ? {
                ...message,
                id,
                seq,
                status:
                  message.status === 'sending' || message.status === 'failed'
                    ? 'sent'
                    : message.status,
                reason: undefined,
              }
            : message,
        ),
    ),
  }
}
