/**
 * Web chat protocol v1: JSON over a WebSocket (or by long poll and post), every frame with `v: 1`.
 * Each message carries a `seq` that only rises; a page that comes back says the last one it has and
 * is told the rest. Pages import the types of this file and none of its code.
 */
import * as z from 'zod'
import type { Content } from '#channels/web-chat/content.ts'
import type { Texts } from '../answers/languages/en/texts.ts'

/** What the widget says by itself; braces stand for values. */
export type WidgetWords = Texts['widget']

export type {
  Content,
  ContentOf,
  Header,
  Media,
  Option,
} from '#channels/web-chat/content.ts'

/** The page's own id of what it says: one that is sent again is known by it and taken once. */
const cid = z.string().min(1).max(64)

/** Told for later use: a page that says it wrongly is not refused for it. */
const hint = <T extends z.ZodType>(type: T) => type.optional().catch(undefined)

/**
 * What a guest says. The server answers each with an `ack`, and a repeated `cid` with the same one.
 *
 * Sample: `{ v: 1, t: 'msg', cid: 'c_01J9Z3', text: 'Is the villa free in May?' }`
 */
const guestFrames = [
  z.object({ t: z.literal('msg'), cid, text: z.string().min(1).max(4096), ts: hint(z.number()) }),
  z.object({
    t: z.literal('choice'),
    cid,
    stepId: z.string().max(40),
    messageId: z.string().max(100).optional(),
    optionId: z.string().max(60),
    title: z.string().max(200),
  }),
  z.object({
    t: z.literal('location'),
    cid,
    lat: z.number().min(-90).max(90),
    lng: z.number().min(-180).max(180),
    accuracy: hint(z.number()),
  }),
  /** `uploadId` is what `POST /wc/v1/uploads` answered. */
  z.object({ t: z.literal('file'), cid, uploadId: z.string().max(60) }),
] as const

/**
 * What a page sends. `resume` is the `seq` of the last message that it has.
 *
 * Sample: `{ v: 1, t: 'hello', resume: 4200, visible: true, caps: ['typing', 'upload'] }`
 */
export const ClientFrame = z.discriminatedUnion('t', [
  z.object({
    t: z.literal('hello'),
    resume: z.number().optional(),
    visible: hint(z.boolean()),
    caps: hint(z.array(z.string())),
  }),
  ...guestFrames,
  z.object({ t: z.literal('typing'), on: hint(z.boolean()) }),
  z.object({ t: z.literal('read'), seq: z.number() }),
  z.object({ t: z.literal('event') }),
  z.object({ t: z.literal('ping') }),
])
export type ClientFrame = z.infer<typeof ClientFrame>
export type GuestFrame = Extract<ClientFrame, { cid: string }>

export type Speaker = { kind: 'bot' | 'human' | 'contact'; name?: string }

/**
 * Whom the guest is talking to. `team`: they were told and nobody has joined yet; `at`, in epoch
 * milliseconds, is when, and `after` the highest `seq` that was said before.
 */
export type Agent =
  | { kind: 'bot' | 'human'; name?: string; avatar?: string }
  | { kind: 'team'; name?: undefined; at: number; after: number }

/** `answered` and `expired` are the server's word; `pending` is a tap that it has not confirmed yet. */
export type ChoiceState = { state: 'pending' | 'answered' | 'expired'; optionId?: string }

/**
 * What the server sends.
 *
 * Sample: `{ v: 1, t: 'msg', seq: 4300, id: 'msg_8', dir: 'out', from: { kind: 'bot' }, at: 1796112000000, content: { type: 'text', text: 'It is.' } }`
 */
export type ServerFrame = { v?: 1 } & (
  | {
      t: 'welcome'
      seq: number
      conversationId: string
      missed?: number
      /** What the page holds is too old: it forgets that, and the last page of history follows. */
      reset?: boolean
      agent?: Agent
    }
  | MessageFrame
  | { t: 'ack'; cid: string; id: string; seq: number }
  /** `sent`, `delivered`, `read` and `failed` are shown; others are steps in between. */
  | { t: 'status'; id: string; status: string; reason?: string }
  /** `ttl`, in milliseconds: it ends by itself after so long. */
  | { t: 'typing'; on: boolean; kind?: 'bot' | 'human'; ttl?: number }
  | { t: 'update'; id: string; choice: ChoiceState }
  | { t: 'handoff'; to: 'human' | 'bot'; name?: string }
  | { t: 'handoff'; to: 'team'; at: number; after: number }
  /** The trail or the variables of a test session have changed; guests' pages ignore it. */
  | { t: 'moved' }
  | { t: 'ended' }
  | { t: 'pong' }
  | { t: 'error'; code: string; retryAfterMs?: number; cid?: string }
)

export type MessageFrame = {
  t: 'msg'
  seq: number
  id: string
  dir: 'in' | 'out'
  from: Speaker
  /** Epoch milliseconds. */
  at: number
  content: Content
  status?: string
  /** On the guest's own messages: the page's id, so that the sender knows them again. */
  cid?: string
  choice?: ChoiceState
}

/** How the chat looks on this channel; from the answer of `POST /wc/v1/session`. */
export type ChatConfig = {
  title?: string
  organisation?: string
  /** `#rrggbb`; anything else is ignored. */
  color?: string
  greeting?: string
  /** Of the page, where the launcher stands; anything but `left` is right. */
  side?: string
}
