import { choicePayload, type Header, type Outbound, type OutboundOf } from '#messages/message.ts'
import { textsIn } from '../../answers/languages/texts.ts'
import type { Address, ProviderRequest, Rendered } from '../channel.ts'
import { label, labelledSection, type Note, withoutListButton } from '../rendering/label.ts'
import { type MessageRenderer, renderParts } from '../rendering/message-renderer.ts'
import { webAddress } from '../rendering/web-address.ts'
import { type Block, Letter } from './blocks.ts'

/** Nothing limits a mail but good sense: a label is a line, not a page. */
const LABEL = 200
const LIMITS = { title: LABEL, row: LABEL, description: LABEL, what: 'label' }

/** A message as the blocks of a mail; none when nothing is left to say. README.md, Writing. */
export function render(message: Outbound, to: Address): Rendered {
  const { parts: blocks, losses } = renderParts(message, rendererWith)
  const { key, ...known } = to
  const { language } = message
  const letter: Letter = { to: key, ...known, ...(language && { language }), blocks }
  return { requests: blocks.length > 0 ? [letter] : [], losses }
}

/** The messages of a turn as one mail: three in a row would be a nuisance. */
export function together(requests: ProviderRequest[]): ProviderRequest {
  const letters = requests.map((request) => Letter.parse(request))
  return { ...letters.at(-1), blocks: letters.flatMap(({ blocks }) => blocks) }
}

const rendererWith = (note: Note): MessageRenderer<Block> => ({
  text: ({ text }) => texts(text),
  media: (message) => media(message, note),
  location: place,
  link: (message) => link(message, note),
  template: (message) => values(message, note),
  choice(message) {
    if (message.kind === 'quick-reply') withoutListButton(message, note)
    return asked(message, [{ rows: message.options }], note)
  },
  list(message) {
    withoutListButton(message, note)
    return asked(message, message.sections, note)
  },
})

const texts = (text: string): Block[] => (text.trim() ? [{ block: 'text', text: text.trim() }] : [])

type File = {
  language?: string
  kind: string
  mediaUrl: string
  caption?: string
  filename?: string
}

/** A picture is shown; a film, a recording or a document is a button that leads to it. */
function media(
  { language, kind, mediaUrl, caption = '', filename = '' }: File,
  note: Note,
): Block[] {
  const url = webAddress(mediaUrl)
  if (!url) {
    note(`${kind} not sent: "${mediaUrl.slice(0, 80)}" is no web address`)
    if (filename.trim()) note('filename not sent')
    return texts(caption)
  }
  if (kind === 'image') return [{ block: 'image', url, caption: caption.trim() || undefined }]
  const name = label(filename, LABEL, 'filename', note)
  const words = textsIn(language).link
  const title = kind === 'video' ? words.watch : kind === 'audio' ? words.listen : words.openFile
  const document = kind === 'document' && { filename: name }
  return [...texts(caption), { block: 'link', url, title: name || title, ...document }]
}

function place({ language, latitude, longitude, ...named }: OutboundOf<'location'>): Block[] {
  const { name = '', address = '' } = named
  const url = `https://maps.google.com/?q=${latitude},${longitude}`
  const lines = [name, address].map((line) => line.trim()).filter(Boolean)
  return [...texts(lines.join('\n')), { block: 'link', url, title: textsIn(language).link.map }]
}

type Headed = { language?: string; header?: Header }

function headerBlocks({ language, header }: Headed, note: Note): Block[] {
  if (!header) return []
  if (header.type !== 'text') return media({ language, ...header, kind: header.type }, note)
  const text = label(header.text, LABEL, 'header', note)
  return text ? [{ block: 'heading', text }] : []
}

function footerBlocks(footer: string | undefined, note: Note): Block[] {
  const text = label(footer ?? '', LABEL, 'footer', note)
  return text ? [{ block: 'small', text }] : []
}

function link(message: OutboundOf<'cta-url'>, note: Note): Block[] {
  const { body, footer } = message
  const url = webAddress(message.url)
  const title =
    label(message.buttonText, LABEL, 'button label', note) || textsIn(message.language).link.open
  if (!url) note(`button sent as text: "${message.url.slice(0, 80)}" is no web address`)
  const button: Block[] = url
    ? [{ block: 'link', url, title }]
    : texts(`${title}: ${message.url.trim()}`)
  return [...headerBlocks(message, note), ...texts(body), ...button, ...footerBlocks(footer, note)]
}

type Asked = Headed & { questionId: string; body: string; footer?: string }
type Offered = { title?: string; rows: { id: string; label: string; description?: string }[] }

function asked(question: Asked, sections: Offered[], note: Note): Block[] {
  const { language, questionId, body, footer } = question
  const offered = sections
    .filter(({ rows }) => rows.length > 0)
    .map((section) => sectionOf(questionId, section, note))
  const choices: Block[] = offered.length > 0 ? [{ block: 'choices', sections: offered }] : []
  const text = body.trim() || choices.length === 0 ? body : textsIn(language).choice.choose
  return [
    ...headerBlocks(question, note),
    ...texts(text),
    ...choices,
    ...footerBlocks(footer, note),
  ]
}

function sectionOf(questionId: string, section: Offered, note: Note) {
  const { title, rows } = labelledSection(section, LIMITS, note)
  return { title, rows: rows.map((row) => ({ ...row, id: choicePayload(questionId, row.id) })) }
}

/** A template's own words are with the provider that approved it: here only its values are known. */
function values(message: OutboundOf<'template'>, note: Note): Block[] {
  const said = [message, ...(message.cards ?? [])].flatMap(({ header, body }) => [
    header?.type === 'text' ? header.text : '',
    ...Object.values(body ?? {}),
  ])
  note(`template "${message.name}" sent as its values alone`)
  const rows = (message.buttons ?? [])
    .filter(({ type }) => type === 'quick-reply')
    .map(({ id, label }) => ({ id, label: label ?? id }))
  const body = said.filter((text) => text.trim()).join('\n')
  const { language, questionId } = message
  return asked({ language, questionId, body }, [{ rows }], note)
}
