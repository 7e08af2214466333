import type {
  TemplateButton,
  TemplateCard,
  TemplateComponents,
} from '#messages/message-template.ts'
import { type JsonObject, listAt, stringAt } from '../parsing/json-object.ts'

/**
 * The `components` of `GET /{waba}/message_templates`, in no provider's words. What a Template step
 * cannot fill is kept as `other`, by its name, so that a deploy can say what it is.
 */
export function componentsOf(template: JsonObject): TemplateComponents {
  const parts = listAt(template, 'components')
  const cards = listAt(partOf(parts, 'CAROUSEL'), 'cards').map(cardOf)
  const { header, body, buttons } = cardOf(template)
  const footer = stringAt(partOf(parts, 'FOOTER'), 'text')
  const offer = partOf(parts, 'LIMITED_TIME_OFFER')
  return {
    values: isNamed(template) ? 'named' : 'positional',
    ...(header && { header }),
    body,
    ...(footer && { footer }),
    buttons: offer
      ? [...buttons, { type: 'other', label: '', what: 'limited-time offer' }]
      : buttons,
    ...(cards.length > 0 && { cards }),
  }
}

/** Unverified: templates older than named values do not say so; then their placeholders tell. */
const isNamed = (template: JsonObject) =>
  stringAt(template, 'parameter_format')?.toUpperCase() === 'NAMED' ||
  listAt(template, 'components').some((part) => /\{\{\s*[a-z_]/i.test(stringAt(part, 'text') ?? ''))

const partOf = (parts: JsonObject[], type: string) =>
  parts.find((part) => stringAt(part, 'type')?.toUpperCase() === type)

function cardOf(card: JsonObject): TemplateCard {
  const parts = listAt(card, 'components')
  const header = partOf(parts, 'HEADER')
  return {
    ...(header && { header: headerOf(header) }),
    body: stringAt(partOf(parts, 'BODY'), 'text') ?? '',
    buttons: listAt(partOf(parts, 'BUTTONS'), 'buttons').map(buttonOf),
  }
}

function headerOf(header: JsonObject): NonNullable<TemplateComponents['header']> {
  const format = stringAt(header, 'format')?.toLowerCase() ?? 'text'
  switch (format) {
    case 'text':
      return { type: 'text', text: stringAt(header, 'text') ?? '' }
    case 'image':
    case 'video':
    case 'document':
      return { type: format }
    default:
      return { type: 'other', what: named(format) }
  }
}

function buttonOf(button: JsonObject): TemplateButton {
  const label = stringAt(button, 'text') ?? ''
  const type = stringAt(button, 'type')?.toUpperCase() ?? ''
  switch (type) {
    case 'QUICK_REPLY':
      return { type: 'quick-reply', label }
    case 'URL':
      return { type: 'url', label, url: stringAt(button, 'url') ?? '' }
    case 'COPY_CODE':
      return { type: 'copy-code', label }
    case 'PHONE_NUMBER':
      return { type: 'phone', label, phone: stringAt(button, 'phone_number') }
    // It calls the number it stands under, and takes no value.
    case 'VOICE_CALL':
      return { type: 'phone', label }
    default:
      return { type: 'other', label, what: WHAT.get(type) ?? named(type) }
  }
}

const WHAT = new Map([
  ['OTP', 'one-time password'],
  ['MPM', 'list of products'],
  ['SPM', 'product'],
])
const named = (type: string) => type.toLowerCase().replaceAll('_', ' ')
