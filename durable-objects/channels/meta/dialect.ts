import type { Note } from '../rendering/label.ts'
import type { Measure } from '../rendering/split.ts'

/** In what Messenger and Instagram differ when they are written to. */
export type Dialect = {
  name: 'Messenger' | 'Instagram'
  text: { limit: number; measure: Measure }
  /** The endings under which a kind of file is taken; a kind that is left out is taken as it is. */
  endings: { [kind in 'image' | 'video' | 'audio' | 'document']?: string[] }
  /** A button is not shown everywhere: where it is refused, its words and link go as text. */
  buttonsMayFail: boolean
}

/** What rendering one message needs: whose limits hold, and where losses are noted. */
export type RenderContext = { dialect: Dialect; note: Note }

/**
 * What differs from request to request: `{ message: { text: 'Welcome.' } }`. `otherwise` is sent in
 * the place of `message` when Meta does not take that; `unsendable` says why it is never sent.
 */
export type Body = { message: MetaMessage; otherwise?: MetaMessage } | { unsendable: string }

export type MetaMessage =
  | { text: string; quick_replies?: QuickReply[] }
  | { attachment: { type: string; payload: Record<string, unknown> } }

export type QuickReply = { content_type: 'text'; title: string; payload: string }

/** Limits of both (README.md, Limits), counted in UTF-16 units. */
export const QUICK_REPLIES = 13
export const TITLE = 20
export const TEMPLATE_TEXT = 640
/** Unpublished; WhatsApp's is kept. */
export const URL_LENGTH = 2000
