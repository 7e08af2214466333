import { labelOf } from '#journey/steps/index.ts'
import { Icon } from '../../design/icon.tsx'
import { StepIcon } from '../../design/step-icon.tsx'
import { useDraft } from '../document/draft.ts'
import { nameAmongOthers } from '../document/step-name.ts'
import { Bar, Delete } from './bar.tsx'
import styles from './panel.module.css'

/** Several steps at once: which they are, and what can be done with all of them. */
export function SeveralPanel({ ids, onClose }: { ids: readonly string[]; onClose(): void }) {
  const draft = useDraft()
  const nodes = ids.flatMap((id) => draft.steps.value.get(id) ?? [])
  const deletable = nodes.filter(({ type }) => type !== 'start').map(({ id }) => id)
  return (
    <section class={styles.panel} aria-label="Steps">
      <Bar
        sign={<Icon name="grid" />}
        title={`${nodes.length} steps selected`}
        about={kindsOf(nodes.map(({ type }) => labelOf(type)))}
        onClose={onClose}
      />
      <div class={styles.scroll}>
        <ul class={styles.ports}>
          {nodes.slice(0, SHOWN).map(({ id, type, step }) => (
            <li key={id}>
              <button type="button" class={styles.leads} onClick={() => draft.goTo(id)}>
                <StepIcon type={type} size={16} /> {nameAmongOthers(step.value)}
              </button>
            </li>
          ))}
        </ul>
        {nodes.length > SHOWN && <p>And {nodes.length - SHOWN} more.</p>}
        {draft.readOnly.value === false && deletable.length > 0 && <Delete ids={deletable} />}
      </div>
    </section>
  )
}

const SHOWN = 30

const kindsOf = (names: string[]) =>
  [...Map.groupBy(names, (name) => name)].map(([name, all]) => `${all.length} ${name}`).join(', ')
