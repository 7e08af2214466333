import { template } from '#journey/steps/template.ts'
import type {
  TemplateButton,
  TemplateCard,
  TemplateComponents,
  TemplateValues,
} from '#messages/message-template.ts'

type Config = ReturnType<typeof template.config.parse>
type Header = Config['header']
type Button = NonNullable<Config['buttons']>[number]

/** A template as it would have to be approved for a step to send it: each value, each button in place. */
export function approvedFor(given: unknown): TemplateComponents {
  const config = template.config.parse(given)
  const cards = config.cards?.map((card) => partFor(card))
  const named = config.body !== undefined && !Array.isArray(config.body)
  return { values: named ? 'named' : 'positional', ...partFor(config), ...(cards && { cards }) }
}

function partFor({ header, body, buttons = [] }: Partial<Config>): TemplateCard {
  return {
    ...(header && { header: headerFor(header) }),
    body: ['Casa Verde', ...namesFor(body).map((name) => `{{${name}}}`)].join(' '),
    buttons: buttons.toSorted((one, other) => one.index - other.index).map(buttonFor),
  }
}

const namesFor = (body: TemplateValues = []) =>
  Array.isArray(body) ? body.map((_, at) => String(at + 1)) : Object.keys(body)

const headerFor = (header: NonNullable<Header>): TemplateCard['header'] =>
  header.type === 'text' ? { type: 'text', text: 'For {{1}}' } : { type: header.type }

const buttonFor = ({ type, value, label }: Button): TemplateButton => ({
  type,
  label: label ?? 'Tap',
  ...(type === 'url' && { url: `https://casaverde.example/${value ? '{{1}}' : ''}` }),
})
