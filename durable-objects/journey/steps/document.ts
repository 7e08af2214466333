import * as z from 'zod'
import { LIMITS } from '../limits.ts'
import { afterSaying, filled, say, sayPorts } from '../say.ts'
import { stepType } from '../step.ts'

/** Document — sends a file with an optional caption and file name. Ports: `next`, `failed`. */
export const document = stepType({
  group: 'message',
  config: z.object({
    mediaUrl: z.string().min(1),
    caption: z.string().max(LIMITS.caption).optional(),
    filename: z.string().max(240).optional(),
  }),
  ports: () => sayPorts,
  waits: () => false,
  enter: (context) =>
    say(context, {
      kind: 'document',
      mediaUrl: context.fill(context.config.mediaUrl),
      caption: filled(context, context.config.caption),
      filename: filled(context, context.config.filename),
    }),
  resume: afterSaying,
})
