import type { Signal } from '@preact/signals'
import { SelectField, TextField } from '../../design/field.tsx'
import { NumberField } from '../../design/number-field.tsx'
import { Switch } from '../../design/switch.tsx'
import { TextArea } from '../../design/text-area.tsx'
import { useDraft } from '../document/draft.ts'
import { stepName } from '../document/step-name.ts'
import styles from './debug.module.css'
import type { CannedAnswer, Setup } from './setup.ts'

const ANSWER: CannedAnswer = { isOn: false, status: 200, body: '{\n  \n}' }

/** How the next test begins: where, with which values, and what the outside answers. */
export function SetupPanel({ setup }: { setup: Signal<Setup> }) {
  const draft = useDraft()
  const steps = [...draft.steps.value.values()].map(({ step }) => step.value)
  const calls = steps.filter(({ type }) => type === 'api')
  const { startAt, values, canned } = setup.value
  const isFilled = Object.values(values).some(Boolean)
  const change = (part: Partial<Setup>) => {
    setup.value = { ...setup.value, ...part }
  }
  return (
    <div class={styles.setup}>
      <SelectField
        label="Start at"
        value={startAt}
        options={steps.map((step) => [step.type === 'start' ? '' : step.id, stepName(step)])}
        onInput={(value) => change({ startAt: value })}
      />
      {calls.length > 0 && (
        <section class={styles.group}>
          <h3>API calls</h3>
          <p class={styles.hint}>They run for real, unless you give the answer here.</p>
          {calls.map((step) => (
            <CannedAnswerField
              key={step.id}
              name={stepName(step)}
              answer={canned[step.id] ?? ANSWER}
              onChange={(answer) => change({ canned: { ...canned, [step.id]: answer } })}
            />
          ))}
        </section>
      )}
      {draft.variables.value.length > 0 && (
        <details class={styles.group} open={isFilled}>
          <summary>Values to start with</summary>
          {draft.variables.value.map(({ name, type }) => (
            <TextField
              key={name}
              label={`var_local.${name}`}
              hint={`A ${type}; empty: as the journey has it.`}
              optional
              isCode
              value={values[name] ?? ''}
              onInput={(value) => change({ values: { ...values, [name]: value } })}
            />
          ))}
        </details>
      )}
      <p class={styles.hint}>It counts from the next start on.</p>
    </div>
  )
}

function CannedAnswerField(props: {
  name: string
  answer: CannedAnswer
  onChange(answer: CannedAnswer): void
}) {
  const { name, answer, onChange } = props
  return (
    <div class={styles.canned}>
      <Switch
        label={name}
        hint={answer.isOn ? 'Answered from here' : 'Called for real'}
        checked={answer.isOn}
        onChange={(isOn) => onChange({ ...answer, isOn })}
      />
      {answer.isOn && (
        <>
          <NumberField
            label="Status"
            value={answer.status}
            min={100}
            max={599}
            onInput={(status = 200) => onChange({ ...answer, status })}
          />
          <TextArea
            label="Body"
            isCode
            optional
            value={answer.body}
            onInput={(body) => onChange({ ...answer, body })}
          />
        </>
      )}
    </div>
  )
}
