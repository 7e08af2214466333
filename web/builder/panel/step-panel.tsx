import { useComputed, useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { LIMITS } from '#journey/limits.ts'
import { STEP_NAMES } from '#journey/problems/words.ts'
import { typeOf } from '#journey/steps/index.ts'
import { StepIcon } from '../../design/step-icon.tsx'
import { Tabs } from '../../design/tabs.tsx'
import { type StepCell, useDraft } from '../draft.ts'
import { ProblemLine } from '../fields/frame.tsx'
import { More } from '../fields/more.tsx'
import { SubjectContext, useSubject } from '../fields/subject.ts'
import { Text } from '../fields/text.tsx'
import { forms } from '../forms/index.ts'
import { later } from '../later.tsx'
import { groupLook } from '../palette/group-look.ts'
import { Bar, Delete, Locked } from './bar.tsx'
import styles from './panel.module.css'
import { Ports } from './ports.tsx'
import { subjectOf } from './step-subject.ts'
import { useFocus } from './use-focus.ts'

/** Most steps are filled in without being looked at on every channel. */
const Preview = later(async () => (await import('../preview/preview.tsx')).default)

const TABS = [
  { id: 'edit', label: 'Edit' },
  { id: 'preview', label: 'Preview' },
]

/** One step: its form, where it goes on, and what guests will see of it. */
export function StepPanel({ cell, onClose }: { cell: StepCell; onClose(): void }) {
  const draft = useDraft()
  const isReadOnly = draft.readOnly.value
  const subject = useMemo(() => subjectOf(draft, cell), [draft, cell, isReadOnly])
  const title = useComputed(() => cell.step.value.name?.trim() || STEP_NAMES[cell.type])
  const tab = useSignal('edit')
  const isHere = forms[cell.type].isHere.value
  const panel = useFocus(draft, cell.id, isHere, () => {
    tab.value = 'edit'
  })
  const { group } = typeOf(cell)
  const isSeen = group === 'message' || group === 'input'
  return (
    <SubjectContext.Provider value={subject}>
      <section class={styles.panel} aria-label="Step" ref={panel}>
        <Bar
          sign={<StepIcon type={cell.type} />}
          look={groupLook(cell.type)}
          title={title.value}
          about={STEP_NAMES[cell.type]}
          onClose={onClose}
        />
        <div class={styles.scroll}>
          {isReadOnly && <Locked why={isReadOnly} />}
          {isSeen ? (
            <Tabs
              label="Step"
              tabs={TABS}
              selected={tab.value}
              onSelect={(id) => {
                tab.value = id
              }}
            >
              {tab.value === 'edit' ? <Edit cell={cell} /> : <Preview cell={cell} />}
            </Tabs>
          ) : (
            <Edit cell={cell} />
          )}
        </div>
      </section>
    </SubjectContext.Provider>
  )
}

function Edit({ cell }: { cell: StepCell }) {
  const draft = useDraft()
  const Form = forms[cell.type]
  // All of it at once: a field that comes before the form would be taken for its first.
  if (!Form.isHere.value) return <Form />
  return (
    <div class={styles.form}>
      <General />
      <Form />
      <Ports cell={cell} />
      {cell.type !== 'start' && (
        <>
          <Text
            path="step.name"
            label="Name on the canvas"
            variables={false}
            most={LIMITS.stepName}
            placeholder={STEP_NAMES[cell.type]}
          />
          <More path="step.note" label="Note for colleagues">
            <Text
              path="step.note"
              label="Note for colleagues"
              lines="many"
              variables={false}
              most={LIMITS.stepNote}
            />
          </More>
        </>
      )}
      {draft.readOnly.value === false && cell.type !== 'start' && <Delete ids={[cell.id]} />}
    </div>
  )
}

/** What is wrong with the step as a whole, or where no field on screen could say it. */
function General() {
  const { problems } = useSubject()
  const found = problems.byField.value.get('') ?? []
  if (!found.length) return null
  return (
    <div class={styles.general} role="status">
      {found.map((problem) => (
        <ProblemLine key={`${problem.code}${problem.field}${problem.message}`} problem={problem} />
      ))}
    </div>
  )
}
