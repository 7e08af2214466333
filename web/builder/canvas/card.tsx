import { useEffect, useMemo, useRef } from 'preact/hooks'
import { STEP_NAMES } from '#journey/problems/words.ts'
import { Icon } from '../../design/icon.tsx'
import { StepIcon } from '../../design/step-icon.tsx'
import type { StepCell } from '../draft.ts'
import { useEditor } from '../editor.ts'
import { portLook } from '../ports.ts'
import { previewOf } from '../preview.ts'
import { stepName } from '../step-name.ts'
import type { Bad } from '../trouble.ts'
import styles from './card.module.css'
import { lookOf } from './card-look.ts'

/** A step on the canvas. A drag changes its style and nothing else: it is not rendered anew. */
export function Card({ cell }: { cell: StepCell }) {
  const editor = useEditor()
  const look = useMemo(() => lookOf(editor, cell), [cell])
  const element = useRef<HTMLDivElement>(null)
  const { wanted, focused } = editor
  useEffect(() =>
    wanted.subscribe((id) => {
      if (id !== cell.id) return
      element.current?.focus({ preventScroll: true })
      wanted.value = undefined
    }),
  )
  const step = cell.step.value
  const bad = look.bad.value
  const title = stepName(step)
  const preview = previewOf(step)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a step is no fieldset; its keys are the canvas's own
    <div
      ref={element}
      role="group"
      aria-roledescription="step"
      aria-label={look.says.value}
      data-step={cell.id}
      class={look.class}
      style={look.style}
      tabIndex={look.tabIndex.value}
      onFocus={() => {
        focused.value = cell.id
      }}
    >
      {cell.type !== 'start' && <span class={styles.in} />}
      <header class={styles.head}>
        <span class={styles.icon}>
          <StepIcon type={cell.type} size={18} />
        </span>
        <span class={styles.title} dir="auto">
          {title}
        </span>
        {bad && <Badge bad={bad} />}
      </header>
      <p class={preview ? styles.body : styles.blank} dir="auto">
        {preview || STEP_NAMES[cell.type]}
      </p>
      <Ports cell={cell} bad={bad} />
      {step.note && (
        <p class={styles.note} dir="auto" title={step.note}>
          {step.note}
        </p>
      )}
    </div>
  )
}

function Ports({ cell, bad }: { cell: StepCell; bad?: Bad }) {
  const { layouts } = useEditor()
  const { ports, folded } = layouts.of(cell)
  const wired = layouts.out.value.get(cell.id)
  if (!ports.length) return null
  return (
    <ul class={styles.ports}>
      {ports.map((port) => {
        const { label, meaning } = portLook(cell.step.value, port)
        const kind = bad?.ports.has(port)
          ? styles.wrong
          : wired?.has(port)
            ? styles.taken
            : styles.free
        return (
          <li key={port} title={meaning}>
            <span dir="auto">{label}</span>
            <span data-port={port} class={kind} />
          </li>
        )
      })}
      {folded > 0 && <li class={styles.folded}>{folded} more, by “Success”</li>}
    </ul>
  )
}

const Badge = ({ bad }: { bad: Bad }) => (
  <span
    class={bad.severity === 'error' ? styles.error : styles.warning}
    title={bad.messages.join('\n')}
  >
    <Icon name="warn" size={16} />
    {bad.messages.length > 1 && bad.messages.length}
  </span>
)
