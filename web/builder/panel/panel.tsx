import { useEffect } from 'preact/hooks'
import { useDraft } from '../document/draft.ts'
import { lazyComponent } from '../loading/lazy-component.tsx'
import { catalog, showCatalogFor } from '../server/catalog.ts'
import { StepPanel } from './step-panel.tsx'

const JourneyPanel = lazyComponent(async () => (await import('./journey-panel.tsx')).JourneyPanel)
const SeveralPanel = lazyComponent(async () => (await import('./several-panel.tsx')).SeveralPanel)

/** The property panel: of the step that is chosen, of several, or of the journey when none is. */
export default function Panel({ onClose }: { onClose(): void }) {
  const draft = useDraft()
  showCatalogFor(draft.journeyId)
  useEffect(catalog.campaignVariables.need, [])
  const ids = [...draft.selection.value]
  const [only] = ids
  if (ids.length > 1) return <SeveralPanel ids={ids} onClose={onClose} />
  const node = only === undefined ? undefined : draft.steps.value.get(only)
  return node ? (
    <StepPanel key={node.id} node={node} onClose={onClose} />
  ) : (
    <JourneyPanel onClose={onClose} />
  )
}
