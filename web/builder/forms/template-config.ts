import { type TemplateButton, valuesIn } from '#messages/message-template.ts'
import { newOptionId } from '../document/ids.ts'
import type { Template } from '../server/catalog.ts'

type Config = Record<string, unknown>

/** What belongs to the step, whichever template it sends. */
const KEPT = ['retries', 'failureMessage', 'timeoutSeconds', 'variable']

/** A step's config for a template: a place for every value the template wants. */
export function configFor({ name, language, components }: Template, before: Config): Config {
  const { values, header, body, buttons, cards } = components
  const kept = Object.entries(before).filter(([key]) => KEPT.includes(key))
  return {
    name,
    language,
    ...(headerFor(header) && { header: headerFor(header) }),
    ...(valuesIn(body).length && { body: placesFor(body, values) }),
    ...(buttonsFor(buttons).length && { buttons: buttonsFor(buttons) }),
    ...(cards && {
      cards: cards.map((card) => ({
        header: headerFor(card.header) ?? { type: 'image', mediaUrl: '' },
        ...(valuesIn(card.body).length && { body: valuesIn(card.body).map(() => '') }),
        ...(buttonsFor(card.buttons).length && { buttons: buttonsFor(card.buttons) }),
      })),
    }),
    ...Object.fromEntries(kept),
  }
}

const placesFor = (text: string, values: 'positional' | 'named') =>
  values === 'positional'
    ? valuesIn(text).map(() => '')
    : Object.fromEntries(valuesIn(text).map((name) => [name, '']))

function headerFor(header: Template['components']['header']) {
  if (!header || header.type === 'other') return undefined
  if (header.type !== 'text') return { type: header.type, mediaUrl: '' }
  // A header of plain words is WhatsApp's own; only one with a value in it wants something.
  return valuesIn(header.text ?? '').length ? { type: 'text', text: '' } : undefined
}

function buttonsFor(buttons: readonly TemplateButton[]): Config[] {
  return buttons.flatMap(({ type, label, url }, index): Config[] => {
    const base = { id: newOptionId('button'), index, type }
    if (type === 'quick-reply') return [{ ...base, label }]
    if (type === 'url') return url?.includes('{{') ? [{ ...base, value: '' }] : []
    return type === 'copy-code' ? [{ ...base, value: '' }] : []
  })
}
