import * as z from 'zod'
import { LIMITS } from '#messages/limits.ts'
import type { Effect } from '../effect.ts'
import type { Reference } from '../reference.ts'
import { stepType } from '../step.ts'
import { immediate } from '../step-parts/immediate.ts'
import { noteSent } from '../step-parts/say.ts'

const receiver = z.union([
  z.strictObject({ memberId: z.string().min(1) }),
  z.strictObject({ teamId: z.string().min(1) }),
])

/**
 * Agent Transfer — hands the conversation to a member or a team, with a short note to the guest, and
 * ends the bot's part. It has no port.
 *
 * Sample: { "to": { "teamId": "team-care" }, "message": "Ann takes over from here." }
 */
export const agentTransfer = stepType({
  ...immediate,
  label: 'Agent Transfer',
  description: 'Hands the chat to a person: human, team, hand-off',
  group: 'action',
  config: z.object({
    to: receiver,
    message: z.string().max(LIMITS.transferMessage).optional(),
  }),
  blank: () => ({}),
  ports: () => [],
  sends: ({ message }) => (message?.trim() ? 'message' : 'nothing'),
  references: ({ to }) => [receiverReference(to)],
  summary: ({ message, to }) => message || (to ? 'Hands the chat over' : ''),
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

const receiverReference = (to: z.infer<typeof receiver>): Reference =>
  'teamId' in to
    ? { names: 'team', id: to.teamId, path: ['to', 'teamId'] }
    : { names: 'member', id: to.memberId, path: ['to', 'memberId'] }
