import type { StoredChat } from '../bridge.ts'

/** What the frame asked us to keep, in the host's storage; in memory where a browser refuses that. */
export function openChatStorage(name: string) {
  let kept: StoredChat = {}
  try {
    kept = JSON.parse(localStorage.getItem(name) ?? '{}')
  } catch {}
  return {
    get kept() {
      return kept
    },
    keep(next: StoredChat) {
      kept = next
      try {
        localStorage.setItem(name, JSON.stringify(next))
      } catch {}
    },
  }
}
