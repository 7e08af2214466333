import type { Outbound, OutboundOf } from '#messages/message.ts'
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
  const parts = partsOf(
    message,
    rendererWith((loss) => losses.add(loss)),
  )
  return { parts, losses: [...losses] }
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
