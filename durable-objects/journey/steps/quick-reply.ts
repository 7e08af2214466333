import * as z from 'zod'
import { LIMITS } from '#messages/limits.ts'
import { stepType } from '../step.ts'
import { buttonsConfig, playedWithButtons } from '../step-parts/buttons.ts'
import { filled } from '../step-parts/say.ts'

const config = z.object({
  ...buttonsConfig(LIMITS.quickReplyOptions),
  /** The label of the list that it becomes where a channel has fewer buttons. */
  button: z.string().min(1).max(LIMITS.listButton).optional(),
})
type Config = z.infer<typeof config>

/**
 * Quick Reply — as Reply, with up to ten options. Ports as Reply.
 *
 * Sample: { "body": "What would you like to do?", "button": "Activities", "timeoutSeconds": 600,
 *   "options": [{ "id": "sail", "label": "Sailing" }, { "id": "hike", "label": "Hiking" }] }
 */
export const quickReply = stepType({
  label: 'Quick Reply',
  description: 'A question with up to 10 buttons: choice, options',
  config,
  blank: () => ({
    body: '',
    options: [
      { id: 'option_1', label: 'Option 1' },
      { id: 'option_2', label: 'Option 2' },
    ],
  }),
  ...playedWithButtons<Config>((parts, context) => ({
    kind: 'quick-reply',
    ...parts,
    button: filled(context, context.config.button),
  })),
})
