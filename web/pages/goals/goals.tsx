import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { api } from '../../api/api.ts'
import { useResource } from '../../api/resource.ts'
import controls from '../../design/controls.module.css'
import { EmptyState } from '../../design/empty-state.tsx'
import { Icon } from '../../design/icon.tsx'
import { Tabs } from '../../design/tabs.tsx'
import { goalAddress, JOURNEYS } from '../addresses.ts'
import { usePaged } from '../list/paged.ts'
import { ShowMore } from '../list/show-more.tsx'
import { LoadState } from '../load-state.tsx'
import { Shell } from '../shell.tsx'
import { useRequireSignIn } from '../sign-in/require-sign-in.ts'
import { GoalCard } from './goal-card.tsx'
import styles from './goals.module.css'
import { goalsApi } from './goals-api.ts'
import { NameDialog } from './name-dialog.tsx'

/** Settings → Bot Journeys → Goals: the outcomes that journeys are for, and how often each is reached. */
export default function Goals() {
  const [tab, setTab] = useState('open')
  const [isCreating, setCreating] = useState(false)
  const isArchive = tab === 'archived'
  const me = useResource('me', (signal) => api.me(signal))
  const goals = usePaged(tab, (cursor, signal) => goalsApi.list(isArchive, cursor, signal))
  if (useRequireSignIn(goals.failure, me.failure)) return null

  const mayWrite = !!me.value?.may.includes('write goals')
  const visible = goals.items.filter(({ archived }) => archived === isArchive)
  const isEmpty = goals.value && me.value && !goals.isLoading && !visible.length
  const create = mayWrite && (
    <button type="button" class={controls.primary} onClick={() => setCreating(true)}>
      <Icon name="plus" />
      Create goal
    </button>
  )

  return (
    <Shell
      title="Goals"
      lead="The outcomes your journeys are for, and how often guests reach them."
      parent={JOURNEYS}
      me={me.value}
      actions={!(isEmpty && !isArchive) && create}
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
        <LoadState of={[goals, me]} />
        {isEmpty && (isArchive ? <NothingArchived /> : <NoGoals action={create} />)}
        <ul class={styles.list}>
          {visible.map((goal) => (
            <GoalCard key={goal.id} goal={goal} />
          ))}
        </ul>
        <ShowMore list={goals} />
      </Tabs>
      {isCreating && <CreateGoal onClose={() => setCreating(false)} />}
    </Shell>
  )
}

function CreateGoal({ onClose }: { onClose(): void }) {
  const { route } = useLocation()
  return (
    <NameDialog
      title="Create a goal"
      label="Name"
      hint="An outcome that matters to you, for example Booking confirmed."
      action="Create"
      onSave={async (name) => {
        const { id } = await goalsApi.create(name)
        route(`${goalAddress(id)}?tab=milestones`)
      }}
      onClose={onClose}
    />
  )
}

const NothingArchived = () => (
  <EmptyState icon="archive" title="Nothing is archived">
    <p>A goal you no longer follow can be put away here. What was reached of it stays.</p>
  </EmptyState>
)

const NoGoals = ({ action }: { action: ComponentChildren }) => (
  <EmptyState icon="flag" title="No goals yet" action={action}>
    <p>
      A goal is an outcome you name, such as “Qualified enquiry”. It has milestones on the way, such
      as “Dates confirmed” and “Quote sent”, and each milestone may note values: a budget, a party
      size.
    </p>
    <p>
      {action
        ? 'Create one, then put Goal steps into your journeys at the right moments.'
        : 'Ask an owner or an admin to create one.'}
    </p>
  </EmptyState>
)
