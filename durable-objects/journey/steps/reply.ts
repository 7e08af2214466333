import * as z from 'zod'
import { buttonsConfig, playedWithButtons } from '../buttons.ts'
import { LIMITS } from '../limits.ts'
import { stepType } from '../step.ts'

const config = z.object(buttonsConfig(LIMITS.replyOptions))
type Config = z.infer<typeof config>

/**
 * Reply — asks with one to three buttons. Ports: `option:<id>` each, `success` for a choice whose
 * own port has no edge, `fallback` when retries are spent, `timeout`.
 */
export const reply = stepType<Config>({
  group: 'input',
  config,
  ...playedWithButtons<Config>((parts) => ({ kind: 'reply', ...parts })),
})
