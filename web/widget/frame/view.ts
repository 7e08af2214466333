import type { ChatConfig } from '../../../durable-objects/web-chat/protocol.ts'
import type { ConnectionState } from './connection.ts'
import { type Conversation, EMPTY } from './conversation.ts'
import { words } from './words.ts'

/** What is drawn. `now` is replaced whole, so that who holds an old one can compare. */
export type View = {
  conversation: Conversation
  connection: ConnectionState | 'refused'
  config: ChatConfig
  isOpen: boolean
  /** One sentence above the composer; what the connection's state says is not repeated here. */
  notice?: string
}

export const titleOf = ({ config }: View) => config.title ?? config.organisation ?? words.chat

/** What somebody is called: a bot that its team has not named is called "Bot", in English everywhere. */
export const ownName = (name: string | undefined) => (name === 'Bot' ? undefined : name)

export type Screen = { now: View; show(change: Partial<View>): void }

export function openScreen(isOpen: boolean, draw: () => void): Screen {
  const screen: Screen = {
    now: { conversation: EMPTY, connection: 'connecting', config: {}, isOpen },
    show(change) {
      screen.now = { ...screen.now, ...change }
      draw()
    },
  }
  return screen
}
