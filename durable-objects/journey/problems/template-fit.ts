import {
  type TemplateButton,
  type TemplateCard,
  type TemplateComponents,
  type TemplateValues,
  valuesIn,
} from '#messages/message-template.ts'
import { count, listed, type Path, quoted } from '../config/words.ts'
import type { GivenTemplate } from '../reference.ts'
import type { ProblemCode } from './codes.ts'

type Code = Extract<
  ProblemCode,
  | 'template_values_wrong'
  | 'template_header_wrong'
  | 'template_button_wrong'
  | 'template_cards_wrong'
  | 'template_unsupported'
>
type Misfit = { code: Code; path: Path; says: string; remedy: string }
type Header = GivenTemplate['header']
type Button = NonNullable<GivenTemplate['buttons']>[number]

/** A template or one of its cards: `of` is what it is called, and `values` how they are told apart. */
type Part = { path: Path; of: string; values: TemplateComponents['values'] }

/** Where a step gives a template other things than it was approved with: WhatsApp would refuse it. */
export function templateFaults(config: GivenTemplate, approved: TemplateComponents): Misfit[] {
  const { values } = approved
  return [
    ...partFaults(config, approved, { path: [], of: 'the template', values }),
    ...cardFaults(config.cards ?? [], approved.cards ?? [], values),
  ]
}

function partFaults(
  given: Pick<GivenTemplate, 'header' | 'body' | 'buttons'>,
  approved: TemplateCard,
  part: Part,
): Misfit[] {
  return [
    ...headerFaults(given.header, approved.header, part),
    ...bodyFaults(given.body, approved.body, part),
    ...(given.buttons ?? []).flatMap((button, at) =>
      buttonFaults(button, approved.buttons, { ...part, path: [...part.path, 'buttons', at] }),
    ),
    ...missingButtons(given.buttons ?? [], approved.buttons, part),
  ]
}

function cardFaults(
  given: NonNullable<GivenTemplate['cards']>,
  approved: TemplateCard[],
  values: Part['values'],
): Misfit[] {
  if (given.length !== approved.length) {
    const has = approved.length === 0 ? 'no cards' : count(approved.length, 'card')
    const gives = given.length === 0 ? 'none' : String(given.length)
    const says = `the template has ${has}, and the step gives ${gives}`
    const remedy = approved.length === 0 ? 'Take the cards out.' : `Give exactly ${has}.`
    return [{ code: 'template_cards_wrong', path: ['cards'], says, remedy }]
  }
  return given.flatMap((card, at) => {
    const its = approved[at]
    return its ? partFaults(card, its, { path: ['cards', at], of: `card ${at + 1}`, values }) : []
  })
}

const KINDS = { text: 'a text', image: 'an image', video: 'a video', document: 'a document' }

function headerFaults(given: Header, approved: TemplateCard['header'], part: Part): Misfit[] {
  const path = [...part.path, 'header']
  const wrong = (says: string, remedy: string): Misfit[] => [
    { code: 'template_header_wrong', path, says, remedy },
  ]
  if (approved?.type === 'other') {
    return [unsupported(path, `${part.of} wants a ${approved.what} as its header`)]
  }
  const takes = approved?.type === 'text' ? valuesIn(approved.text).length > 0 : approved
  if (!approved || !takes) {
    if (!given) return []
    const why = approved ? 'has a header that is fixed' : 'has no header'
    return wrong(`${part.of} ${why}, and the step gives one`, 'Take the header out.')
  }
  const kind = KINDS[approved.type]
  if (!given) {
    return wrong(
      `the header of ${part.of} wants ${kind}, and the step gives none`,
      `Give the header ${kind}.`,
    )
  }
  if (given.type === approved.type) return []
  const says = `the header of ${part.of} wants ${kind}, and the step gives ${KINDS[given.type]}`
  return wrong(says, `Give the header ${kind}.`)
}

