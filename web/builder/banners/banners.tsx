import { useState } from 'preact/hooks'
import { useDesk } from '../desk.ts'
import { type Kept, keptOf } from '../keeper.ts'
import { later } from '../later.tsx'
import type { Opened } from '../server.ts'
import { KeptBanner } from './kept-banner.tsx'
import { SaveBanner } from './save-banner.tsx'

const LiveBanner = later(async () => (await import('../deploy/live-banner.tsx')).default)

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
