import * as z from 'zod'
import { afterSaying, say, sayPorts } from '../say.ts'
import { stepType } from '../step.ts'

/** Audio — sends a sound file; it has no caption anywhere. Ports: `next`, `failed`. */
export const audio = stepType({
  group: 'message',
  config: z.object({ mediaUrl: z.string().min(1) }),
  ports: () => sayPorts,
  waits: () => false,
  enter: (context) =>
    say(context, { kind: 'audio', mediaUrl: context.fill(context.config.mediaUrl) }),
  resume: afterSaying,
})
