import {
  choicePayload,
  type Inbound,
  Outbound,
  optionsOf,
  readChoicePayload,
} from '#messages/message.ts'
import { pollOptions } from '../channels/whatsapp-unofficial/choices.ts'
import type { Store } from '../storage/store.ts'

type Voted = Pick<Store, 'messages' | 'deliveries'>

/**
 * A vote says by its words what was chosen, and by its poll in which question: as a tap on that
 * question's own button, so that a vote on an old poll answers no other that has the same words.
 */
export function resolvePollVote(inbound: Inbound, { messages, deliveries }: Voted): Inbound {
  const { content, repliesTo } = inbound
  if (content.kind !== 'choice' || !repliesTo || readChoicePayload(content.payload)) return inbound
  const asked = deliveries.byProviderId(repliesTo)
  const message = asked && Outbound.safeParse(messages.get(asked.id)?.body).data
  const payload = message && payloadOf(message, content.title)
  return payload ? { ...inbound, content: { ...content, payload } } : inbound
}

function payloadOf(message: Outbound, title: string): string | undefined {
  if (!('questionId' in message)) return undefined
  const voted = pollOptions(optionsOf(message)).find((option) => option.title === title)
  return voted && choicePayload(message.questionId, voted.option.id)
}
