import { useState } from 'preact/hooks'
import type { StepKind } from '#journey/journey.ts'
import { labelOf } from '#journey/steps/index.ts'
import controls from '../../design/controls.module.css'
import { Icon } from '../../design/icon.tsx'
import { StepIcon } from '../../design/step-icon.tsx'
import { useEditor } from '../editor.ts'
import { matchingItems } from '../picker/pick-list.ts'
import { addBeside } from './adding.ts'
import { dragIn } from './drag-in.ts'
import { groupLook } from './group-look.ts'
import { descriptionOf, GROUPS } from './offer.ts'
import styles from './palette.module.css'

/** The steps: dragged onto the canvas, or pressed to follow the step that is selected. */
export function Palette() {
  const editor = useEditor()
  const [typed, setTyped] = useState('')
  const found = new Set(
    matchingItems(
      GROUPS.flatMap(({ name, steps }) => steps.map((type) => ({ type, name }))).map(
        ({ type, name }) => ({
          id: type,
          label: labelOf(type),
          about: `${name} ${descriptionOf(type)}`,
          onPick() {},
        }),
      ),
      typed,
    ).map(({ id }) => id),
  )
  return (
    <aside class={styles.palette} data-region aria-label="Steps">
      <div class={styles.top}>
        <label class={styles.search}>
          <Icon name="search" size={18} />
          <input
            type="search"
            placeholder="Search"
            aria-label="Search steps"
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            onKeyDown={({ key }) => {
              const [first] = found
              if (key === 'Enter' && typed && first) addFrom(first)
            }}
          />
        </label>
        <button
          type="button"
          class={controls.icon}
          aria-label="Hide the steps"
          title="Hide the steps (P)"
          onClick={() => editor.hasPalette.set(false)}
        >
          <Icon name="chevron-left" />
        </button>
      </div>
      <div class={styles.groups}>
        {GROUPS.map(({ name, about, steps }) => {
          const visible = steps.filter((type) => found.has(type))
          if (!visible.length) return null
          return (
            <section key={name} class={styles.group}>
              <h2 title={about}>{name}</h2>
              <ul>
                {visible.map((type) => (
                  <li key={type}>
                    <Offer type={type} />
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
        {!found.size && <p class={styles.none}>No step is called that.</p>}
      </div>
    </aside>
  )

  function addFrom(id: string) {
    const type = GROUPS.flatMap(({ steps }) => steps).find((each) => each === id)
    if (type && type !== 'start') addBeside(editor, type)
  }
}

function Offer({ type }: { type: StepKind }) {
  const editor = useEditor()
  const isStart = type === 'start'
  return (
    <button
      type="button"
      class={`${styles.offer} ${groupLook(type)}`}
      title={isStart ? 'Every journey has its one Start' : descriptionOf(type).replace(/:.*/, '')}
      disabled={isStart}
      onPointerDown={(event) => dragIn(editor, type, event)}
      onClick={({ detail }) => {
        // A click of the pointer is told by the drag itself; this one is Enter or the space bar.
        if (detail === 0) addBeside(editor, type)
      }}
    >
      <span class={styles.icon}>
        <StepIcon type={type} size={18} />
      </span>
      {labelOf(type)}
    </button>
  )
}
