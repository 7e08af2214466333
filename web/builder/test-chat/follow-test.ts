import { effect } from '@preact/signals'
import type { Editor } from '../editor.ts'

/** Up to this width the chat overlaps the canvas; see builder.module.css. */
const OVERLAPS = '(max-width: 80rem)'
const CHAT_WIDTH = 384

/** Keeps the test's current step in view, and not under the chat. */
export const followTest = ({ draft, view, layouts }: Editor) =>
  effect(() => {
    const stepId = draft.currentStep.value
    const node = stepId === undefined ? undefined : draft.steps.peek().get(stepId)
    if (!node) return
    const { x, y, width, height } = layouts.rectOf(node)
    const beneath = matchMedia(OVERLAPS).matches ? CHAT_WIDTH / view.k.peek() : 0
    view.reveal({ x, y, width: width + beneath, height })
  })
