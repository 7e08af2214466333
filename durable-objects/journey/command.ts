import * as z from 'zod'
import { LIMITS } from '#messages/limits.ts'

/** Where a command leads: to a step, to the question asked before, or to Start. */
export const CommandTarget = z.union([
  z.object({ step: z.string() }),
  z.literal('back'),
  z.literal('start'),
])
export type CommandTarget = z.infer<typeof CommandTarget>

/**
 * Words that lead away from any question. It is saved while it is unfinished; `problems` says what it
 * lacks.
 *
 * Sample: { "id": "human", "words": ["human", "person", "agent"], "to": { "step": "to-team" } }
 */
export const Command = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  words: z.array(z.string()),
  to: CommandTarget,
})
export type Command = z.infer<typeof Command>

/** A journey's commands as they can go live. */
export const FinishedCommands = z
  .array(
    Command.extend({
      words: z.array(z.string().trim().min(1).max(LIMITS.synonym)).min(1).max(LIMITS.synonyms),
      to: z.union([z.object({ step: z.string().min(1) }), z.literal('back'), z.literal('start')]),
    }),
  )
  .max(LIMITS.commands)