function bodyFaults(given: TemplateValues = [], approved: string, part: Part): Misfit[] {
  const path = [...part.path, 'body']
  const wrong = (says: string, remedy: string, at?: PropertyKey): Misfit[] => [
    {
      code: 'template_values_wrong',
      path: at === undefined ? path : [...path, at],
      says,
      remedy,
    },
  ]
  const names = valuesIn(approved)
  const amount = Object.keys(given).length
  if (amount > 0 && Array.isArray(given) !== (part.values === 'positional')) {
    const [way, other] = part.values === 'named' ? ['by name', 'in order'] : ['in order', 'by name']
    const says = `${part.of} takes its values ${way}, and the step gives them ${other}`
    const wanted = names.length > 0 ? `: ${listed(names.map(placeholder))}` : ''
    return wrong(says, `Give the values ${way}${wanted}.`)
  }
  if (Array.isArray(given)) {
    if (amount !== names.length) {
      const takes = names.length === 0 ? 'no values' : count(names.length, 'value')
      const gives = amount === 0 ? 'none' : String(amount)
      const says = `the text of ${part.of} takes ${takes}, and the step gives ${gives}`
      return wrong(says, names.length === 0 ? 'Take the values out.' : `Give exactly ${takes}.`)
    }
    return given.flatMap((value, at) =>
      value.trim() ? [] : wrong(...emptyValue(at + 1, part), at),
    )
  }
  const lacking = names.filter((name) => !given[name]?.trim())
  const strange = Object.keys(given).filter((name) => !names.includes(name))
  return [
    ...lacking.flatMap((name) =>
      wrong(
        `the value ${placeholder(name)} of ${part.of} is missing`,
        `Give ${placeholder(name)} a value.`,
        name,
      ),
    ),
    ...strange.flatMap((name) =>
      wrong(
        `${part.of} has no value called ${placeholder(name)}`,
        names.length > 0
          ? `Take it out; there are ${listed(names.map(placeholder))}.`
          : 'Take it out.',
        name,
      ),
    ),
  ]
}

const emptyValue = (number: number, { of }: Part): [string, string] => [
  `value ${number} of ${of} is empty`,
  'Fill it in: WhatsApp takes no empty value.',
]

const placeholder = (name: string) => `{{${name}}}`

const BUTTONS = {
  'quick-reply': 'a quick reply',
  url: 'a link',
  'copy-code': 'a code to copy',
  phone: 'a phone number',
  other: 'of another kind',
}

function buttonFaults(given: Button, approved: TemplateButton[], part: Part): Misfit[] {
  const wrong = (code: Code, field: string, says: string, remedy: string): Misfit[] => [
    { code, path: [...part.path, field], says, remedy },
  ]
  const position = given.index + 1
  const meant = approved[given.index]
  if (!meant) {
    const has = approved.length === 0 ? 'no buttons' : count(approved.length, 'button')
    const says = `${part.of} has ${has}, and the step has one at position ${position}`
    return wrong('template_button_wrong', 'index', says, 'Take it out, or correct its position.')
  }
  const label = quoted(meant.label)
  if (meant.type === 'other') return []
  if (meant.type !== given.type) {
    const says = `button ${position} of ${part.of}, ${label}, is ${BUTTONS[meant.type]}, not ${BUTTONS[given.type]}`
    return wrong('template_button_wrong', 'type', says, 'Correct its kind or its position.')
  }
  const value = given.value?.trim() ?? ''
  if (takesValue(meant)) {
    if (value) return []
    const says = `button ${position} of ${part.of}, ${label}, takes a value, and the step gives none`
    return wrong('template_values_wrong', 'value', says, 'Give the button its value.')
  }
  if (!value || meant.type !== 'url') return []
  const says = `the link of button ${position} of ${part.of}, ${label}, is fixed, and the step gives a value`
  return wrong('template_values_wrong', 'value', says, 'Take the value out.')
}

const takesValue = ({ type, url = '' }: TemplateButton) =>
  type === 'copy-code' || (type === 'url' && valuesIn(url).length > 0)

/** Buttons that a step has to fill and does not, or fills twice. */
function missingButtons(given: Button[], approved: TemplateButton[], part: Part): Misfit[] {
  const path = [...part.path, 'buttons']
  return approved.flatMap((button, index) => {
    const its = given.filter((one) => one.index === index)
    const which = `button ${index + 1} of ${part.of}, ${quoted(button.label)},`
    if (button.type === 'other')
      return [unsupported(path, `${part.of} has a button for a ${button.what}`)]
    const wrong = (says: string, remedy: string): Misfit[] => [
      { code: 'template_button_wrong', path, says, remedy },
    ]
    if (its.length > 1) return wrong(`${which} is given twice`, 'Take one of the two out.')
    if (its.length === 1 || !takesValue(button)) return []
    return wrong(
      `${which} takes a value, and the step has no such button`,
      `Add ${BUTTONS[button.type]} at position ${index + 1} with its value.`,
    )
  })
}

const unsupported = (path: Path, what: string): Misfit => ({
  code: 'template_unsupported',
  path,
  says: `${what}, which a Template step cannot give`,
  remedy: 'Pick another template, or create one without it.',
})
