import * as z from 'zod'
import { mediaAt } from '../reference.ts'
import { stepType } from '../step.ts'
import { fileSummary } from '../step-parts/media.ts'
import { say, saying } from '../step-parts/say.ts'

/**
 * Audio — sends a sound file; it has no caption anywhere. Ports: `next`, `failed`.
 *
 * Sample: { "mediaUrl": "https://media.casaverde.example/welcome.mp3" }
 */
export const audio = stepType({
  ...saying,
  label: 'Audio',
  description: 'A voice note or a sound',
  config: z.object({ mediaUrl: z.string().min(1) }),
  blank: () => ({}),
  references: ({ mediaUrl }) => mediaAt(mediaUrl),
  summary: (config) => fileSummary(config),
  enter: (context) =>
    say(context, { kind: 'audio', mediaUrl: context.fill(context.config.mediaUrl) }),
})
