import * as z from 'zod'
import { Header } from '#messages/header.ts'
import { LIMITS } from '#messages/limits.ts'
import type { Outbound, OutboundOf } from '#messages/message.ts'
import { labelOfChoice, writtenTo } from '../reference.ts'
import { guestChoice, type StepContext, type StepType } from '../step.ts'
import { type Ask, ask, asking, askOf, choiceOption } from './ask.ts'
import { choose, type Shown } from './choose.ts'
import { filledHeader, headerFaults, headerMedia } from './header.ts'
import { filled } from './say.ts'

/** What a Reply and a Quick Reply are configured with; they differ in how many options they take. */
export const buttonsConfig = (most: number) => ({
  header: Header.optional(),
  body: z.string().min(1).max(LIMITS.body),
  footer: z.string().max(LIMITS.footer).optional(),
  options: z.array(choiceOption(LIMITS.optionLabel)).min(1).max(most),
  ...ask,
})

type Buttons = Ask & {
  header?: Header
  body: string
  footer?: string
  options: { id: string; label: string; synonyms?: string[] }[]
}

type Filled = Omit<OutboundOf<'reply'>, 'kind'>

/** A port for each option, `success` for options without an edge of their own, and the ports of no answer. */
export const choicePorts = (optionIds: string[]) => [
  ...optionIds.map((id) => `option:${id}`),
  'success',
  'fallback',
  'timeout',
]

/** What Reply and Quick Reply have in common; `message` makes the message of its filled-in parts. */
export function playedWithButtons<C extends Buttons>(
  message: (parts: Filled, context: StepContext<C>) => Outbound,
): typeof asking & Omit<StepType<C>, 'label' | 'description' | 'config' | 'blank'> {
  const show = (context: StepContext<C>, as?: Shown) => message(parts(context, as), context)
  return {
    ...asking,
    ports: ({ options }) => choicePorts(options.map(({ id }) => id)),
    choices: ({ options }) => options.map((option, at) => guestChoice(option, ['options', at])),
    references: ({ header, options, variable }) => [
      ...headerMedia(header),
      ...writtenTo(variable, labelOfChoice(options.map(({ label }) => label))),
    ],
    faults: ({ header }) => headerFaults(header),
    summary: ({ body = '' }) => body,
    offers: filledOptions,
    enter: (context) => askOf(context, show(context)),
    resume: (context, signal, wait) =>
      choose(context, signal, wait, filledOptions(context), (as) => show(context, as)),
  }
}

const filledOptions = ({ config, fill }: StepContext<Buttons>) =>
  config.options.map((option) => ({ ...option, label: fill(option.label) }))

const parts = (context: StepContext<Buttons>, { body, only }: Shown = {}): Filled => ({
  questionId: context.questionId,
  header: filledHeader(context, context.config.header),
  body: body ?? context.fill(context.config.body),
  footer: filled(context, context.config.footer),
  options: filledOptions(context)
    .filter(({ id }) => !only || only.includes(id))
    .map(({ id, label }) => ({ id, label })),
})
