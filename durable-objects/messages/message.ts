import * as z from 'zod'
import { Header } from './header.ts'

export type { Header }

/** One thing a guest can choose, in the order shown. */
export const Option = z.object({
  id: z.string(),
  label: z.string(),
  description: z.string().optional(),
})
export type Option = z.infer<typeof Option>

const TemplateButton = z.object({
  id: z.string(),
  index: z.number(),
  type: z.enum(['quick-reply', 'url', 'copy-code']),
  value: z.string().optional(),
  label: z.string().optional(),
})

const media = { mediaUrl: z.string(), caption: z.string().optional() }

/**
 * `j1:<session>:<step>`: stands before every option id in a provider's button payload, so that a tap
 * says which question of which session it answers. See `choicePayload`.
 */
const questionId = z.string()

/** The language (BCP 47) of what the channel adds in its own words; English when left out. */
const said = { language: z.string().optional() }

const ordinary = [
  /**
   * A text, with WhatsApp's marks for bold and the like.
   *
   * Sample: { "kind": "text", "text": "Welcome to *Casa Verde*." }
   */
  z.object({ kind: z.literal('text'), ...said, text: z.string() }),
  /**
   * A picture.
   *
   * Sample: { "kind": "image", "mediaUrl": "https://media.casaverde.example/pool.jpg",
   *   "caption": "The pool is heated." }
   */
  z.object({ kind: z.literal('image'), ...said, ...media }),
  /**
   * A film.
   *
   * Sample: { "kind": "video", "mediaUrl": "https://media.casaverde.example/tour.mp4" }
   */
  z.object({ kind: z.literal('video'), ...said, ...media }),
  /**
   * A sound file; no channel shows a caption with it.
   *
   * Sample: { "kind": "audio", "mediaUrl": "https://media.casaverde.example/welcome.mp3" }
   */
  z.object({ kind: z.literal('audio'), ...said, mediaUrl: z.string() }),
  /**
   * Any other file.
   *
   * Sample: { "kind": "document", "mediaUrl": "https://media.casaverde.example/rates.pdf",
   *   "filename": "Rates 2026.pdf" }
   */
  z.object({ kind: z.literal('document'), ...said, ...media, filename: z.string().optional() }),
  /**
   * A map pin, in WGS 84 degrees.
   *
   * Sample: { "kind": "location", "latitude": 39.5696, "longitude": 2.6502,
   *   "name": "Casa Verde" }
   */
  z.object({
    kind: z.literal('location'),
    ...said,
    latitude: z.number(),
    longitude: z.number(),
    name: z.string().optional(),
    address: z.string().optional(),
  }),
  /**
   * A message with one button that opens a page.
   *
   * Sample: { "kind": "cta-url", "body": "Your booking is ready.", "buttonText": "View booking",
   *   "url": "https://casaverde.example/bookings/4711" }
   */
  z.object({
    kind: z.literal('cta-url'),
    ...said,
    header: Header.optional(),
    body: z.string(),
    footer: z.string().optional(),
    buttonText: z.string(),
    url: z.string(),
  }),
  /**
   * A question with one to three buttons.
   *
   * Sample: { "kind": "reply", "questionId": "j1:5f2a9c0e1b:meal", "body": "Breakfast?",
   *   "options": [{ "id": "yes", "label": "Yes" }, { "id": "no", "label": "No" }] }
   */
  z.object({
    kind: z.literal('reply'),
    ...said,
    questionId,
    header: Header.optional(),
    body: z.string(),
    footer: z.string().optional(),
    options: z.array(Option),
  }),
  /**
   * A question with up to ten options. `button` opens them where they become a list.
   *
   * Sample: { "kind": "quick-reply", "questionId": "j1:5f2a9c0e1b:wish", "body": "What now?",
   *   "button": "Activities", "options": [{ "id": "sail", "label": "Sailing" }] }
   */
  z.object({
    kind: z.literal('quick-reply'),
    ...said,
    questionId,
    header: Header.optional(),
    body: z.string(),
    footer: z.string().optional(),
    button: z.string().optional(),
    options: z.array(Option),
  }),
  /**
   * A question with sections of rows; `button` opens it.
   *
   * Sample: { "kind": "list", "questionId": "j1:5f2a9c0e1b:room", "body": "Which room?",
   *   "button": "Rooms", "sections": [{ "title": "Ground floor", "rows": [
   *     { "id": "garden", "label": "Garden room", "description": "Two beds" }] }] }
   */
  z.object({
    kind: z.literal('list'),
    ...said,
    questionId,
    header: z.object({ type: z.literal('text'), text: z.string() }).optional(),
    body: z.string(),
    footer: z.string().optional(),
    button: z.string(),
    sections: z.array(z.object({ title: z.string().optional(), rows: z.array(Option) })),
    /** 1 when left out; a later page is what a guest asked for by a tap on "More options". */
    page: z.number().optional(),
  }),
] as const

/** All that a step may say but a template: what every channel can send in a way of its own. */
export const Ordinary = z.discriminatedUnion('kind', ordinary)
export type Ordinary = z.infer<typeof Ordinary>

