/**
 * What the loader (on the host's page) and the frame (on our origin) tell each other by
 * `postMessage`. Both sides check the other's window and origin, and name the origin they speak to.
 */
export type Identity = {
  userId: string
  email?: string
  name?: string
  /** HMAC-SHA256 of `userId + "." + exp` with the channel's secret, made by the host's server. */
  hash?: string
  exp?: number
}

/**
 * What survives a reload. It is in the host page's own storage, because browsers partition or
 * block that of a frame; opaque to the loader but for the token (is there a conversation at all?)
 * and the look.
 */
export type StoredChat = {
  token?: string
  /** Whose token it is, to notice when the server gives us another's. */
  conversationId?: string
  queue?: unknown
  color?: string
  side?: string
  words?: LauncherWords
}

/** What the launcher says: in the chat's language once that was opened here. */
export type LauncherWords = { openChat: string; close: string; unread: string }

export type ToFrame =
  | {
      t: 'init'
      kept: StoredChat
      open: boolean
      identity?: Identity
      page: string
      referrer: string
      lang: string
    }
  | { t: 'open' }
  | { t: 'closed' }
  | { t: 'identify'; identity: Identity }
  | { t: 'logout' }

export type ToLoader =
  | { t: 'ready'; title: string }
  | { t: 'keep'; kept: StoredChat }
  | { t: 'unread'; count: number }
  | { t: 'close' }

/** Marks a message as ours among whatever else a page posts. */
export type Bridged<T> = T & { bj: 1 }
export const bridged = <T extends object>(message: T): Bridged<T> => ({ ...message, bj: 1 })

export const isBridged = (data: unknown): data is Bridged<{ t: string }> =>
  typeof data === 'object' && data !== null && (data as { bj?: unknown }).bj === 1
