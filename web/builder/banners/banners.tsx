import { useEffect, useState } from 'preact/hooks'
import { findUnsavedWork, type StoredWork } from '../document/unsaved-work.ts'
import { useEditor } from '../editor.ts'
import { lazyComponent } from '../loading/lazy-component.tsx'
import type { Opened } from '../server/server.ts'
import { SaveBanner } from './save-banner.tsx'

const KeptBanner = lazyComponent(
  async () => (await import('./unsaved-work-banner.tsx')).UnsavedWorkBanner,
)
const LiveBanner = lazyComponent(async () => (await import('../deploy/live-banner.tsx')).default)

/** Notices under the toolbar, at most a line each. */
export function Banners({ opened, memberId }: { opened: Opened; memberId: string }) {
  const { draft } = useEditor()
  const [left, setLeft] = useState<StoredWork>()
  useEffect(() => {
    void findUnsavedWork(opened.id, memberId, opened.journey).then(setLeft)
  }, [])
  return (
    <>
      {(draft.state.value === 'live' || draft.readOnly.value) && <LiveBanner />}
      {left && !draft.readOnly.value && (
        <KeptBanner left={left} onClose={() => setLeft(undefined)} />
      )}
      <SaveBanner memberId={memberId} />
    </>
  )
}
