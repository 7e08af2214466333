import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Step } from '#journey/journey.ts'
import { labelOf } from '#journey/steps/index.ts'
import { Icon } from '../../design/icon.tsx'
import { StepIcon } from '../../design/step-icon.tsx'
import type { StepNode } from '../document/draft.ts'
import { stepName } from '../document/step-name.ts'
import { useEditor } from '../editor.ts'
import { lazyComponent } from '../loading/lazy-component.tsx'
import type { StepProblem } from '../problems/step-problems.ts'
import styles from './card.module.css'
import { cardAttributes } from './card-attributes.ts'
import { previewOf } from './card-text.ts'
import { portLook } from './ports.ts'

const CardWords = lazyComponent(async () => (await import('./card-words.tsx')).CardWords)

/** A step on the canvas. A drag changes only its style, so it is not rendered again. */
export function Card({ node }: { node: StepNode }) {
  const editor = useEditor()
  const attributes = useMemo(() => cardAttributes(editor, node), [node])
  const element = useRef<HTMLDivElement>(null)
  const { focusRequest, focused } = editor
  useEffect(() =>
    focusRequest.subscribe((id) => {
      if (id !== node.id) return
      element.current?.focus({ preventScroll: true })
      focusRequest.value = undefined
    }),
  )
  const step = node.step.value
  const problem = attributes.problem.value
  const title = stepName(step)
  const preview = previewOf(step)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a step is no fieldset; its keys are the canvas's own
    <div
      ref={element}
      role="group"
      aria-roledescription="step"
      aria-label={attributes.ariaLabel.value}
      data-step={node.id}
      class={attributes.class}
      style={attributes.style}
      tabIndex={attributes.tabIndex.value}
      onFocus={() => {
        focused.value = node.id
      }}
    >
      {node.type !== 'start' && <span class={styles.in} />}
      <header class={styles.head}>
        <span class={styles.icon}>
          <StepIcon type={node.type} size={18} />
        </span>
        <span class={styles.title} dir="auto">
          {title}
        </span>
        {problem && <Badge problem={problem} />}
      </header>
      <p class={preview ? styles.body : styles.blank} dir="auto">
        {preview ? <Preview step={step} text={preview} /> : labelOf(node.type)}
      </p>
      <Ports node={node} problem={problem} />
      {step.note && (
        <p class={styles.note} dir="auto" title={step.note}>
          {step.note}
        </p>
      )}
    </div>
  )
}

/** As plain text until the part that draws it is here. */
function Preview({ step, text }: { step: Step; text: string }) {
  useEffect(CardWords.load, [])
  return CardWords.isLoaded.value ? <CardWords step={step} /> : text
}

function Ports({ node, problem }: { node: StepNode; problem?: StepProblem }) {
  const { layouts } = useEditor()
  const { ports, folded } = layouts.of(node)
  const wired = layouts.out.value.get(node.id)
  if (!ports.length) return null
  return (
    <ul class={styles.ports}>
      {ports.map((port) => {
        const { label, meaning } = portLook(node.step.value, port)
        const kind = problem?.ports.has(port)
          ? styles.wrong
          : wired?.has(port)
            ? styles.taken
            : styles.free
        return (
          <li key={port} title={meaning}>
            <span dir="auto" class={port.startsWith('option:') ? styles.button : undefined}>
              {label}
            </span>
            <span data-port={port} class={kind} />
          </li>
        )
      })}
      {folded > 0 && <li class={styles.folded}>{folded} more, by “Success”</li>}
    </ul>
  )
}

const Badge = ({ problem }: { problem: StepProblem }) => (
  <span
    class={problem.severity === 'error' ? styles.error : styles.warning}
    title={problem.messages.join('\n')}
  >
    <Icon name="warn" size={16} />
    {problem.messages.length > 1 && problem.messages.length}
  </span>
)
