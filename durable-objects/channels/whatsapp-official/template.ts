import { choicePayload, type Header, type OutboundOf } from '#messages/message.ts'
import { type Note, shorten } from '../rendering/label.ts'
import { webAddress } from '../rendering/web-address.ts'
import { type Body, filename } from './body.ts'
import * as limit from './limits.ts'

type Template = OutboundOf<'template'>
type Part = 'header' | 'headerName' | 'body' | 'buttons'
type Component = { type: string } & Record<string, unknown>

/**
 * An approved template with its values. How many of them there are, and of what kind, was fixed at
 * its approval: nothing may be left out, so an empty value goes as "-". README.md, Templates.
 */
export function template(message: Template, note: Note): Body {
  const { questionId, name, language, cards } = message
  const components = [
    ...componentsOf(message, questionId, note),
    ...(cards?.length
      ? [
          {
            type: 'carousel',
            cards: cards.map((card, index) => ({
              card_index: index,
              components: componentsOf(card, questionId, note),
            })),
          },
        ]
      : []),
  ]
  return {
    type: 'template',
    template: {
      name,
      language: { policy: 'deterministic', code: language },
      ...(components.length > 0 && { components }),
    },
  }
}

function componentsOf(
  { header, headerName, body, buttons }: Pick<Template, Part>,
  questionId: string,
  note: Note,
): Component[] {
  const values = bodyOf(body, note)
  return [
    ...(header ? [{ type: 'header', parameters: [headerOf(header, headerName, note)] }] : []),
    ...(values.length > 0 ? [{ type: 'body', parameters: values }] : []),
    ...(buttons ?? []).flatMap((button) => buttonOf(button, questionId, note)),
  ]
}

function headerOf(header: Header, name: string | undefined, note: Note) {
  if (header.type === 'text') {
    const text = value(header.text, limit.HEADER, 'template header', note)
    return { type: 'text', ...(name && { parameter_name: name }), text }
  }
  const file = header.type === 'document' ? filename(header.filename, note) : {}
  const link = webAddress(header.mediaUrl) ?? header.mediaUrl
  return { type: header.type, [header.type]: { link, ...file } }
}

/** Positional values, or named ones. */
function bodyOf(body: Template['body'], note: Note) {
  const text = (raw: string) => value(raw, limit.TEMPLATE_PARAMETER, 'template value', note)
  if (Array.isArray(body)) return body.map((raw) => ({ type: 'text', text: text(raw) }))
  return Object.entries(body ?? {}).map(([name, raw]) => ({
    type: 'text',
    parameter_name: name,
    text: text(raw),
  }))
}

function buttonOf(
  button: NonNullable<Template['buttons']>[number],
  questionId: string,
  note: Note,
): Component[] {
  const component = (sub_type: string, parameter: Record<string, string>) => [
    { type: 'button', sub_type, index: String(button.index), parameters: [parameter] },
  ]
  switch (button.type) {
    case 'quick-reply':
      return component('quick_reply', {
        type: 'payload',
        payload: choicePayload(questionId, button.id),
      })
    case 'url': {
      // A button whose link is fixed takes no value.
      const suffix = button.value?.trim().replace(/\s/g, '%20') ?? ''
      if (suffix.length > limit.URL) note(`end of a button's link cut to ${limit.URL}`)
      return suffix ? component('url', { type: 'text', text: suffix.slice(0, limit.URL) }) : []
    }
    case 'copy-code': {
      // Unverified: the shape of this one parameter.
      const code = value(button.value ?? '', limit.COPY_CODE, 'copy code', note)
      return component('copy_code', { type: 'coupon_code', coupon_code: code })
    }
  }
}

/** Meta refuses values with new lines, tabs or more than four spaces (Unverified), and empty ones. */
function value(raw: string, most: number, what: string, note: Note): string {
  const text = raw.replace(/\s+/g, ' ').trim()
  if (text.length > most) note(`${what} cut to ${most}`)
  if (text === '') note(`empty ${what} sent as "-"`)
  return shorten(text || '-', most)
}