const TemplateValues = z.union([z.array(z.string()), z.record(z.string(), z.string())])

/**
 * A message to the guest in no channel's words: what the step says after interpolation, before a
 * channel has cut, split or numbered it.
 */
export const Outbound = z.discriminatedUnion('kind', [
  ...ordinary,
  /**
   * An approved template with what fills it.
   *
   * Sample: { "kind": "template", "questionId": "j1:5f2a9c0e1b:remind", "language": "en",
   *   "name": "check_in_reminder", "body": ["24 December"] }
   */
  z.object({
    kind: z.literal('template'),
    questionId,
    name: z.string(),
    language: z.string(),
    header: Header.optional(),
    /** By what name a header's value goes, in a template whose values have names. */
    headerName: z.string().optional(),
    body: TemplateValues.optional(),
    buttons: z.array(TemplateButton).optional(),
    cards: z
      .array(
        z.object({
          header: Header,
          body: TemplateValues.optional(),
          buttons: z.array(TemplateButton).optional(),
        }),
      )
      .optional(),
    /** The same in ordinary messages, where the template's words are known. */
    ordinary: z.array(Ordinary).optional(),
  }),
])
export type Outbound = z.infer<typeof Outbound>
export type OutboundOf<K extends Outbound['kind']> = Extract<Outbound, { kind: K }>

/**
 * What a question offers, in the order shown; none for what asks nothing. A template's buttons are its
 * own: `buttonsOf`.
 */
export function optionsOf(message: Outbound): Option[] {
  if (message.kind === 'list') return message.sections.flatMap(({ rows }) => rows)
  return message.kind === 'reply' || message.kind === 'quick-reply' ? message.options : []
}

/** The buttons of a template and of its cards; none for any other message. */
export const buttonsOf = (message: Outbound) =>
  message.kind === 'template'
    ? [message, ...(message.cards ?? [])].flatMap(({ buttons }) => buttons ?? [])
    : []

/** The option id by which a list asks for page k of itself is `__more:<k>`. */
export const MORE = '__more:'

export const questionIdOf = (sessionShort: string, stepId: string) => `j1:${sessionShort}:${stepId}`
export const choicePayload = (questionId: string, optionId: string) => `${questionId}:${optionId}`

/** Reads one of our own button payloads; undefined for anybody else's. */
export function readChoicePayload(payload: string) {
  const found = /^j1:([^:]+):([^:]+):(.+)$/.exec(payload)
  if (!found) return undefined
  const [, session = '', step = '', option = ''] = found
  return { session, step, option }
}

/** Where a file that a guest sent can be had: our own address once stored, else the provider's. */
export const InboundMedia = z.object({
  type: z.enum(['image', 'video', 'audio', 'voice', 'document', 'sticker']),
  url: z.string().optional(),
  /** The provider's id of the file, when it has to be fetched by id. */
  providerMediaId: z.string().optional(),
  mime: z.string().optional(),
  filename: z.string().optional(),
  sha256: z.string().optional(),
  bytes: z.number().optional(),
})
export type InboundMedia = z.infer<typeof InboundMedia>

/** What a guest sent, in no channel's words. */
export const InboundContent = z.discriminatedUnion('kind', [
  /**
   * A text.
   *
   * Sample: { "kind": "text", "text": "Two adults, please" }
   */
  z.object({ kind: z.literal('text'), text: z.string() }),
  /**
   * A tap on a button or a row: what it carries, and what it says.
   *
   * Sample: { "kind": "choice", "payload": "j1:5f2a9c0e1b:meal:yes", "title": "Yes" }
   */
  z.object({
    kind: z.literal('choice'),
    payload: z.string(),
    title: z.string(),
    description: z.string().optional(),
  }),
  /**
   * A file, or several at once.
   *
   * Sample: { "kind": "media", "media": { "type": "image", "providerMediaId": "4711",
   *   "mime": "image/jpeg" }, "caption": "Our passports" }
   */
  z.object({
    kind: z.literal('media'),
    media: InboundMedia,
    /** Further files of the same message, which is one answer. */
    more: z.array(InboundMedia).optional(),
    caption: z.string().optional(),
  }),
  /**
   * A place, in WGS 84 degrees.
   *
   * Sample: { "kind": "location", "latitude": 39.5696, "longitude": 2.6502 }
   */
  z.object({
    kind: z.literal('location'),
    latitude: z.number(),
    longitude: z.number(),
    name: z.string().optional(),
    address: z.string().optional(),
    url: z.string().optional(),
  }),
  /**
   * Address cards, in words.
   *
   * Sample: { "kind": "contacts", "text": "Ann Ost +49 30 901820" }
   */
  z.object({ kind: z.literal('contacts'), text: z.string() }),
  /**
   * An order from a catalogue, in words.
   *
   * Sample: { "kind": "order", "text": "2 × Breakfast basket" }
   */
  z.object({ kind: z.literal('order'), text: z.string() }),
  /**
   * A form that was filled in, in words.
   *
   * Sample: { "kind": "form", "text": "Guests: 4" }
   */
  z.object({ kind: z.literal('form'), text: z.string() }),
  /**
   * An emoji on the message `target`; without `emoji` it was taken back.
   *
   * Sample: { "kind": "reaction", "target": "wamid.HBgL", "emoji": "👍" }
   */
  z.object({ kind: z.literal('reaction'), target: z.string(), emoji: z.string().optional() }),
  /**
   * The guest writes from another number from now on.
   *
   * Sample: { "kind": "number-changed", "newKey": "34600000001", "text": "changed number" }
   */
  z.object({ kind: z.literal('number-changed'), newKey: z.string(), text: z.string() }),
  /**
   * A message was changed; `text` is how it reads now, where the provider says it.
   *
   * Sample: { "kind": "edit", "text": "Three adults, please" }
   */
  z.object({ kind: z.literal('edit'), text: z.string().optional() }),
  /**
   * A message was taken back.
   *
   * Sample: { "kind": "delete" }
   */
  z.object({ kind: z.literal('delete') }),
  /**
   * The guest came by a link or an advertisement, or named us in a story: see `Inbound.referral`.
   *
   * Sample: { "kind": "referral" }
   */
  z.object({ kind: z.literal('referral') }),
  /**
   * What the provider does not pass on, or the adapter cannot read.
   *
   * Sample: { "kind": "unsupported", "detail": "poll" }
   */
  z.object({ kind: z.literal('unsupported'), detail: z.string() }),
  /**
   * Kept, and shown to no session: an automatic mail, or one that does not prove who sent it.
   *
   * Sample: { "kind": "ignored", "text": "I am out of office.", "why": "an automatic mail" }
   */
  z.object({
    kind: z.literal('ignored'),
    text: z.string(),
    why: z.string(),
    media: InboundMedia.optional(),
  }),
])
export type InboundContent = z.infer<typeof InboundContent>

