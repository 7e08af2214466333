import { computed } from '@preact/signals'
import { labelOf } from '#journey/steps/index.ts'
import type { StepNode } from '../document/draft.ts'
import { stepName } from '../document/step-name.ts'
import type { Editor } from '../editor.ts'
import { groupLook } from '../palette/group-look.ts'
import type { StepProblem } from '../problems/step-problems.ts'
import styles from './card.module.css'
import { previewOf } from './card-text.ts'
import { portLook } from './ports.ts'

/** What changes on a card without its words: each is one attribute. */
export function cardAttributes(editor: Editor, node: StepNode) {
  const { draft, layouts, linking, focused } = editor
  const problem = computed(() => editor.stepProblems.value.get(node.id))
  const target = computed(() => {
    const over = linking.value?.over
    return over?.step === node.id ? over : undefined
  })
  return {
    problem,
    style: computed(
      () =>
        `transform:translate(${node.x.value}px,${node.y.value}px);height:${layouts.of(node).height}px`,
    ),
    class: computed(() => {
      const names = [styles.card, groupLook(node.type)]
      if (node.isSelected.value) names.push(styles.selected)
      if (draft.currentStep.value === node.id) names.push(styles.current)
      if (target.value) names.push(target.value.no ? styles.refused : styles.target)
      return names.join(' ')
    }),
    /** Tab reaches one card: the one that had the focus last, else Start. */
    tabIndex: computed(() => {
      const at = focused.value
      const isHeld = at !== undefined && draft.steps.value.has(at)
      return (isHeld ? at === node.id : node.type === 'start') ? 0 : -1
    }),
    ariaLabel: computed(() => ariaLabelOf(editor, node, problem.value)),
  }
}

/** What a screen reader says of a card: what it is, what it says, where it leads, what is wrong. */
function ariaLabelOf({ draft, layouts }: Editor, node: StepNode, problem?: StepProblem): string {
  const step = node.step.value
  const title = stepName(step)
  const kind = title === labelOf(step.type) ? '' : `${labelOf(step.type)}. `
  const wired = layouts.out.value.get(node.id)
  const ways = layouts.of(node).ports.map((port) => {
    const to = draft.steps.value.get(wired?.get(port)?.to ?? '')
    return `${portLook(step, port).label}: ${to ? stepName(to.step.value) : 'free'}`
  })
  const wrong = problem
    ? ` ${problem.messages.length === 1 ? 'A problem' : `${problem.messages.length} problems`}.`
    : ''
  return `${title}. ${kind}${previewOf(step)}.${wrong} ${ways.slice(0, 6).join(', ')}`
}
