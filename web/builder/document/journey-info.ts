import { signal } from '@preact/signals'
import type { Opened } from '../server/server.ts'

/** The journey besides its document: name, state and revision, each a signal. */
export function journeyInfo(opened: Opened) {
  const name = signal(opened.name)
  const description = signal(opened.description)
  const state = signal(opened.state)
  const nextDraft = signal(opened.nextDraft)
  const version = signal(opened.version)
  const revision = signal(opened.revision)
  function update(now: Opened) {
    name.value = now.name
    description.value = now.description
    state.value = now.state
    nextDraft.value = now.nextDraft
    version.value = now.version
    revision.value = now.revision
  }
  return { name, description, state, nextDraft, version, revision, update }
}

export type JourneyInfo = ReturnType<typeof journeyInfo>
