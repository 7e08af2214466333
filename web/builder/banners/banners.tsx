import { useState } from 'preact/hooks'
import { lazy } from 'preact-iso'
import { useDesk } from '../desk.ts'
import { type Kept, keptOf } from '../keeper.ts'
import type { Opened } from '../server.ts'
import { KeptBanner } from './kept-banner.tsx'
import { SaveBanner } from './save-banner.tsx'

const LiveBanner = lazy(() => import('../deploy/live-banner.tsx'))

/** What must be said before anything is drawn: at most a line each, under the toolbar. */
export function Banners({ opened, memberId }: { opened: Opened; memberId: string }) {
  const { draft } = useDesk()
  const [kept, setKept] = useState<Kept | undefined>(() =>
    keptOf(opened.id, memberId, opened.journey),
  )
  return (
    <>
      {(draft.state.value === 'live' || draft.readOnly.value) && <LiveBanner />}
      {kept && !draft.readOnly.value && (
        <KeptBanner kept={kept} onClose={() => setKept(undefined)} />
      )}
      <SaveBanner />
    </>
  )
}
