import * as z from 'zod'
import type { OwnChannel } from '../channel.ts'
import { webChat as info } from './info.ts'
import { webChatPreview } from './preview.ts'
import { render } from './render.ts'

/**
 * Frames are numbered by message and part (`seq × 100 + part`), so that they rise strictly although
 * one message may be several frames.
 */
export const FRAMES_A_MESSAGE = 100

const config = z.object({
  /** Where the widget may stand: `https://casaverde.example`. */
  allowedOrigins: z.array(z.string().min(1)),
  title: z.string().optional(),
  /** Of the header and the launcher; the widget chooses black or white words by its contrast. */
  color: z
    .string()
    .regex(/^#[\da-f]{6}$/i, { error: 'A colour as in "#17614d"' })
    .optional(),
  /** Stands in an empty chat. */
  greeting: z.string().max(300).optional(),
  /** Where on the page the launcher stands. */
  side: z.enum(['left', 'right']).optional(),
  /** Signs who a visitor is; without it everybody stays a visitor. */
  identitySecret: z.string().optional(),
})

/**
 * Our own widget; the rules: README.md. A request is `{ content }`, one message frame of protocol v1; a
 * tap comes back as `{ stepId, optionId }`, both of which the content carries.
 */
export const webChat: OwnChannel<z.infer<typeof config>> = {
  type: info.type,
  config,
  publicConfigFields: ['allowedOrigins', 'title', 'color', 'greeting', 'side'],
  guestKeyKind: 'id',
  humanLabel: 'a person in the inbox',
  reconnectHint: 'Save the channel once more',
  render(message) {
    const { parts, losses } = render(message)
    return { requests: parts.map((content) => ({ content })), losses }
  },
  preview: webChatPreview,
}
