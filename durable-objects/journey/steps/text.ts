import * as z from 'zod'
import { LIMITS } from '../limits.ts'
import { afterSaying, say, sayPorts, skip } from '../say.ts'
import { stepType } from '../step.ts'

/** Text — sends a text with WhatsApp marks. `variable` keeps what was sent. Ports: `next`, `failed`. */
export const text = stepType({
  group: 'message',
  config: z.object({ text: z.string().min(1).max(LIMITS.text), variable: z.string().optional() }),
  ports: () => sayPorts,
  waits: () => false,
  enter(context) {
    const { config } = context
    const text = context.fill(config.text)
    if (text.trim() === '') return skip(context, 'the text was empty')
    const set = config.variable ? [{ variable: config.variable, value: text }] : []
    return say(context, { kind: 'text', text }, set)
  },
  resume: afterSaying,
  targets: ({ variable }) => (variable ? [variable] : []),
})
