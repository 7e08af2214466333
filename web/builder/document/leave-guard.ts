import { effect } from '@preact/signals'
import { toast } from '../../design/toast.tsx'
import type { Editor } from '../editor.ts'
import { deleteUnsavedWork, storeUnsavedWork } from './unsaved-work.ts'

/** The browser's limit for a request that outlives its page. */
const KEEPALIVE_BYTES = 60_000
/** A crash of the browser loses at most this much work. */
const KEEP_MS = 1000

/**
 * Keeps work when the page closes: stores unsaved work in this browser, asks before
 * the page is closed with it, and sends it off if it is small enough to outlive the page.
 */
export function installLeaveGuard(
  { draft, isStoredLocally }: Editor,
  memberId: string,
): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  const isUnsaved = () => draft.saving.peek().is !== 'saved'
  function store() {
    clearTimeout(waiting)
    waiting = undefined
    if (!isUnsaved()) return
    const journey = draft.document()
    const kept = { memberId, revision: draft.revision.peek(), at: Date.now(), journey }
    isStoredLocally.value = storeUnsavedWork(draft.journeyId, kept)
  }
  function onPageHide() {
    store()
    if (!isUnsaved() || draft.saving.peek().is === 'stale') return
    const body = JSON.stringify({ revision: draft.revision.peek(), journey: draft.document() })
    if (body.length > KEEPALIVE_BYTES) return
    const headers = { 'content-type': 'application/json' }
    const path = `/api/v1/journeys/${encodeURIComponent(draft.journeyId)}`
    fetch(path, { method: 'PUT', keepalive: true, headers, body }).catch(() => {})
  }
  function onBeforeUnload(event: BeforeUnloadEvent) {
    if (!isUnsaved()) return
    store()
    void draft.save()
    event.preventDefault()
  }
  /** While the tab was hidden, the member may have signed in elsewhere, or others may have saved. */
  async function onVisible() {
    await draft.save()
    if (document.hidden || (await draft.refresh()) !== 'newer') return
    toast('This journey was saved elsewhere meanwhile. You see it as it is now.')
  }
  const stopKeeping = effect(() => {
    if (draft.changeCount.value) waiting ??= setTimeout(store, KEEP_MS)
  })
  const stopWatching = effect(() => {
    const { is } = draft.saving.value
    if (is === 'saved') deleteUnsavedWork(draft.journeyId)
    if (is === 'failed' || is === 'stale') store()
  })
  const stop = new AbortController()
  const { signal } = stop
  addEventListener('pagehide', onPageHide, { signal })
  addEventListener('beforeunload', onBeforeUnload, { signal })
  addEventListener('online', () => void draft.save(), { signal })
  document.addEventListener('visibilitychange', () => void onVisible(), { signal })
  return () => {
    store()
    stopKeeping()
    stopWatching()
    stop.abort()
  }
}
