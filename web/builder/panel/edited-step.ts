import { computed } from '@preact/signals'
import { fieldName } from '#journey/config/words.ts'
import { labelOf, typeOf } from '#journey/steps/index.ts'
import type { StepNode } from '../document/draft.ts'
import type { Editor } from '../editor.ts'
import { setAtPath } from '../fields/config-path.ts'
import { type EditedConfig, problemsOf } from '../fields/edited-config.ts'

/**
 * A step as its form sees it: its config, and under `step` its name and note, as problems call
 * them. Keys typed in one field are one undo.
 */
export function editedStep(editor: Editor, node: StepNode): EditedConfig {
  const { draft, shownProblems } = editor
  const ofStep = computed(() => shownProblems.value.filter(({ stepId }) => stepId === node.id))
  return {
    key: node.id,
    label: () => node.step.value.name?.trim() || labelOf(node.type),
    root: computed(() => {
      const { config, name, note } = node.step.value
      return { ...config, step: { name, note } }
    }),
    schema: typeOf(node).config,
    isReadOnly: draft.readOnly.value !== false,
    set(path, value, gesture = path) {
      const keys = path.split('.')
      const [key = '', ...rest] = keys
      const step = node.step.value
      const what = `Edit ${fieldName(keys.map((each) => (/^\d+$/.test(each) ? Number(each) : each)))}`
      draft.change(
        what,
        (doc) => {
          if (key === 'step') doc.setStep({ ...step, [String(rest[0])]: value })
          else doc.patchConfig(node.id, { [key]: setAtPath(step.config[key], rest, value) })
        },
        gesture && `${node.id}.${gesture}`,
      )
    },
    replace: (config) =>
      draft.change(`Change ${labelOf(node.type)}`, (doc) =>
        doc.setStep({ ...node.step.value, config }),
      ),
    problems: problemsOf(ofStep),
  }
}
