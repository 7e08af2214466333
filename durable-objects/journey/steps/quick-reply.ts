import * as z from 'zod'
import { ask, askOf, choiceOption, choose } from '../ask.ts'
import { LIMITS } from '../limits.ts'
import { Header, type OutboundOf } from '../message.ts'
import { filled, filledHeader } from '../say.ts'
import { type StepContext, stepType } from '../step.ts'

const config = z.object({
  header: Header.optional(),
  body: z.string().min(1).max(LIMITS.body),
  footer: z.string().max(LIMITS.footer).optional(),
  options: z.array(choiceOption(LIMITS.optionLabel)).min(1).max(LIMITS.quickReplyOptions),
  /** The label of the list it becomes where buttons do not reach. */
  button: z.string().min(1).max(LIMITS.listButton).optional(),
  ...ask,
})
type Config = z.infer<typeof config>

/** Quick Reply — the same idea as Reply with up to ten options. Ports as Reply. */
export const quickReply = stepType<Config>({
  group: 'input',
  config,
  ports: ({ options }) => [
    ...options.map(({ id }) => `option:${id}`),
    'success',
    'fallback',
    'timeout',
  ],
  waits: () => true,
  enter: (context) => askOf(context, messageOf(context)),
  resume: (context, signal, wait) =>
    choose(context, signal, wait, filledOptions(context), (as) => messageOf(context, as?.body)),
  targets: ({ variable }) => (variable ? [variable] : []),
})

const filledOptions = ({ config, fill }: StepContext<Config>) =>
  config.options.map((option) => ({ ...option, label: fill(option.label) }))

function messageOf(context: StepContext<Config>, body?: string): OutboundOf<'quick-reply'> {
  const { config } = context
  return {
    kind: 'quick-reply',
    asks: context.asks,
    header: filledHeader(context, config.header),
    body: body ?? context.fill(config.body),
    footer: filled(context, config.footer),
    button: filled(context, config.button),
    options: filledOptions(context).map(({ id, label }) => ({ id, label })),
  }
}
