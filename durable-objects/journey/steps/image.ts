import * as z from 'zod'
import { LIMITS } from '../limits.ts'
import { afterSaying, filled, say, sayPorts } from '../say.ts'
import { stepType } from '../step.ts'

/** Image — sends a picture with an optional caption. Ports: `next`, `failed`. */
export const image = stepType({
  group: 'message',
  config: z.object({
    mediaUrl: z.string().min(1),
    caption: z.string().max(LIMITS.caption).optional(),
  }),
  ports: () => sayPorts,
  waits: () => false,
  enter: (context) =>
    say(context, {
      kind: 'image',
      mediaUrl: context.fill(context.config.mediaUrl),
      caption: filled(context, context.config.caption),
    }),
  resume: afterSaying,
})
