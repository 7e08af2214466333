import type { Header, Option, Ordinary, OutboundOf } from '#messages/message.ts'
import {
  type TemplateButton,
  type TemplateCard,
  type TemplateComponents,
  type TemplateValues,
  valuesIn,
  withValues,
} from '#messages/message-template.ts'

type Template = Omit<OutboundOf<'template'>, 'ordinary'>
type Part = Pick<Template, 'header' | 'body' | 'buttons'>
type Buttons = NonNullable<Template['buttons']>

/** A part of a template with its values filled in. */
type Said = { header?: Header; body: string; footer?: string; links: Link[]; options: Option[] }
/** A button that gives no answer, as a line: `See it: https://casaverde.example/villa`. */
type Link = { label: string; value: string; leadsOut: boolean }

/**
 * A template as ordinary messages that say the same: what channels without templates send. Cards are
 * messages of their own; what can be tapped comes last.
 */
export function ordinaryOf(message: Template, approved: TemplateComponents): Ordinary[] {
  const main = { ...saidBy(message, approved, approved.values), footer: approved.footer }
  const cards = (message.cards ?? []).flatMap((card, at) => {
    const its = approved.cards?.[at]
    return its ? saidBy(card, its, approved.values) : []
  })
  const pictures = cards.flatMap((card) => told({ ...card, options: [] }, message.questionId))
  if (cards.every(({ options }) => options.length === 0)) {
    return [...told(main, message.questionId), ...pictures]
  }
  const sections = [main, ...cards]
    .filter(({ options }) => options.length > 0)
    .map(({ body, options }) => ({ title: lineOf(body).slice(0, 24), rows: options }))
  return [...pictures, asked(main, message.questionId, sections)]
}

/**
 * The question of a template again, for a guest who has just answered; `body` replaces its text, and
 * `only` are the ids of the options that it still has.
 */
export function askedAgain(
  message: Template,
  approved: TemplateComponents,
  { body, only }: { body?: string; only?: string[] } = {},
): Ordinary {
  const messages = ordinaryOf(message, approved)
  const question = messages.find((one) => 'questionId' in one) ?? messages.at(-1)
  const { questionId } = message
  if (!question || !('questionId' in question)) return { kind: 'text', text: body ?? '' }
  if (body === undefined) return question
  return narrowed({ ...question, questionId, body, header: undefined }, only)
}

function narrowed(question: Ordinary, only?: string[]): Ordinary {
  if (!only) return question
  const keep = (options: Option[]) => options.filter(({ id }) => only.includes(id))
  if (question.kind === 'quick-reply' || question.kind === 'reply') {
    return { ...question, options: keep(question.options) }
  }
  if (question.kind !== 'list') return question
  const sections = question.sections.map((section) => ({ ...section, rows: keep(section.rows) }))
  return { ...question, sections: sections.filter(({ rows }) => rows.length > 0) }
}

function saidBy(
  { header, body = [], buttons = [] }: Part,
  approved: TemplateCard,
  values: TemplateComponents['values'],
): Said {
  return {
    header: headerOf(header, approved.header, values),
    body: withValues(approved.body, body),
    links: approved.buttons.flatMap((button, index) => linkOf(button, index, buttons)),
    options: buttons
      .filter(({ type }) => type === 'quick-reply')
      .map(({ id, label, index }) => ({
        id,
        label: label || approved.buttons[index]?.label || id,
      })),
  }
}

function headerOf(
  given: Header | undefined,
  approved: TemplateCard['header'],
  values: TemplateComponents['values'],
): Header | undefined {
  if (approved?.type !== 'text') return given
  const value = given?.type === 'text' ? given.text : ''
  const [name = ''] = valuesIn(approved.text)
  const its: TemplateValues = values === 'named' ? { [name]: value } : [value]
  return { type: 'text', text: withValues(approved.text, its) }
}

function linkOf(
  { type, label, url, phone }: TemplateButton,
  index: number,
  given: Buttons,
): Link[] {
  const value = given.find((one) => one.index === index)?.value ?? ''
  switch (type) {
    case 'url':
      return [{ label, value: withValues(url ?? '', [value]), leadsOut: true }]
    case 'copy-code':
      return [{ label, value, leadsOut: false }]
    case 'phone':
      return phone ? [{ label, value: phone, leadsOut: false }] : []
    default:
      return []
  }
}

const lineOf = (text: string) => text.replace(/\s+/g, ' ').trim()

const bodyOf = ({ body, links }: Said) =>
  [body, links.map(({ label, value }) => `${label}: ${value}`).join('\n')]
    .filter(Boolean)
    .join('\n\n')

function asked(
  said: Said,
  questionId: string,
  sections: { title?: string; rows: Option[] }[],
): OutboundOf<'list'> {
  const { header, footer } = said
  const title = header?.type === 'text' ? header : undefined
  return {
    kind: 'list',
    questionId,
    header: title,
    body: bodyOf(said),
    footer,
    button: 'Options',
    sections,
  }
}

function told(said: Said, questionId: string): Ordinary[] {
  const { header, footer, body, options, links } = said
  if (options.length > 0) {
    return [{ kind: 'quick-reply', questionId, header, body: bodyOf(said), footer, options }]
  }
  const [link, ...others] = links
  if (link?.leadsOut && others.length === 0) {
    return [{ kind: 'cta-url', header, body, footer, buttonText: link.label, url: link.value }]
  }
  const title = header?.type === 'text' && header.text ? `*${lineOf(header.text)}*` : ''
  const text = [title, bodyOf(said), footer ?? ''].filter((part) => part.trim()).join('\n\n')
  if (!header || header.type === 'text') return [{ kind: 'text', text }]
  const { type: kind, mediaUrl, filename } = header
  return kind === 'document'
    ? [{ kind, mediaUrl, caption: text, filename }]
    : [{ kind, mediaUrl, caption: text }]
}
