import { batch, type ReadonlySignal } from '@preact/signals'
import type { Journey } from '#journey/journey.ts'
import type { Opened, Server } from '../server/server.ts'
import type { JourneyInfo } from './journey-info.ts'
import type { Saver } from './saving.ts'

/** The draft's traffic with the server: saving, reloading, conflicts, and restoring unsaved work. */
export function draftSync(given: {
  server: Server
  saver: Saver
  info: JourneyInfo
  readOnly: ReadonlySignal<unknown>
  /** Puts a document on screen, as an entry of the history. */
  replace(what: string, next: Journey): void
  /** What is on screen is not stored yet. */
  onChanged(): void
  /** What is on screen is what is stored. */
  onReloaded(): void
}) {
  const { server, saver, info, readOnly, replace, onChanged, onReloaded } = given
  function show(now: Opened) {
    batch(() => {
      info.update(now)
      replace('Reload', now.journey)
      saver.settled(Date.parse(now.savedAt), now.journey)
    })
    onReloaded()
  }
  return {
    saving: saver.saving,
    base: saver.base,
    save: saver.save,
    overwrite: saver.overwrite,
    async reload() {
      show(await server.open())
    },
    async keepBoth(merged: Journey, { revision }: { revision: number }) {
      replace('Keep both', merged)
      onChanged()
      await saver.overwrite(revision)
    },
    async refresh() {
      const now = await server.open().catch(() => undefined)
      if (!now) return undefined
      const isNewer = now.revision !== info.revision.peek()
      if (isNewer && saver.saving.peek().is === 'saved') {
        show(now)
        return 'newer' as const
      }
      info.update({ ...now, revision: info.revision.peek() })
      return undefined
    },
    restoreUnsaved(left: { revision: number; journey: Journey }) {
      if (readOnly.peek()) return
      saver.madeFrom(left.revision)
      replace('Bring back unsaved changes', left.journey)
      onChanged()
    },
    async rename(name: string) {
      await server.rename(name)
      info.name.value = name
    },
  }
}
