import * as z from 'zod'
import { LIMITS } from './limits.ts'
import { afterSaying, filled, say, sayPorts } from './say.ts'
import { stepType } from './step.ts'

/** Image and Video: a file by its link, with an optional caption. */
export const mediaStep = (kind: 'image' | 'video') =>
  stepType({
    group: 'message',
    config: z.object({
      mediaUrl: z.string().min(1),
      caption: z.string().max(LIMITS.caption).optional(),
    }),
    ports: () => sayPorts,
    waits: () => false,
    enter: (context) =>
      say(context, {
        kind,
        mediaUrl: context.fill(context.config.mediaUrl),
        caption: filled(context, context.config.caption),
      }),
    resume: afterSaying,
  })
