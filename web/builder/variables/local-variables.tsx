import { computed } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { useDraft } from '../document/draft.ts'
import fields from '../fields/fields.module.css'
import { NewVariable } from '../fields/new-variable.tsx'
import { TYPE_NAMES } from '../fields/variable-options.ts'
import panel from '../panel/panel.module.css'
import { LocalVariable } from './local-variable.tsx'
import { usesIn } from './uses.ts'
import styles from './variables.module.css'

/** The journey's own variables: added, changed, and renamed wherever they are named. */
export function LocalVariables() {
  const draft = useDraft()
  const uses = useMemo(
    () =>
      computed(() =>
        usesIn(
          [...draft.steps.value.values()].map(({ step }) => step.value),
          draft.apis.value,
        ),
      ),
    [draft],
  )
  const variables = draft.variables.value
  return (
    <div class={panel.form}>
      <p class={fields.hint}>They live for one run: a captured date, a party size, an intent.</p>
      {draft.readOnly.value === false && <NewVariable type="string" onMade={() => {}} />}
      <ul class={styles.list}>
        {variables.map((variable, at) => (
          // By place: a variable that is renamed stays the one that is open.
          <li key={`${at}`}>
            <details class={styles.variable}>
              <summary>
                <span class={styles.name}>{variable.name}</span>
                <span class={styles.type}>{TYPE_NAMES[variable.type]}</span>
                <span class={styles.about}>
                  {usedTimes(uses.value.get(`var_local.${variable.name}`)?.length ?? 0)}
                </span>
              </summary>
              <LocalVariable
                variable={variable}
                uses={uses.value.get(`var_local.${variable.name}`) ?? []}
              />
            </details>
          </li>
        ))}
      </ul>
      {!variables.length && <p class={fields.hint}>There is none yet.</p>}
    </div>
  )
}

const usedTimes = (times: number) =>
  times === 0 ? 'Not used yet' : times === 1 ? 'Used in 1 place' : `Used in ${times} places`
