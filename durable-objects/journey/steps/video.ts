import * as z from 'zod'
import { LIMITS } from '../limits.ts'
import { afterSaying, filled, say, sayPorts } from '../say.ts'
import { stepType } from '../step.ts'

/** Video — sends a film with an optional caption. Ports: `next`, `failed`. */
export const video = stepType({
  group: 'message',
  config: z.object({
    mediaUrl: z.string().min(1),
    caption: z.string().max(LIMITS.caption).optional(),
  }),
  ports: () => sayPorts,
  waits: () => false,
  enter: (context) =>
    say(context, {
      kind: 'video',
      mediaUrl: context.fill(context.config.mediaUrl),
      caption: filled(context, context.config.caption),
    }),
  resume: afterSaying,
})
