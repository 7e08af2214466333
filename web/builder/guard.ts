import { effect } from '@preact/signals'
import type { Desk } from './desk.ts'
import { forget, keep } from './keeper.ts'

/** A request that may outlive its page carries no more than this. */
const KEEPALIVE_BYTES = 60_000

/**
 * Sees to it that nothing is lost when the page goes: asks before it is closed with work unsaved,
 * keeps the work in this browser, and sends it off if it is small enough to outlive the page.
 */
export function guardWork({ draft }: Desk, memberId: string): () => void {
  const isUnsaved = () => draft.saving.peek().is !== 'saved' && !draft.readOnly.peek()
  function put() {
    if (!isUnsaved()) return
    const journey = draft.document()
    keep(draft.journeyId, { memberId, revision: draft.revision.peek(), at: Date.now(), journey })
  }
  function go() {
    put()
    if (!isUnsaved() || draft.saving.peek().is === 'stale') return
    const body = JSON.stringify({ revision: draft.revision.peek(), journey: draft.document() })
    if (body.length > KEEPALIVE_BYTES) return
    const headers = { 'content-type': 'application/json' }
    const path = `/api/v1/journeys/${encodeURIComponent(draft.journeyId)}`
    fetch(path, { method: 'PUT', keepalive: true, headers, body }).catch(() => {})
  }
  function ask(event: BeforeUnloadEvent) {
    if (!isUnsaved()) return
    put()
    void draft.save()
    event.preventDefault()
  }
  const stopWatching = effect(() => {
    const { is } = draft.saving.value
    if (is === 'saved') forget(draft.journeyId)
    if (is === 'failed' || is === 'stale') put()
  })
  const stop = new AbortController()
  const { signal } = stop
  addEventListener('pagehide', go, { signal })
  addEventListener('beforeunload', ask, { signal })
  addEventListener('online', () => void draft.save(), { signal })
  document.addEventListener('visibilitychange', () => document.hidden && void draft.save(), {
    signal,
  })
  return () => {
    put()
    stopWatching()
    stop.abort()
  }
}
