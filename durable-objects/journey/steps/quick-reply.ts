import * as z from 'zod'
import { buttonsConfig, playedWithButtons } from '../buttons.ts'
import { LIMITS } from '../limits.ts'
import { filled } from '../say.ts'
import { stepType } from '../step.ts'

const config = z.object({
  ...buttonsConfig(LIMITS.quickReplyOptions),
  /** The label of the list it becomes where buttons do not reach. */
  button: z.string().min(1).max(LIMITS.listButton).optional(),
})
type Config = z.infer<typeof config>

/** Quick Reply — the same idea as Reply with up to ten options. Ports as Reply. */
export const quickReply = stepType<Config>({
  group: 'input',
  config,
  ...playedWithButtons<Config>((parts, context) => ({
    kind: 'quick-reply',
    ...parts,
    button: filled(context, context.config.button),
  })),
})
