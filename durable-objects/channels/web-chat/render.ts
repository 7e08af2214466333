import {
  type Outbound,
  type Header as OutboundHeader,
  type OutboundOf,
  readChoicePayload,
} from '#messages/message.ts'
import { textsIn } from '../../answers/languages/texts.ts'
import {
  label,
  labelled,
  labelledSection,
  type Note,
  withoutListButton,
} from '../rendering/label.ts'
import { linkText } from '../rendering/link-text.ts'
import {
  type MediaMessage,
  type MessageRenderer,
  renderParts,
} from '../rendering/message-renderer.ts'
import { split, splitEnd } from '../rendering/split.ts'
import { webAddress } from '../rendering/web-address.ts'
import type { Content, Header } from './content.ts'

/**
 * Nothing but the frame's 64 KB limits the widget: a hundred rows of these lengths fit in it in any
 * script, and a journey's own limits are below them.
 */
const TEXT = 4096
const LABEL = 60
const DESCRIPTION = 72
const LIMITS = { title: LABEL, row: LABEL, description: DESCRIPTION, what: 'row title' }

/** A message as the contents of the widget's frames, and what it lost on the way. */
export const render = (message: Outbound) => renderParts(message, rendererWith)

const rendererWith = (note: Note): MessageRenderer<Content> => ({
  text: ({ text }) => texts(text),
  media: (message) => media(message, note),
  location: ({ latitude, longitude, name, address }) => [
    { type: 'location', lat: latitude, lng: longitude, name, address },
  ],
  link: (message) => link(message, note),
  template: (message) => values(message, note),
  choice(message) {
    if (message.kind === 'quick-reply') withoutListButton(message, note)
    return buttons(message, message.options, note)
  },
  list: (message) => list(message, note),
})

const texts = (text: string): Content[] =>
  split(text, TEXT).map((part) => ({ type: 'text', text: part, format: 'wa' }))

function media(message: MediaMessage, note: Note): Content[] {
  const url = webAddress(message.mediaUrl)
  const text = 'caption' in message ? (message.caption?.trim() ?? '') : ''
  if (!url) note(`${message.kind} not sent: "${message.mediaUrl.slice(0, 80)}" is no web address`)
  if (!url) return texts(text)
  const filename = message.kind === 'document' ? message.filename : undefined
  const caption = text && text.length <= TEXT ? text : undefined
  return [
    { type: 'media', kind: message.kind, url, filename, caption },
    ...(caption ? [] : texts(text)),
  ]
}

type Framed = { language?: string; header?: OutboundHeader; body: string; footer?: string }

/** What stands above and below a text; of one over the limit the beginning goes ahead. */
function framed({ language, header, body, footer }: Framed, note: Note) {
  const { before, end } = splitEnd(body, TEXT)
  const frame = {
    header: headerOf(header, note),
    text: end || textsIn(language).choice.choose,
    footer: label(footer ?? '', LABEL, 'footer', note) || undefined,
  }
  return { before: texts(before), frame }
}

function headerOf(header: OutboundHeader | undefined, note: Note): Header | undefined {
  if (!header) return undefined
  if (header.type === 'text') {
    const text = label(header.text, LABEL, 'header', note)
    return text ? { type: 'text', text } : undefined
  }
  const url = webAddress(header.mediaUrl)
  if (!url) note(`header ${header.type} dropped: it has no web address`)
  return url ? { type: header.type, url, filename: header.filename } : undefined
}

function buttons(
  question: Framed & { questionId: string },
  options: { id: string; label: string }[],
  note: Note,
): Content[] {
  const titled = labelled(options, LABEL, 'button label', note)
  const { before, frame } = framed(question, note)
  return [
    ...before,
    {
      type: 'buttons',
      ...frame,
      stepId: stepIdOf(question),
      options: titled.map(({ option, title }) => ({ id: option.id, title })),
    },
  ]
}

function list(message: OutboundOf<'list'>, note: Note): Content[] {
  const button =
    label(message.button, LABEL, 'list button', note) || textsIn(message.language).choice.options
  const sections = message.sections.map((section) => labelledSection(section, LIMITS, note))
  const { before, frame } = framed(message, note)
  return [...before, { type: 'list', ...frame, stepId: stepIdOf(message), button, sections }]
}

function link(message: OutboundOf<'cta-url'>, note: Note): Content[] {
  const url = webAddress(message.url)
  const title =
    label(message.buttonText, LABEL, 'button label', note) || textsIn(message.language).link.open
  if (url) {
    const { before, frame } = framed({ ...message, body: message.body.trim() || title }, note)
    return [...before, { type: 'cta', ...frame, title, url }]
  }
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
  const labels = options.map(({ id, label }) => ({ id, label: label ?? id }))
  return buttons({ questionId: message.questionId, body }, labels, note)
}

/** Which step a tap answers: the frame `choice` names it beside the option. */
const stepIdOf = ({ questionId }: { questionId: string }) =>
  readChoicePayload(`${questionId}:-`)?.step
