import { useState } from 'preact/hooks'
import { journeysApi, type Version } from '../../api/journeys-api.ts'
import { useResource } from '../../api/resource.ts'
import { Badge } from '../../design/badge.tsx'
import controls from '../../design/controls.module.css'
import { Icon } from '../../design/icon.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { dateTime } from '../../format/time.ts'
import { ErrorPanel } from '../../pages/error-panel.tsx'
import { useDraft } from '../document/draft.ts'
import { RestoreVersion } from './restore-version.tsx'
import styles from './versions-panel.module.css'

/** Every version that was deployed, newest first; any of them can come back into the draft. */
export default function VersionsPanel({ onClose }: { onClose(): void }) {
  const draft = useDraft()
  const id = draft.journeyId
  // Asked for again after a deploy.
  const versions = useResource(`${id} ${draft.version.value}`, (signal) =>
    journeysApi.versions(id, signal),
  )
  const [chosen, setChosen] = useState<Version>()
  const items = versions.value?.items
  return (
    <aside class={styles.panel} aria-label="Versions">
      <header class={styles.head}>
        <h2>Versions</h2>
        <button
          type="button"
          class={controls.icon}
          aria-label="Close the versions"
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      <div class={styles.body}>
        {versions.failure && <ErrorPanel failure={versions.failure} onRetry={versions.reload} />}
        {!items && !versions.failure && <Skeleton count={3} height={4} />}
        {items?.length === 0 && (
          <p class={styles.soft}>
            None yet. Each deploy keeps the journey as it was then, so that you can come back to it.
          </p>
        )}
        <ol class={styles.list}>
          {items?.map((version) => (
            <li key={version.version}>
              <div>
                <p class={styles.name}>
                  Version {version.version} {version.live && <Badge tone="good">Live</Badge>}
                </p>
                <p class={styles.soft}>
                  {dateTime(version.deployedAt)}
                  {version.deployedBy && ` by ${version.deployedBy.name}`}
                </p>
              </div>
              {draft.readOnly.value !== 'role' && (
                <button
                  type="button"
                  class={controls.button}
                  aria-label={`Restore version ${version.version}`}
                  onClick={() => setChosen(version)}
                >
                  Restore
                </button>
              )}
            </li>
          ))}
        </ol>
      </div>
      {chosen && <RestoreVersion version={chosen.version} onClose={() => setChosen(undefined)} />}
    </aside>
  )
}
