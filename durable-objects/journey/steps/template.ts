import * as z from 'zod'
import { type Ask, ask, askOf, type Choosable, choose } from '../ask.ts'
import { LIMITS } from '../limits.ts'
import { Header, type OutboundOf } from '../message.ts'
import { afterSaying, filled, filledHeader, say, sayPorts } from '../say.ts'
import { type StepContext, stepType } from '../step.ts'

const button = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  index: z.int().min(0).max(9),
  type: z.enum(['quick-reply', 'url', 'copy-code']),
  value: z.string().max(LIMITS.url).optional(),
  label: z.string().max(25).optional(),
})

const config = z.object({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.string().min(2).max(10),
  header: Header.optional(),
  body: z.union([z.array(z.string()), z.record(z.string(), z.string())]).optional(),
  buttons: z.array(button).max(10).optional(),
  cards: z
    .array(
      z.object({
        header: Header,
        body: z.array(z.string()).optional(),
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
 */
export const template = stepType<Config>({
  group: 'message',
  config,
  ports: (config, wired) =>
    asks(config, wired)
      ? [
          ...options(config).map(({ id }) => `option:${id}`),
          'success',
          'fallback',
          'timeout',
          'failed',
        ]
      : sayPorts,
  waits: asks,
  enter(context) {
    const { config } = context
    const message = messageOf(context)
    return asks(config, context.wired) ? askOf(context, message) : say(context, message)
  },
  resume(context, signal, wait) {
    if (!asks(context.config, context.wired)) return afterSaying(context, signal)
    if (signal.type === 'sendRefused' && context.wired('failed')) {
      return { to: 'port', port: 'failed' }
    }
    return choose(context, signal, wait, options(context.config), () => messageOf(context))
  },
  targets: ({ variable }: Ask) => (variable ? [variable] : []),
})

function options({ buttons = [], cards = [] }: Config): Choosable[] {
  const quick = [...buttons, ...cards.flatMap((card) => card.buttons ?? [])].filter(
    ({ type }) => type === 'quick-reply',
  )
  return quick.map(({ id, label }) => ({ id, label: label ?? id }))
}

function asks(config: Config, wired: (port: string) => boolean): boolean {
  return options(config).some(({ id }) => wired(`option:${id}`))
}

function messageOf(context: StepContext<Config>): OutboundOf<'template'> {
  const { config, fill } = context
  const fillButtons = (buttons: Button[] | undefined) =>
    buttons?.map((one) => ({ ...one, value: filled(context, one.value) }))
  return {
    kind: 'template',
    asks: context.asks,
    name: config.name,
    language: config.language,
    header: filledHeader(context, config.header),
    body: Array.isArray(config.body)
      ? config.body.map(fill)
      : config.body &&
        Object.fromEntries(Object.entries(config.body).map(([name, text]) => [name, fill(text)])),
    buttons: fillButtons(config.buttons),
    cards: config.cards?.map((card) => ({
      header: filledHeader(context, card.header) ?? card.header,
      body: card.body?.map(fill),
      buttons: fillButtons(card.buttons),
    })),
  }
}
