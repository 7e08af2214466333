import { useState } from 'preact/hooks'
import type { JourneySummary } from '../../api/journeys-api.ts'
import controls from '../../design/controls.module.css'
import { SelectField } from '../../design/field.tsx'
import { toast } from '../../design/toast.tsx'
import { useAttempt } from '../attempt.ts'
import { describeFailure } from '../error-panel.tsx'
import { AssignmentDialog } from './assignment-dialog.tsx'
import { type Connection, channelsApi } from './channels-api.ts'
import styles from './connections.module.css'

const NOBODY = ''

/** Which journey answers on a channel: one at most, and only a live one can be given to it. */
export function Assignment(props: {
  channel: Connection
  journeys: JourneySummary[]
  mayWrite: boolean
  onChanged(): void
}) {
  const { channel, journeys, mayWrite, onChanged } = props
  const now = journeys.find(({ id }) => id === channel.journeyId)
  if (mayWrite) return <Choice channel={channel} journeys={journeys} onChanged={onChanged} />
  return (
    <p class={styles.answers}>
      {now ? (
        <>
          <span dir="auto">“{now.name}”</span>{' '}
          {now.state === 'draft' ? 'rests here: it is a draft' : 'answers here'}
        </>
      ) : (
        'No journey answers here'
      )}
    </p>
  )
}

/** A journey is given at once where none answers, and after a question where one does. */
function Choice(props: { channel: Connection; journeys: JourneySummary[]; onChanged(): void }) {
  const { channel, journeys, onChanged } = props
  const [asked, setAsked] = useState<string>()
  const { isBusy, failure, attempt, forget } = useAttempt()
  const nameOf = (id: string | null) => journeys.find((journey) => journey.id === id)?.name

  async function assign(journeyId: string) {
    const done = await attempt(async () => {
      await channelsApi.assign(channel.id, journeyId || null)
    })
    if (!done) return
    setAsked(undefined)
    const who = nameOf(journeyId)
    toast(`${who ? `“${who}” answers` : 'No journey answers'} on ${channel.name} now.`)
    onChanged()
  }
  function choose(journeyId: string) {
    if (journeyId === (channel.journeyId ?? NOBODY)) return
    if (channel.journeyId) setAsked(journeyId)
    else void assign(journeyId)
  }
  return (
    <div class={styles.assignment}>
      <SelectField
        key={`${channel.journeyId} ${asked}`}
        label="Journey"
        value={channel.journeyId ?? NOBODY}
        {...offered(channel, journeys)}
        optional
        disabled={isBusy}
        onInput={choose}
      />
      {failure && asked === undefined && (
        <p class={controls.fault} role="alert">
          {describeFailure(failure)}
        </p>
      )}
      {asked !== undefined && (
        <AssignmentDialog
          channel={channel.name}
          before={nameOf(channel.journeyId)}
          after={asked === NOBODY ? undefined : nameOf(asked)}
          isBusy={isBusy}
          failure={failure}
          onConfirm={() => assign(asked)}
          onClose={() => {
            forget()
            setAsked(undefined)
          }}
        />
      )}
    </div>
  )
}

/** The live journeys, the one that answers here although it is a draft, and nobody. */
function offered({ journeyId }: Connection, journeys: JourneySummary[]) {
  const now = journeys.find(({ id }) => id === journeyId)
  const live = journeys.filter(({ state }) => state === 'live')
  const resting = now?.state === 'draft' ? now : undefined
  const options: [id: string, label: string][] = [
    [NOBODY, 'No automatic answers'],
    ...(resting ? [resting] : []).map(({ id, name }): [string, string] => [
      id,
      `${name} (a draft, so it rests)`,
    ]),
    ...live.map(({ id, name }): [string, string] => [id, name]),
  ]
  if (resting) return { options, hint: 'It answers again once it is deployed.' }
  if (live.length > 0) return { options }
  return { options, hint: 'No journey is live yet: deploy one, and it can be chosen here.' }
}