/** Where a mail stands among others: what an answer names so that it is shown beneath it. */
export const Thread = z.object({
  subject: z.string(),
  messageId: z.string().optional(),
  /** The mails before it, oldest first. */
  references: z.array(z.string()),
  /** Where the guest wants answers, when not at the address they write from. */
  answerTo: z.string().optional(),
})
export type Thread = z.infer<typeof Thread>

/**
 * One message of a guest as a channel's adapter read it. `at` is the provider's time, epoch ms.
 *
 * Sample: { "id": "wamid.HBgL", "at": 1767225600000, "content": { "kind": "text", "text": "Hi" } }
 */
export const Inbound = z.object({
  /** The provider's id: what a second delivery of the same message is known by. */
  id: z.string(),
  at: z.number(),
  content: InboundContent,
  /** The provider's id of the message this one quotes. */
  repliesTo: z.string().optional(),
  /** The provider's id of what it is a part of, an album: only the first part answers. */
  partOf: z.string().optional(),
  thread: Thread.optional(),
  /** What brought the guest, in the provider's words and, where it tells them, in those of `Referral`. */
  referral: z.record(z.string(), z.unknown()).optional(),
})
export type Inbound = z.infer<typeof Inbound>

/** Reactions, edits, referrals, automatic mail and the like are kept, and never answer a question. */
export const canAnswer = (content: InboundContent) =>
  !['reaction', 'number-changed', 'edit', 'delete', 'referral', 'ignored'].includes(content.kind)

/** The files of a message, in their order. */
export const filesOf = (content: InboundContent): InboundMedia[] =>
  content.kind === 'media' ? [content.media, ...(content.more ?? [])] : []

/** What a thread shows of a message besides its files: "[poll]" for a poll, which nobody can read here. */
export const shownText = (content: InboundContent): string =>
  content.kind === 'unsupported' ? `[${content.detail}]` : inputOf(content).text

/** What a guest's message is worth as `last_input`: its words, its caption or links, or "lat,lng". */
export function inputOf(content: InboundContent): {
  text: string
  type: 'text' | 'choice' | 'media' | 'location' | 'other'
} {
  switch (content.kind) {
    case 'text':
      return { text: content.text, type: 'text' }
    case 'choice':
      return { text: content.title, type: 'choice' }
    case 'media':
      return { text: content.caption ?? linksOf(content), type: 'media' }
    case 'location':
      return { text: `${content.latitude},${content.longitude}`, type: 'location' }
    case 'contacts':
    case 'order':
    case 'form':
    case 'ignored':
      return { text: content.text, type: 'other' }
    default:
      return { text: '', type: 'other' }
  }
}

const linksOf = (content: InboundContent) =>
  filesOf(content)
    .flatMap(({ url }) => url ?? [])
    .join('\n')

/**
 * Why a message did not go out. The adapter only names it; the outbox alone decides what follows: to
 * repeat it, to wait, or to give up.
 */
export const SendFailure = z.enum([
  'window_closed',
  'recipient',
  'config',
  'auth',
  'account',
  'throttle',
  'transient',
  'unknown',
])
export type SendFailure = z.infer<typeof SendFailure>
