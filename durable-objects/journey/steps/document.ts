import * as z from 'zod'
import { LIMITS } from '#messages/limits.ts'
import { mediaAt } from '../reference.ts'
import { stepType } from '../step.ts'
import { fileSummary } from '../step-parts/media.ts'
import { filled, say, saying } from '../step-parts/say.ts'

/**
 * Document — sends a file with an optional caption and file name. Ports: `next`, `failed`.
 *
 * Sample: { "mediaUrl": "https://media.casaverde.example/rates.pdf", "filename": "Rates 2026.pdf" }
 */
export const document = stepType({
  ...saying,
  label: 'Document',
  description: 'A file: PDF, menu, contract',
  config: z.object({
    mediaUrl: z.string().min(1),
    caption: z.string().max(LIMITS.caption).optional(),
    filename: z.string().max(240).optional(),
  }),
  blank: () => ({}),
  references: ({ mediaUrl }) => mediaAt(mediaUrl),
  summary: (config) => fileSummary(config),
  enter: (context) =>
    say(context, {
      kind: 'document',
      mediaUrl: context.fill(context.config.mediaUrl),
      caption: filled(context, context.config.caption),
      filename: filled(context, context.config.filename),
    }),
})
