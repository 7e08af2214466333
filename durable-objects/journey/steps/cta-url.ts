import * as z from 'zod'
import { Header } from '#messages/header.ts'
import { LIMITS } from '#messages/limits.ts'
import { stepType } from '../step.ts'
import { filledHeader, headerFaults, headerMedia } from '../step-parts/header.ts'
import { filled, say, saying } from '../step-parts/say.ts'

/**
 * Call-to-Action URL — a message with one button that opens a page. Ports: `next`, `failed`.
 *
 * Sample: { "body": "Your booking is ready.", "buttonText": "View booking",
 *   "url": "https://casaverde.example/bookings/{{var_local.booking}}" }
 */
export const ctaUrl = stepType({
  ...saying,
  label: 'Call-to-Action URL',
  description: 'A button that opens a link: book, pay now, website',
  config: z.object({
    header: Header.optional(),
    body: z.string().min(1).max(LIMITS.body),
    footer: z.string().max(LIMITS.footer).optional(),
    buttonText: z.string().min(1).max(LIMITS.buttonText),
    url: z.string().min(1).max(LIMITS.url),
  }),
  blank: () => ({}),
  references: ({ header, url }) => [...headerMedia(header), { names: 'link', url, path: ['url'] }],
  faults: ({ header }) => headerFaults(header),
  summary: ({ body, buttonText }) => [body, buttonText].filter(Boolean).join(' · '),
  enter: (context) =>
    say(context, {
      kind: 'cta-url',
      header: filledHeader(context, context.config.header),
      body: context.fill(context.config.body),
      footer: filled(context, context.config.footer),
      buttonText: context.fill(context.config.buttonText),
      url: context.fill(context.config.url),
    }),
})
