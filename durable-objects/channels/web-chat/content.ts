/**
 * What one message says in the web chat, as the adapter makes it and the frame draws it.
 *
 * Sample: `{ type: 'buttons', text: 'How many guests?', stepId: 'party', options: [{ id: 'two', title: '2' }] }`
 */
export type Content =
  /** `wa`: with WhatsApp's formatting marks. */
  | { type: 'text'; text: string; format?: 'wa' }
  | ({ type: 'media'; caption?: string } & Media)
  | { type: 'location'; lat: number; lng: number; name?: string; address?: string }
  | ({ type: 'buttons'; options: Option[] } & Question)
  | ({ type: 'list'; button: string; sections: Section[] } & Question)
  | ({ type: 'cta'; title: string; url: string } & Question)
  | { type: 'carousel'; text?: string; cards: Card[]; stepId?: string }
  | { type: 'system'; text: string }
export type ContentOf<T extends Content['type']> = Extract<Content, { type: T }>

export type Option = { id: string; title: string; description?: string }
export type Section = { title?: string; rows: Option[] }
export type Media = {
  kind: 'image' | 'video' | 'audio' | 'document'
  url: string
  mime?: string
  filename?: string
  w?: number
  h?: number
  alt?: string
}
/** What stands above a message's text: a line, or one picture, film or file. */
export type Header =
  | { type: 'text'; text: string }
  | { type: 'image' | 'video' | 'document'; url: string; filename?: string }

/** `stepId` is the step that asks: a choice sends it back. */
type Question = { header?: Header; text: string; footer?: string; stepId?: string }
export type Card = Question & { options?: Option[]; links?: { title: string; url: string }[] }
