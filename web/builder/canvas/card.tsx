import { computed } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { STEP_NAMES } from '#journey/problems/words.ts'
import { Icon } from '../../design/icon.tsx'
import { StepIcon } from '../../design/step-icon.tsx'
import { type Desk, useDesk } from '../desk.ts'
import type { StepCell } from '../draft.ts'
import { groupOf } from '../palette/offer.ts'
import { portLook } from '../ports.ts'
import { previewOf, titleOf } from '../preview.ts'
import type { Bad } from '../trouble.ts'
import styles from './card.module.css'

/** A step on the canvas. A drag changes its style and nothing else: it is not rendered anew. */
export function Card({ cell }: { cell: StepCell }) {
  const desk = useDesk()
  const look = useMemo(() => lookOf(desk, cell), [cell])
  const element = useRef<HTMLDivElement>(null)
  const { wanted, focused } = desk
  useEffect(() =>
    wanted.subscribe((id) => {
      if (id !== cell.id) return
      element.current?.focus({ preventScroll: true })
      wanted.value = undefined
    }),
  )
  const step = cell.step.value
  const bad = look.bad.value
  const title = titleOf(step)
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
  const { layouts } = useDesk()
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

/** Everything of a card that changes without its words: each is one attribute. */
function lookOf(desk: Desk, cell: StepCell) {
  const { draft, layouts, linking, focused } = desk
  const bad = computed(() => desk.bad.value.get(cell.id))
  const target = computed(() => {
    const over = linking.value?.over
    return over?.step === cell.id ? over : undefined
  })
  return {
    bad,
    style: computed(
      () =>
        `transform:translate(${cell.x.value}px,${cell.y.value}px);height:${layouts.of(cell).height}px`,
    ),
    class: computed(() => {
      const names = [styles.card, styles[groupOf(cell.type).toLowerCase()]]
      if (cell.isSelected.value) names.push(styles.selected)
      if (draft.currentStep.value === cell.id) names.push(styles.current)
      if (target.value) names.push(target.value.no ? styles.refused : styles.target)
      return names.join(' ')
    }),
    /** One card is in the order of Tab: the one that had the keyboard last, else Start. */
    tabIndex: computed(() => {
      const at = focused.value
      const isHeld = at !== undefined && draft.steps.value.has(at)
      return (isHeld ? at === cell.id : cell.type === 'start') ? 0 : -1
    }),
    says: computed(() => saysOf(desk, cell, bad.value)),
  }
}

/** What those who listen hear of a card: what it is, what it says, where it leads, what is wrong. */
function saysOf({ draft, layouts }: Desk, cell: StepCell, bad?: Bad): string {
  const step = cell.step.value
  const title = titleOf(step)
  const kind = title === STEP_NAMES[step.type] ? '' : `${STEP_NAMES[step.type]}. `
  const wired = layouts.out.value.get(cell.id)
  const ways = layouts.of(cell).ports.map((port) => {
    const to = draft.steps.value.get(wired?.get(port)?.to ?? '')
    return `${portLook(step, port).label}: ${to ? titleOf(to.step.value) : 'free'}`
  })
  const wrong = bad
    ? ` ${bad.messages.length === 1 ? 'A problem' : `${bad.messages.length} problems`}.`
    : ''
  return `${title}. ${kind}${previewOf(step)}.${wrong} ${ways.slice(0, 6).join(', ')}`
}
