import { useState } from 'preact/hooks'
import { type Channel, failureOf } from '../../api/api.ts'
import { type JourneySummary, journeysApi } from '../../api/journeys-api.ts'
import { Menu, type MenuItem } from '../../design/menu.tsx'
import { describeFailure } from '../error-panel.tsx'
import { CloneJourney } from './clone-journey.tsx'
import { DeleteJourney } from './delete-journey.tsx'
import { saveJourneyFile } from './journey-file.ts'
import { ProblemsDialog } from './problems-dialog.tsx'
import { RenameJourney } from './rename-journey.tsx'

type Open = 'problems' | 'rename' | 'clone' | 'delete'

/** What else can be done to a journey of the list; who may only read can look and export. */
export function JourneyMenu(props: {
  journey: JourneySummary
  channels: Channel[]
  mayWrite: boolean
  onSaid(text: string, isBad?: boolean): void
  onChanged(): void
}) {
  const { journey, channels, mayWrite, onSaid, onChanged } = props
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)

  async function exportIt() {
    try {
      saveJourneyFile(await journeysApi.export(journey.id))
      onSaid('Exported. Secrets are left out of the file.')
    } catch (thrown) {
      onSaid(describeFailure(failureOf(thrown)), true)
    }
  }
  const done = (text: string) => {
    close()
    onSaid(text)
    onChanged()
  }

  return (
    <>
      <Menu
        label={`More for ${journey.name}`}
        items={itemsFor(mayWrite, { onOpen: setOpen, onExport: exportIt })}
      />
      {open === 'problems' && <ProblemsDialog journey={journey} onClose={close} />}
      {open === 'clone' && <CloneJourney journey={journey} onClose={close} />}
      {open === 'rename' && (
        <RenameJourney journey={journey} onRenamed={() => done('Saved.')} onClose={close} />
      )}
      {open === 'delete' && (
        <DeleteJourney
          journey={journey}
          channels={channels}
          onDeleted={() => done('Deleted.')}
          onClose={close}
        />
      )}
    </>
  )
}

function itemsFor(
  mayWrite: boolean,
  { onOpen, onExport }: { onOpen(open: Open): void; onExport(): void },
): MenuItem[] {
  const looking: MenuItem[] = [
    { label: 'Problems', icon: 'warn', onSelect: () => onOpen('problems') },
    { label: 'Export', icon: 'download', onSelect: onExport },
  ]
  if (!mayWrite) return looking
  return [
    { label: 'Rename', icon: 'pencil', onSelect: () => onOpen('rename') },
    { label: 'Clone', icon: 'copy', onSelect: () => onOpen('clone') },
    ...looking,
    { label: 'Delete', icon: 'trash', isDanger: true, onSelect: () => onOpen('delete') },
  ]
}
