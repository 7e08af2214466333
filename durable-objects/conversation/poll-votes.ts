import { choicePayload, type Inbound, Outbound, readChoicePayload } from '#journey/message.ts'
import { labels } from '../channels/rendering/label.ts'
import type { Store } from '../storage/store.ts'

/** A poll's options have this many characters (channels/whatsapp-unofficial/README.md, Choices). */
const OPTION = 100

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
  const options = optionsOf(message)
  if (!('questionId' in message)) return undefined
  // As they were cut and numbered for the poll.
  const names = labels(
    options.map(({ label }) => label),
    OPTION,
    'option',
    () => {},
  )
  const option = options[names.indexOf(title)]
  return option && choicePayload(message.questionId, option.id)
}

function optionsOf(message: Outbound) {
  if (message.kind === 'list') return message.sections.flatMap(({ rows }) => rows)
  return message.kind === 'reply' || message.kind === 'quick-reply' ? message.options : []
}
