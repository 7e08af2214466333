import * as z from 'zod'
import type { Effect } from '../effect.ts'
import { LIMITS } from '../limits.ts'
import { noteSent } from '../say.ts'
import { stepType } from '../step.ts'

/**
 * Agent Transfer — hands the conversation to a member or a team, with a short note to the guest, and
 * ends the bot's part. It has no port.
 */
export const agentTransfer = stepType({
  group: 'action',
  config: z.object({
    to: z.union([
      z.strictObject({ memberId: z.string().min(1) }),
      z.strictObject({ teamId: z.string().min(1) }),
    ]),
    message: z.string().max(LIMITS.transferMessage).optional(),
  }),
  ports: () => [],
  waits: () => false,
  enter(context) {
    const { to, message } = context.config
    const stepId = context.step.id
    const effects: Effect[] = []
    const text = message === undefined ? '' : context.fill(message)
    if (text.trim() !== '') {
      const id = context.nextId()
      noteSent(context, id, { kind: 'text', text })
      effects.push({ type: 'send', id, stepId, message: { kind: 'text', text }, question: false })
    }
    effects.push({ type: 'transfer', id: context.nextId(), stepId, to })
    context.note({ type: 'transferred', to })
    return { to: 'end', status: 'transferred', effects }
  },
})
