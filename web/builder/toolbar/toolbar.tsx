import type { ComponentChildren } from 'preact'
import { Badge } from '../../design/badge.tsx'
import controls from '../../design/controls.module.css'
import { Icon } from '../../design/icon.tsx'
import { useNarrow } from '../../design/media-query.ts'
import { Tooltip } from '../../design/tooltip.tsx'
import { back } from '../commands/back.ts'
import { type Command, canRun } from '../commands/command.ts'
import { deploy } from '../commands/deploy.ts'
import { find } from '../commands/find.ts'
import { journeySettings } from '../commands/journey-settings.ts'
import { labelWithKeys } from '../commands/keys.ts'
import { apis, variables, versions } from '../commands/panes.ts'
import { problems } from '../commands/problems.ts'
import { redo } from '../commands/redo.ts'
import { save } from '../commands/save.ts'
import { test } from '../commands/test.ts'
import { undo } from '../commands/undo.ts'
import { useEditor } from '../editor.ts'
import { lazyComponent } from '../loading/lazy-component.tsx'
import { JourneyName } from './journey-name.tsx'
import { SaveState } from './save-state.tsx'
import styles from './toolbar.module.css'

const More = lazyComponent(async () => (await import('./more.tsx')).More)

/** Back, the journey's name and state, and buttons for all that opens around the canvas. */
export function Toolbar() {
  const { draft, dock, hasProblems } = useEditor()
  const isLive = draft.state.value === 'live'
  const isSmall = useNarrow('60rem')
  return (
    <header class={styles.bar} data-region>
      <Tool one={back} />
      <JourneyName />
      <Badge tone={isLive ? 'good' : 'quiet'}>
        {!isLive ? 'Draft' : draft.nextDraft.value ? 'Live · next draft' : 'Live'}
      </Badge>
      {!draft.readOnly.value && (
        <>
          <SaveState />
          <span class={styles.pair}>
            <Tool one={undo} />
            <Tool one={redo} />
          </span>
        </>
      )}
      <span class={styles.gap} />
      <Tool one={find} />
      <Tool one={problems} pressed={hasProblems.value}>
        <ProblemCount />
      </Tool>
      {isSmall ? (
        <span class={styles.more}>
          <More />
        </span>
      ) : (
        <>
          <Tool
            one={journeySettings}
            pressed={dock.value === 'panel' && draft.selection.value.size === 0}
          />
          <Tool one={versions} pressed={dock.value === 'versions'} />
          <Tool one={variables} pressed={dock.value === 'variables'} isWorded />
          <Tool one={apis} pressed={dock.value === 'apis'} isWorded />
        </>
      )}
      <Actions />
    </header>
  )
}

/** Save, Test and Deploy, in words. */
function Actions() {
  const editor = useEditor()
  const mayEdit = !editor.draft.readOnly.value
  return (
    <>
      {mayEdit && (
        <button
          type="button"
          class={styles.save}
          title={labelWithKeys(save)}
          onClick={() => save.run(editor)}
        >
          Save
        </button>
      )}
      <button
        type="button"
        class={styles.test}
        aria-pressed={editor.isTesting.value}
        title={labelWithKeys(test)}
        onClick={() => test.run(editor)}
      >
        <Icon name="play" size={18} />
        Test
      </button>
      {mayEdit && (
        <button type="button" class={styles.deploy} onClick={() => deploy.run(editor)}>
          Deploy
        </button>
      )}
    </>
  )
}

function Tool(props: {
  one: Command
  pressed?: boolean
  /** With its name beside the picture, where there is room. */
  isWorded?: boolean
  children?: ComponentChildren
}) {
  const { one, pressed, isWorded, children } = props
  const editor = useEditor()
  return (
    <Tooltip text={labelWithKeys(one)} side="below">
      <button
        type="button"
        class={isWorded ? styles.worded : controls.icon}
        aria-label={children ? undefined : one.label}
        aria-pressed={pressed}
        disabled={!canRun(one, editor)}
        onClick={() => one.run(editor)}
      >
        {one.icon && <Icon name={one.icon} />}
        {isWorded && <span>{one.label}</span>}
        {children && <span class={controls.unseen}>{one.label} </span>}
        {children}
      </button>
    </Tooltip>
  )
}

/** How many keep it from going live, in red once one of them is marked on screen; else how many are worth a look. */
function ProblemCount() {
  const { draft, shownProblems } = useEditor()
  const found = draft.problems.value
  const errors = found.filter(({ severity }) => severity === 'error').length
  const warnings = found.filter(({ severity }) => severity === 'warning').length
  const isShown = shownProblems.value.some(({ severity }) => severity === 'error')
  if (errors) return <span class={isShown ? styles.errors : styles.todo}>{errors}</span>
  return warnings ? <span class={styles.warnings}>{warnings}</span> : null
}
