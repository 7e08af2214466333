import * as z from 'zod'
import { LIMITS } from '#messages/limits.ts'
import { stepType } from '../step.ts'
import { buttonsConfig, playedWithButtons } from '../step-parts/buttons.ts'

const config = z.object(buttonsConfig(LIMITS.replyOptions))
type Config = z.infer<typeof config>

/**
 * Reply — asks with one to three buttons. Ports: `option:<id>` each, `success` for a choice whose
 * own port has no edge, `fallback` when retries are spent, `timeout`.
 *
 * Sample: { "body": "Would you like breakfast?", "retries": 1, "variable": "var_local.breakfast",
 *   "options": [{ "id": "yes", "label": "Yes", "synonyms": ["sure"] }, { "id": "no", "label": "No" }] }
 */
export const reply = stepType({
  label: 'Reply',
  description: 'A question with 1 to 3 buttons: choice',
  config,
  blank: () => ({ body: '', options: [{ id: 'option_1', label: 'Option 1' }] }),
  ...playedWithButtons<Config>((parts) => ({ kind: 'reply', ...parts })),
})
