/**
 * Web chat protocol v1: JSON over a WebSocket, every frame with `v: 1`. Each server event that
 * belongs to the conversation carries a `seq` that only rises; a client that comes back says the
 * last one it has and is told the rest.
 */
export type Speaker = { kind: 'bot' | 'human' | 'contact'; name?: string }
export type Agent = { kind: 'bot' | 'human'; name?: string; avatar?: string }

export type Option = { id: string; title: string; description?: string }
export type Media = {
  kind: 'image' | 'video' | 'audio' | 'document'
  url: string
  mime?: string
  filename?: string
  w?: number
  h?: number
  alt?: string
}
/** What stands above a message's body: a line of text, or one picture, film or file. */
export type Header =
  | { type: 'text'; text: string }
  | { type: 'image' | 'video' | 'document'; url: string; filename?: string }

/** `stepId` is what asked: a choice sends it back. */
type Asking = { header?: Header; text: string; footer?: string; stepId?: string }
export type Card = Asking & { options?: Option[]; links?: { title: string; url: string }[] }

export type Content =
  | { type: 'text'; text: string; format?: 'wa' }
  | ({ type: 'media'; caption?: string } & Media)
  | { type: 'location'; lat: number; lng: number; name?: string; address?: string }
  | ({ type: 'buttons'; options: Option[] } & Asking)
  | ({ type: 'list'; button: string; sections: { title?: string; rows: Option[] }[] } & Asking)
  | ({ type: 'cta'; title: string; url: string } & Asking)
  | { type: 'carousel'; text?: string; cards: Card[]; stepId?: string }
  | { type: 'system'; text: string }
export type ContentOf<T extends Content['type']> = Extract<Content, { type: T }>

/** `answered` and `expired` are the server's word; `pending` is a tap it has not confirmed yet. */
export type ChoiceState = { state: 'pending' | 'answered' | 'expired'; optionId?: string }

export type ServerFrame = { v?: 1 } & (
  | {
      t: 'welcome'
      seq: number
      conversationId: string
      missed?: number
      /** What the client holds is too old: forget it, the last page of history follows. */
      reset?: boolean
      agent?: Agent
    }
  | {
      t: 'msg'
      seq: number
      id: string
      dir: 'in' | 'out'
      from: Speaker
      at: number | string
      content: Content
      /** On the guest's own messages: the client's id, so that the sender knows them again. */
      cid?: string
      choice?: ChoiceState
    }
  | { t: 'ack'; cid: string; id: string; seq: number }
  | { t: 'status'; id: string; status: 'sent' | 'delivered' | 'read' | 'failed'; reason?: string }
  | { t: 'typing'; on: boolean; kind?: 'bot' | 'human'; ttl?: number }
  | { t: 'update'; id: string; choice: ChoiceState }
  | { t: 'handoff'; to: 'human' | 'bot'; name?: string }
  | { t: 'ended' }
  | { t: 'pong' }
  | { t: 'error'; code: string; retryAfterMs?: number; cid?: string }
)

/** What the guest says; the server answers each with an `ack`, and a repeated `cid` with the same. */
export type Saying =
  | { t: 'msg'; cid: string; text: string; ts: number }
  | {
      t: 'choice'
      cid: string
      messageId: string
      optionId: string
      title: string
      stepId?: string
    }
  | { t: 'location'; cid: string; lat: number; lng: number; accuracy?: number }
  | { t: 'file'; cid: string; uploadId: string }

export type ClientFrame =
  | Saying
  | { t: 'hello'; resume: number; visible: boolean; caps: string[] }
  | { t: 'typing'; on: boolean }
  | { t: 'read'; seq: number }
  | { t: 'ping' }

/** How the chat looks on this channel; from the bootstrap answer. */
export type ChatConfig = {
  title?: string
  organisation?: string
  /** `#rrggbb`; anything else is ignored. */
  color?: string
  greeting?: string
  /** Of the page, where the launcher stands; anything but `left` is right. */
  side?: string
}

export const wire = (frame: ClientFrame) => JSON.stringify({ v: 1, ...frame })
