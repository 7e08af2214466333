import { computed } from '@preact/signals'
import { fieldName, STEP_NAMES } from '#journey/problems/words.ts'
import { typeOf } from '#journey/steps/index.ts'
import type { Draft, StepCell } from '../draft.ts'
import { withValue } from '../fields/config-path.ts'
import { problemsOf, type Subject } from '../fields/subject.ts'

/**
 * A step as its form sees it: its config, and under `step` its name and note, as problems call
 * them. Keys typed in one field are one undo.
 */
export function subjectOf(draft: Draft, cell: StepCell): Subject {
  const ofStep = computed(() => draft.problems.value.filter(({ stepId }) => stepId === cell.id))
  return {
    key: cell.id,
    label: () => cell.step.value.name?.trim() || STEP_NAMES[cell.type],
    root: computed(() => {
      const { config, name, note } = cell.step.value
      return { ...config, step: { name, note } }
    }),
    schema: typeOf(cell).config,
    isReadOnly: draft.readOnly.value !== false,
    set(path, value, gesture = path) {
      const keys = path.split('.')
      const [key = '', ...rest] = keys
      const step = cell.step.value
      const what = `Edit ${fieldName(keys.map((each) => (/^\d+$/.test(each) ? Number(each) : each)))}`
      draft.change(
        what,
        (doc) => {
          if (key === 'step') doc.setStep({ ...step, [String(rest[0])]: value })
          else doc.patchConfig(cell.id, { [key]: withValue(step.config[key], rest, value) })
        },
        gesture && `${cell.id}.${gesture}`,
      )
    },
    replace: (config) =>
      draft.change(`Change ${STEP_NAMES[cell.type]}`, (doc) =>
        doc.setStep({ ...cell.step.value, config }),
      ),
    problems: problemsOf(ofStep),
  }
}
