import { useState } from 'preact/hooks'
import type { JourneySummary } from '../../api/journeys-api.ts'
import { ConfirmDialog } from '../../design/confirm.tsx'
import controls from '../../design/controls.module.css'
import { SelectField } from '../../design/field.tsx'
import { toast } from '../../design/toast.tsx'
import { useAttempt } from '../attempt.ts'
import { describeFailure } from '../error-panel.tsx'
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
  const [asked, setAsked] = useState<string>()
  const { isBusy, failure, attempt, forget } = useAttempt()
  const journeyName = (id: string | null) => journeys.find((journey) => journey.id === id)?.name
  const now = journeys.find(({ id }) => id === channel.journeyId)
  const live = journeys.filter(({ state }) => state === 'live')
  const rests = now?.state === 'draft'

  async function assign(journeyId: string) {
    const done = await attempt(async () => {
      await channelsApi.assign(channel.id, journeyId || null)
    })
    if (!done) return
    setAsked(undefined)
    const name = journeyName(journeyId)
    toast(
      name
        ? `“${name}” answers on ${channel.name} now.`
        : `No journey answers on ${channel.name} now.`,
    )
    onChanged()
  }
  function choose(journeyId: string) {
    if (journeyId === (channel.journeyId ?? NOBODY)) return
    if (channel.journeyId) setAsked(journeyId)
    else void assign(journeyId)
  }
  const close = () => {
    forget()
    setAsked(undefined)
  }

  if (!mayWrite) {
    return (
      <p class={styles.answers}>
        {now ? (
          <>
            <span dir="auto">“{now.name}”</span>{' '}
            {rests ? 'rests here: it is a draft' : 'answers here'}
          </>
        ) : (
          'No journey answers here'
        )}
      </p>
    )
  }
  const options: [string, string][] = [
    [NOBODY, 'No journey: your team answers'],
    ...(rests && now ? [[now.id, `${now.name} (a draft, so it rests)`] as [string, string]] : []),
    ...live.map(({ id, name }): [string, string] => [id, name]),
  ]
  return (
    <div class={styles.assignment}>
      <SelectField
        key={`${channel.journeyId} ${asked}`}
        label="Journey"
        value={channel.journeyId ?? NOBODY}
        options={options}
        optional
        disabled={isBusy}
        hint={hintOf(live.length, rests)}
        onInput={choose}
      />
      {failure && asked === undefined && (
        <p class={controls.fault} role="alert">
          {describeFailure(failure)}
        </p>
      )}
      {asked !== undefined && (
        <ConfirmDialog
          title={
            asked
              ? `Replace “${journeyName(channel.journeyId) ?? 'the journey'}”?`
              : 'Take the journey off?'
          }
          confirm={asked ? 'Replace' : 'Take it off'}
          cancel="Keep it"
          isBusy={isBusy}
          fault={failure && describeFailure(failure)}
          onConfirm={() => assign(asked)}
          onClose={close}
        >
          <p>
            A channel has one journey.{' '}
            {asked ? (
              <>
                From now on “{journeyName(asked)}” answers who writes to {channel.name} first.
              </>
            ) : (
              <>Nobody but your team will answer on {channel.name}.</>
            )}{' '}
            Conversations that are under way go on to their end.
          </p>
        </ConfirmDialog>
      )}
    </div>
  )
}

function hintOf(live: number, rests: boolean) {
  if (rests) return 'It answers again once it is deployed.'
  return live ? undefined : 'No journey is live yet: deploy one, and it can be chosen here.'
}
