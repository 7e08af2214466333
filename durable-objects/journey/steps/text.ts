import * as z from 'zod'
import { LIMITS } from '#messages/limits.ts'
import { ANY_VALUE, writtenTo } from '../reference.ts'
import { stepType } from '../step.ts'
import { say, saying, skip } from '../step-parts/say.ts'

/**
 * Text — sends a text with WhatsApp marks. `variable` keeps what was sent. A text that is empty once
 * its variables are filled in is not sent: the step is skipped. Ports: `next`, `failed`.
 *
 * Sample: { "text": "Welcome to *Casa Verde*, {{var_system.user_name|there}}." }
 */
export const text = stepType({
  ...saying,
  label: 'Text',
  description: 'A message in words: greeting, answer, say',
  config: z.object({ text: z.string().min(1).max(LIMITS.text), variable: z.string().optional() }),
  blank: () => ({ text: '' }),
  references: ({ variable }) => writtenTo(variable, ANY_VALUE),
  summary: ({ text = '' }) => text,
  enter(context) {
    const { config } = context
    const text = context.fill(config.text)
    if (text.trim() === '') return skip(context, 'the text was empty')
    const set = config.variable ? [{ variable: config.variable, value: text }] : []
    return say(context, { kind: 'text', text }, set)
  },
})
