import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { api } from '../../api.ts'
import controls from '../../design/controls.module.css'
import { EmptyState } from '../../design/empty-state.tsx'
import { Icon } from '../../design/icon.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { Tabs } from '../../design/tabs.tsx'
import { useResource } from '../../resource.ts'
import { useAttempt } from '../attempt.ts'
import { Shell } from '../shell.tsx'
import { useWayIn } from '../sign-in/way-in.ts'
import { inWords, Trouble } from '../trouble.tsx'
import { goalAddress, JOURNEYS } from './addresses.ts'
import { GoalCard } from './goal-card.tsx'
import styles from './goals.module.css'
import { goalsApi, type ListedGoal } from './goals-api.ts'
import { NameDialog } from './name-dialog.tsx'

/** Settings → Bot Journeys → Goals: the outcomes that journeys are for, and how often each is reached. */
export default function Goals() {
  const { route } = useLocation()
  const [tab, setTab] = useState('open')
  const [isCreating, setCreating] = useState(false)
  const [more, setMore] = useState<{ items: ListedGoal[]; next?: string }>()
  const { isBusy, failure: refused, attempt } = useAttempt()
  const isArchive = tab === 'archived'
  const me = useResource('me', (signal) => api.me(signal))
  const goals = useResource(tab, (signal) => {
    setMore(undefined)
    return goalsApi.list(isArchive, undefined, signal)
  })
  const failure = goals.failure ?? me.failure
  if (useWayIn(goals.failure, me.failure)) return null

  const mayWrite = !!me.value?.may.includes('write goals')
  const items = [...(goals.value?.items ?? []), ...(more?.items ?? [])]
  const shown = items.filter(({ archived }) => archived === isArchive)
  const next = more ? more.next : goals.value?.next
  const isReady = goals.value && me.value
  const create = mayWrite && (
    <button type="button" class={controls.primary} onClick={() => setCreating(true)}>
      <Icon name="plus" />
      Create goal
    </button>
  )
  const showMore = () =>
    attempt(async () => {
      const page = await goalsApi.list(isArchive, next)
      setMore({ items: [...(more?.items ?? []), ...page.items], next: page.next })
    })

  return (
    <Shell
      title="Goals"
      lead="The outcomes your journeys are for, and how often guests reach them."
      parent={JOURNEYS}
      me={me.value}
      actions={create}
    >
      <Tabs
        label="Goals"
        tabs={[
          { id: 'open', label: 'In use' },
          { id: 'archived', label: 'Archived' },
        ]}
        selected={tab}
        onSelect={setTab}
      >
        {failure && !isReady && (
          <Trouble
            failure={failure}
            onRetry={() => {
              goals.reload()
              me.reload()
            }}
          />
        )}
        {!failure && !isReady && <Skeleton />}
        {failure && isReady && (
          <p class={controls.notice} role="status">
            This list could not be brought up to date just now.
          </p>
        )}
        {isReady && !goals.isLoading && !shown.length && (
          <Nothing isArchive={isArchive} mayWrite={mayWrite} />
        )}
        <ul class={styles.list}>
          {shown.map((goal) => (
            <GoalCard key={goal.id} goal={goal} />
          ))}
        </ul>
        {next && (
          <button type="button" class={controls.button} disabled={isBusy} onClick={showMore}>
            Show more
          </button>
        )}
        {refused && (
          <p class={controls.fault} role="alert">
            {inWords(refused)}
          </p>
        )}
      </Tabs>
      {isCreating && (
        <NameDialog
          title="Create a goal"
          label="Name"
          hint="An outcome that matters to you, as in Booking confirmed."
          action="Create"
          onSave={async (name) => {
            const { id } = await goalsApi.create(name)
            route(`${goalAddress(id)}?tab=milestones`)
          }}
          onClose={() => setCreating(false)}
        />
      )}
    </Shell>
  )
}

const Nothing = ({ isArchive, mayWrite }: { isArchive: boolean; mayWrite: boolean }) =>
  isArchive ? (
    <EmptyState icon="archive" title="Nothing is archived">
      <p>A goal you no longer follow can be put away here. What was reached of it stays.</p>
    </EmptyState>
  ) : (
    <EmptyState icon="flag" title="No goals yet">
      <p>
        A goal is an outcome you name, such as “Qualified enquiry”. It has milestones on the way,
        such as “Dates confirmed” and “Quote sent”, and each milestone may note values: a budget, a
        party size.
      </p>
      <p>
        {mayWrite
          ? 'Create one, then put Goal steps into your journeys at the right moments.'
          : 'Owners and admins create them.'}
      </p>
    </EmptyState>
  )
