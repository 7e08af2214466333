import * as z from 'zod'
import { Header } from '#messages/header.ts'
import { LIMITS } from '#messages/limits.ts'
import type { OutboundOf } from '#messages/message.ts'
import {
  type TemplateButton,
  type TemplateComponents,
  valuesIn,
} from '#messages/message-template.ts'
import type { Path } from '../config/words.ts'
import { askedAgain, ordinaryOf } from '../ordinary.ts'
import { ANY_VALUE, writtenTo } from '../reference.ts'
import { guestChoice, type StepChoice, type StepContext, stepType } from '../step.ts'
import { ask, asking, askOf, type Choosable } from '../step-parts/ask.ts'
import { choicePorts } from '../step-parts/buttons.ts'
import { choose } from '../step-parts/choose.ts'
import { filledHeader, headerFaults, headerMedia } from '../step-parts/header.ts'
import { afterSaying, filled, say, saying } from '../step-parts/say.ts'

const button = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  index: z.int().min(0).max(9),
  type: z.enum(['quick-reply', 'url', 'copy-code']),
  value: z.string().max(LIMITS.url).optional(),
  label: z.string().max(25).optional(),
})

const values = z.union([z.array(z.string()), z.record(z.string(), z.string())])

const config = z.object({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.string().min(2).max(10),
  header: Header.optional(),
  body: values.optional(),
  buttons: z.array(button).max(10).optional(),
  cards: z
    .array(
      z.object({
        header: Header,
        body: values.optional(),
        buttons: z.array(button).max(2).optional(),
      }),
    )
    .min(2)
    .max(10)
    .optional(),
  ...ask,
})
type Config = z.infer<typeof config>
type Button = z.infer<typeof button>

/**
 * Template — an approved WhatsApp template, the only message that goes out after the 24-hour window.
 * With no button wired: ports `next`, `failed`. With one wired it asks: `option:<id>`, `success`,
 * `fallback`, `timeout`, `failed`.
 *
 * Sample: { "name": "check_in_reminder", "language": "en", "body": ["{{var_local.arrival}}"],
 *   "buttons": [{ "id": "fine", "index": 0, "type": "quick-reply", "label": "Fine" }] }
 */
export const template = stepType({
  ...saying,
  label: 'Template',
  description: 'An approved WhatsApp template, after the 24-hour window',
  config,
  blank: () => ({}),
  ports: (config, wired) =>
    asksSomething(config, wired)
      ? [...choicePorts(options(config).map(({ id }) => id)), 'failed']
      : saying.ports(),
  dormantPorts: ['next', 'success', 'fallback', 'timeout'],
  waitsFor: (config, wired) => (asksSomething(config, wired) ? 'answer' : undefined),
  silence: (config) => asking.silence(config),
  sends: () => 'template',
  choices: ({ buttons, cards = [] }) => [
    ...buttonChoices(buttons, ['buttons']),
    ...cards.flatMap((card, at) =>
      buttonChoices(card.buttons, ['cards', at, 'buttons']).map((one) => ({
        ...one,
        sharesLabel: true,
      })),
    ),
  ],
  references: ({ name, language, variable, ...given }) => [
    { names: 'template', name, language, given, path: ['name'] },
    ...headerMedia(given.header),
    ...(given.cards ?? []).flatMap(({ header }, at) =>
      headerMedia(header, ['cards', at, 'header']),
    ),
    ...writtenTo(variable, ANY_VALUE),
  ],
  faults: ({ header, cards = [] }) => [
    ...headerFaults(header),
    ...cards.flatMap((card, at) => headerFaults(card.header, ['cards', at, 'header'])),
  ],
  summary: ({ name, language }) => [name, language].filter(Boolean).join(' · '),
  offers: ({ config, wired, template }) =>
    asksSomething(config, wired)
      ? options(config, template(config.name, config.language))
      : undefined,
  enter(context) {
    const { config } = context
    const message = messageOf(context)
    return asksSomething(config, context.wired) ? askOf(context, message) : say(context, message)
  },
  resume(context, signal, wait) {
    if (!asksSomething(context.config, context.wired)) return afterSaying(signal)
    if (signal.type === 'sendRefused' && context.wired('failed')) {
      return { to: 'port', port: 'failed' }
    }
    const { config } = context
    const approved = context.template(config.name, config.language)
    return choose(context, signal, wait, options(config, approved), (as) => {
      const message = messageOf(context)
      // A guest who has just written can be asked by an ordinary message, which is shorter.
      return approved ? askedAgain(message, approved, as) : message
    })
  },
})

/** Only quick replies answer a question: a link or a code has no port. */
const buttonChoices = (buttons: Button[] = [], list: Path): StepChoice[] =>
  buttons.flatMap(({ id, label = '', type }, at) =>
    type === 'quick-reply' ? guestChoice({ id, label }, [...list, at]) : [],
  )

/** In the order shown. A button's label comes from the approved template where the step has none. */
function options({ buttons = [], cards = [] }: Config, approved?: TemplateComponents): Choosable[] {
  return [
    ...labelled(buttons, approved?.buttons),
    ...cards.flatMap((card, at) => labelled(card.buttons, approved?.cards?.[at]?.buttons)),
  ]
    .filter(({ type }) => type === 'quick-reply')
    .map(({ id, label }) => ({ id, label: label ?? id }))
}

const labelled = (buttons: Button[] = [], approved: TemplateButton[] = []): Button[] =>
  buttons.map((one) => ({ ...one, label: one.label || approved[one.index]?.label || undefined }))

function asksSomething(config: Config, wired: (port: string) => boolean): boolean {
  return options(config).some(({ id }) => wired(`option:${id}`))
}

function messageOf(context: StepContext<Config>): OutboundOf<'template'> {
  const { config } = context
  const approved = context.template(config.name, config.language)
  const message = filledTemplate(context, approved)
  if (!approved) return message
  const [headerName] = approved.header?.type === 'text' ? valuesIn(approved.header.text) : []
  return {
    ...message,
    ...(approved.values === 'named' && headerName && { headerName }),
    ordinary: ordinaryOf(message, approved),
  }
}

function filledTemplate(
  context: StepContext<Config>,
  approved: TemplateComponents | undefined,
): OutboundOf<'template'> {
  const { config, fill } = context
  const fillButtons = (buttons: Button[] | undefined, its: TemplateButton[] | undefined) =>
    buttons && labelled(buttons, its).map((one) => ({ ...one, value: filled(context, one.value) }))
  const fillBody = (body: Config['body']) =>
    Array.isArray(body)
      ? body.map(fill)
      : body && Object.fromEntries(Object.entries(body).map(([name, text]) => [name, fill(text)]))
  return {
    kind: 'template',
    questionId: context.questionId,
    name: config.name,
    language: config.language,
    header: filledHeader(context, config.header),
    body: fillBody(config.body),
    buttons: fillButtons(config.buttons, approved?.buttons),
    cards: config.cards?.map((card, at) => ({
      header: filledHeader(context, card.header) ?? card.header,
      body: fillBody(card.body),
      buttons: fillButtons(card.buttons, approved?.cards?.[at]?.buttons),
    })),
  }
}
