import * as z from 'zod'
import {
  type Header,
  type Outbound,
  type OutboundOf,
  readChoicePayload,
} from '../../journey/message.ts'
import type { OwnChannel, Rendered } from '../channel.ts'
import { label, labels, type Note, withoutListButton } from '../rendering/label.ts'
import { linkText } from '../rendering/link-text.ts'
import { split, splitEnd } from '../rendering/split.ts'
import { webAddress } from '../rendering/web-address.ts'
import { words } from '../rendering/words.ts'
import { webChat as info } from './info.ts'
import { webChatPreview } from './preview.ts'

/**
 * Frames are numbered by message and part (`seq × 100 + part`), so that they rise strictly although
 * one message may be several frames.
 */
export const FRAMES_A_MESSAGE = 100

const config = z.object({
  /** Where the widget may stand: `https://casaverde.example`. */
  allowedOrigins: z.array(z.string().min(1)),
  title: z.string().optional(),
  /** Of the header and the launcher; the widget chooses black or white words by its contrast. */
  color: z
    .string()
    .regex(/^#[\da-f]{6}$/i, { error: 'A colour as in "#17614d"' })
    .optional(),
  /** Stands in an empty chat. */
  greeting: z.string().max(300).optional(),
  /** Where on the page the launcher stands. */
  side: z.enum(['left', 'right']).optional(),
  /** Signs who a visitor is; without it everybody stays a visitor. */
  identitySecret: z.string().optional(),
})

/**
 * Our own widget; the rules: README.md. A request is `{ content }`, one message frame of protocol v1; a
 * tap comes back as `{ stepId, optionId }`, both of which the content carries.
 */
export const webChat: OwnChannel<z.infer<typeof config>> = {
  type: info.type,
  config,
  publicConfigFields: ['allowedOrigins', 'title', 'color', 'greeting', 'side'],
  guestKeyKind: 'id',
  humanLabel: 'a person in the inbox',
  reconnectHint: 'Save the channel once more',
  render(message): Rendered {
    const losses = new Set<string>()
    const contents = contentsOf(message, (loss) => losses.add(loss))
    return { requests: contents.map((content) => ({ content })), losses: [...losses] }
  },
  preview: webChatPreview,
}

/**
 * Nothing but the frame's 64 KB limits the widget: a hundred rows of these lengths fit in it in any
 * script, and a journey's own limits are below them.
 */
const TEXT = 4096
const LABEL = 60
const DESCRIPTION = 72

type Content = { type: string } & Record<string, unknown>

function contentsOf(message: Outbound, note: Note): Content[] {
  switch (message.kind) {
    case 'text':
      return texts(message.text)
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
      return media(message, note)
    case 'location': {
      const { latitude, longitude, name, address } = message
      return [{ type: 'location', lat: latitude, lng: longitude, name, address }]
    }
    case 'cta-url':
      return link(message, note)
    case 'template':
      return values(message, note)
    case 'quick-reply':
    case 'reply':
      if (message.kind === 'quick-reply') withoutListButton(message, note)
      return framed(
        'buttons',
        message,
        asked(message.questionId, optionsOf(message.options, note)),
        note,
      )
    case 'list':
      return framed('list', message, rowsOf(message, note), note)
  }
}

const texts = (text: string): Content[] =>
  split(text, TEXT).map((part) => ({ type: 'text', text: part, format: 'wa' }))

function media(
  message: OutboundOf<'image' | 'video' | 'audio' | 'document'>,
  note: Note,
): Content[] {
  const url = webAddress(message.mediaUrl)
  const text = 'caption' in message ? (message.caption?.trim() ?? '') : ''
  if (!url) note(`${message.kind} not sent: "${message.mediaUrl.slice(0, 80)}" is no web address`)
  if (!url) return texts(text)
  const filename = message.kind === 'document' ? message.filename : undefined
  const caption = text && text.length <= TEXT ? text : undefined
  const body = { type: 'media', kind: message.kind, url, filename, caption }
  return [body, ...(caption ? [] : texts(text))]
}

/** What stands above and below a text; of one over the limit the beginning goes ahead. */
function framed(
  type: 'buttons' | 'list' | 'cta',
  { header, body, footer }: { header?: Header; body: string; footer?: string },
  choices: Record<string, unknown>,
  note: Note,
): Content[] {
  const { before, end } = splitEnd(body, TEXT)
  return [
    ...texts(before),
    {
      type,
      header: headerOf(header, note),
      text: end || words.choose,
      footer: label(footer ?? '', LABEL, 'footer', note) || undefined,
      ...choices,
    },
  ]
}

function headerOf(header: Header | undefined, note: Note) {
  if (!header) return undefined
  if (header.type === 'text') {
    const text = label(header.text, LABEL, 'header', note)
    return text ? { type: 'text', text } : undefined
  }
  const url = webAddress(header.mediaUrl)
  if (!url) note(`header ${header.type} dropped: it has no web address`)
  return url ? { type: header.type, url, filename: header.filename } : undefined
}

function link(message: OutboundOf<'cta-url'>, note: Note): Content[] {
  const url = webAddress(message.url)
  const title = label(message.buttonText, LABEL, 'button label', note) || words.open
  const body = message.body.trim() || title
  if (url) return framed('cta', { ...message, body }, { title, url }, note)
  note(`button sent as text: "${message.url.slice(0, 80)}" is no web address`)
  const { header } = message
  const above =
    header && header.type !== 'text' ? media({ ...header, kind: header.type }, note) : []
  return [...above, ...texts(linkText(message, message.url.trim()))]
}

/** A template's own words are with the provider that approved it: here only its values are known. */
function values(message: OutboundOf<'template'>, note: Note): Content[] {
  const said = [message, ...(message.cards ?? [])].flatMap(({ header, body }) => [
    header?.type === 'text' ? header.text : '',
    ...Object.values(body ?? {}),
  ])
  const body = said.filter((text) => text.trim()).join('\n')
  note(`template "${message.name}" sent as its values alone`)
  const options = (message.buttons ?? []).filter(({ type }) => type === 'quick-reply')
  if (options.length === 0) return texts(body)
  const labelled = options.map(({ id, label }) => ({ id, label: label ?? id }))
  return framed('buttons', { body }, asked(message.questionId, optionsOf(labelled, note)), note)
}

function optionsOf(options: { id: string; label: string }[], note: Note) {
  const titles = labels(
    options.map(({ label }) => label),
    LABEL,
    'button label',
    note,
  )
  return { options: options.map(({ id }, index) => ({ id, title: titles[index] })) }
}

function rowsOf({ questionId, button, sections }: OutboundOf<'list'>, note: Note) {
  return asked(questionId, {
    button: label(button, LABEL, 'list button', note) || words.options,
    sections: sections.map(({ title, rows }) => {
      const titles = labels(
        rows.map(({ label }) => label),
        LABEL,
        'row title',
        note,
      )
      return {
        title: label(title ?? '', LABEL, 'section title', note) || undefined,
        rows: rows.map(({ id, description }, index) => ({
          id,
          title: titles[index],
          description: label(description ?? '', DESCRIPTION, 'row description', note) || undefined,
        })),
      }
    }),
  })
}

/** Which step a tap answers: the frame `choice` names it beside the option. */
const asked = <T>(questionId: string, choices: T) => ({
  stepId: readChoicePayload(`${questionId}:-`)?.step,
  ...choices,
})
