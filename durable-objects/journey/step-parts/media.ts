import * as z from 'zod'
import { LIMITS } from '#messages/limits.ts'
import { mediaAt } from '../reference.ts'
import { stepType, type Unfinished } from '../step.ts'
import { filled, say, saying } from './say.ts'

type File = { mediaUrl: string; caption?: string; filename?: string }

/** What a card shows of a file: its caption, else its name. */
export const fileSummary = ({ caption, filename, mediaUrl }: Unfinished<File>) =>
  caption || filename || mediaUrl?.split('/').at(-1) || ''

/** Image and Video: a file by its link, with an optional caption. */
export const mediaStep = (kind: 'image' | 'video', words: { label: string; description: string }) =>
  stepType({
    ...saying,
    ...words,
    config: z.object({
      mediaUrl: z.string().min(1),
      caption: z.string().max(LIMITS.caption).optional(),
    }),
    blank: () => ({}),
    references: ({ mediaUrl }) => mediaAt(mediaUrl),
    summary: (config) => fileSummary(config),
    enter: (context) =>
      say(context, {
        kind,
        mediaUrl: context.fill(context.config.mediaUrl),
        caption: filled(context, context.config.caption),
      }),
  })
