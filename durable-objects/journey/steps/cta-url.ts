import * as z from 'zod'
import { Header } from '../header.ts'
import { LIMITS } from '../limits.ts'
import { afterSaying, filled, filledHeader, say, sayPorts } from '../say.ts'
import { stepType } from '../step.ts'

/** Call-to-Action URL — a message with one button that opens a page. Ports: `next`, `failed`. */
export const ctaUrl = stepType({
  group: 'message',
  config: z.object({
    header: Header.optional(),
    body: z.string().min(1).max(LIMITS.body),
    footer: z.string().max(LIMITS.footer).optional(),
    buttonText: z.string().min(1).max(LIMITS.buttonText),
    url: z.string().min(1).max(LIMITS.url),
  }),
  ports: () => sayPorts,
  waits: () => false,
  enter: (context) =>
    say(context, {
      kind: 'cta-url',
      header: filledHeader(context, context.config.header),
      body: context.fill(context.config.body),
      footer: filled(context, context.config.footer),
      buttonText: context.fill(context.config.buttonText),
      url: context.fill(context.config.url),
    }),
  resume: afterSaying,
})
