import type { ComponentType } from 'preact'
import type { StepKind } from '#journey/journey.ts'
import type { Group } from '#journey/step.ts'
import { STEP_KINDS, typeOf } from '#journey/steps/index.ts'
import { type LazyComponent, lazyComponent } from '../loading/lazy-component.tsx'

/** A form reads and writes the config of the step that is open, by `useField` and its like. */
export type Form = ComponentType<object>

const logic = () => import('./logic.ts')
/** The forms of a group are loaded together; a type that its group has no form for does not compile. */
const LOADERS: Record<Group, () => Promise<{ default: Partial<Record<StepKind, Form>> }>> = {
  entry: logic,
  message: () => import('./messages.ts'),
  input: () => import('./inputs.ts'),
  logic,
  action: () => import('./actions.ts'),
}

async function load(type: StepKind): Promise<Form> {
  const { default: forms } = await LOADERS[typeOf({ type }).group]()
  const form = forms[type]
  if (!form) throw new Error(`there is no form for ${type}`)
  return form
}

/** How each step type is filled in. */
export const forms = Object.fromEntries(
  STEP_KINDS.map((type) => [type, lazyComponent(() => load(type))]),
) as Record<StepKind, LazyComponent<object>>
