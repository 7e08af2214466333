import { useComputed, useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { labelOf, typeOf } from '#journey/steps/index.ts'
import { LIMITS } from '#messages/limits.ts'
import { StepIcon } from '../../design/step-icon.tsx'
import { Tabs } from '../../design/tabs.tsx'
import { type StepNode, useDraft } from '../document/draft.ts'
import { useEditor } from '../editor.ts'
import { EditedConfigContext, useEditedConfig } from '../fields/edited-config.ts'
import { ProblemLine } from '../fields/frame.tsx'
import { More } from '../fields/more.tsx'
import { Text } from '../fields/text.tsx'
import { forms } from '../forms/index.ts'
import { lazyComponent } from '../loading/lazy-component.tsx'
import { groupLook } from '../palette/group-look.ts'
import { Bar, Delete, Locked } from './bar.tsx'
import { editedStep } from './edited-step.ts'
import styles from './panel.module.css'
import { Ports } from './ports.tsx'
import { useFocus } from './use-focus.ts'

/** Loaded when first opened: most steps are filled in without a look at every channel. */
const Preview = lazyComponent(async () => (await import('../preview/preview.tsx')).default)

const TABS = [
  { id: 'edit', label: 'Edit' },
  { id: 'preview', label: 'Preview' },
]

/** One step: its form, where it goes on, and what guests will see of it. */
export function StepPanel({ node, onClose }: { node: StepNode; onClose(): void }) {
  const editor = useEditor()
  const { draft } = editor
  const isReadOnly = draft.readOnly.value
  const edited = useMemo(() => editedStep(editor, node), [editor, node, isReadOnly])
  const title = useComputed(() => node.step.value.name?.trim() || labelOf(node.type))
  const tab = useSignal('edit')
  const isHere = forms[node.type].isLoaded.value
  const panel = useFocus(draft, node.id, isHere, () => {
    tab.value = 'edit'
  })
  const { group } = typeOf(node)
  const isSeen = group === 'message' || group === 'input'
  return (
    <EditedConfigContext.Provider value={edited}>
      <section class={styles.panel} aria-label="Step" ref={panel}>
        <Bar
          sign={<StepIcon type={node.type} />}
          look={groupLook(node.type)}
          title={title.value}
          about={labelOf(node.type)}
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
              {tab.value === 'edit' ? <Edit node={node} /> : <Preview node={node} />}
            </Tabs>
          ) : (
            <Edit node={node} />
          )}
        </div>
      </section>
    </EditedConfigContext.Provider>
  )
}

function Edit({ node }: { node: StepNode }) {
  const draft = useDraft()
  const Form = forms[node.type]
  // All at once: a field before the form would otherwise get the focus of the first.
  if (!Form.isLoaded.value) return <Form />
  return (
    <div class={styles.form}>
      <General />
      <Form />
      <Ports node={node} />
      {node.type !== 'start' && (
        <>
          <Text
            path="step.name"
            label="Name on the canvas"
            variables={false}
            most={LIMITS.stepName}
            placeholder={labelOf(node.type)}
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
      {draft.readOnly.value === false && node.type !== 'start' && <Delete ids={[node.id]} />}
    </div>
  )
}

/** What is wrong with the step as a whole, or where no field on screen could say it. */
function General() {
  const { problems } = useEditedConfig()
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
