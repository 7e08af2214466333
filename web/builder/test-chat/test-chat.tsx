import { useEffect, useMemo, useState } from 'preact/hooks'
import controls from '../../design/controls.module.css'
import { Icon } from '../../design/icon.tsx'
import { StepIcon } from '../../design/step-icon.tsx'
import { Tabs } from '../../design/tabs.tsx'
import { useDraft } from '../document/draft.ts'
import { stepName } from '../document/step-name.ts'
import { Phone } from './phone.tsx'
import { SetupPanel } from './setup-panel.tsx'
import styles from './test-chat.module.css'
import { makeTester, type Tester } from './tester.ts'
import { Trail } from './trail.tsx'
import { Variables } from './variables.tsx'

const TABS = [
  { id: 'chat', label: 'Chat' },
  { id: 'trail', label: 'Trail' },
  { id: 'variables', label: 'Variables' },
  { id: 'setup', label: 'Setup' },
]

/**
 * The test chat: a guest's phone beside the canvas, on a session of the saved draft that reaches
 * nobody. Its current step shows above and on the canvas.
 */
export default function TestChat({ onClose }: { onClose(): void }) {
  const draft = useDraft()
  const tester = useMemo(() => makeTester(draft), [draft])
  const [tab, setTab] = useState('chat')
  useEffect(() => () => tester.stop(), [tester])

  async function restart() {
    setTab('chat')
    await tester.begin({})
  }
  return (
    <aside
      class={styles.panel}
      aria-label="Test chat"
      // Keys typed here must not reach the canvas's shortcuts.
      onKeyDown={(event) => event.ctrlKey || event.metaKey || event.stopPropagation()}
    >
      <header class={styles.head}>
        <CurrentStep tester={tester} />
        <button type="button" class={controls.icon} aria-label="Restart" onClick={restart}>
          <Icon name="refresh" />
        </button>
        <button type="button" class={controls.icon} aria-label="Close the test" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div class={styles.tabbed}>
        <Tabs label="Test" tabs={TABS} selected={tab} onSelect={setTab}>
          {tab === 'chat' && <Phone tester={tester} />}
          {tab === 'trail' && <TrailTab tester={tester} />}
          {tab === 'variables' && (
            <Variables
              declared={draft.variables.value}
              values={tester.run.state.value?.variables ?? {}}
            />
          )}
          {tab === 'setup' && <SetupPanel setup={tester.setup} />}
        </Tabs>
      </div>
    </aside>
  )
}

/** The session's current step; its name leads to it on the canvas. */
function CurrentStep({ tester }: { tester: Tester }) {
  const draft = useDraft()
  const stepId = tester.run.state.value?.stepId
  const step = stepId === undefined ? undefined : draft.steps.value.get(stepId)?.step.value
  if (!step) return <h2 class={styles.title}>Test</h2>
  return (
    <div class={styles.title}>
      <h2 class={controls.unseen}>Test</h2>
      <button type="button" class={styles.step} onClick={() => draft.goTo(step.id)}>
        <StepIcon type={step.type} size={18} />
        <span class={controls.unseen}>Now at</span>
        <span dir="auto">{stepName(step)}</span>
      </button>
    </div>
  )
}

function TrailTab({ tester }: { tester: Tester }) {
  const draft = useDraft()
  const labelOfStep = (id: string) => {
    const node = draft.steps.value.get(id)
    return node ? stepName(node.step.value) : id
  }
  return (
    <Trail
      trail={tester.run.state.value?.trail ?? []}
      labelOfStep={labelOfStep}
      onGoTo={draft.goTo}
    />
  )
}
