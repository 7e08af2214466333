import { Outbound, type OutboundOf } from '#messages/message.ts'
import type { Note } from './label.ts'

export type MediaMessage = OutboundOf<'image' | 'video' | 'audio' | 'document'>
export type ChoiceMessage = OutboundOf<'reply' | 'quick-reply'>

/**
 * What a channel makes of each kind of message: parts in the order they are sent, none where nothing
 * is left to say.
 */
export type MessageRenderer<Part> = {
  text(message: OutboundOf<'text'>): Part[]
  media(message: MediaMessage): Part[]
  location(message: OutboundOf<'location'>): Part[]
  link(message: OutboundOf<'cta-url'>): Part[]
  template(message: OutboundOf<'template'>): Part[]
  choice(message: ChoiceMessage): Part[]
  list(message: OutboundOf<'list'>): Part[]
}

/** The parts of a message and what it lost on the way: each loss once, "button label cut to 20". */
export function renderParts<Part>(
  message: Outbound,
  rendererWith: (note: Note) => MessageRenderer<Part>,
): { parts: Part[]; losses: string[] } {
  const losses = new Set<string>()
  const note: Note = (loss) => losses.add(loss)
  const parts = partsOf(wellFormed(message, note), rendererWith(note))
  return { parts, losses: [...losses] }
}

/** JSON writes half of a surrogate pair as an escape, and so shows at once that there is one. */
const HALF_PAIR = /\\ud[89a-f]/i

/** Half of a surrogate pair is no character: providers refuse a whole message because of it. */
function wellFormed(message: Outbound, note: Note): Outbound {
  const json = JSON.stringify(message)
  if (!HALF_PAIR.test(json)) return message
  note('broken character replaced')
  const whole = (_: string, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : value
  return Outbound.parse(JSON.parse(json, whole))
}

function partsOf<Part>(message: Outbound, renderer: MessageRenderer<Part>): Part[] {
  switch (message.kind) {
    case 'text':
      return renderer.text(message)
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
      return renderer.media(message)
    case 'location':
      return renderer.location(message)
    case 'cta-url':
      return renderer.link(message)
    case 'template':
      return renderer.template(message)
    case 'reply':
    case 'quick-reply':
      return renderer.choice(message)
    case 'list':
      return renderer.list(message)
  }
}
