import type { ComponentType } from 'preact'
import type { KindsOf } from '#journey/steps/index.ts'
import { ConditionForm } from './condition.tsx'
import { DelayForm } from './delay.tsx'
import { StartForm } from './start.tsx'
import { WaitForEventForm } from './wait-for-event.tsx'

/** The forms of the steps that decide or wait, and of Start. */
export default {
  start: StartForm,
  condition: ConditionForm,
  delay: DelayForm,
  'wait-for-event': WaitForEventForm,
} satisfies Record<KindsOf<'entry' | 'logic'>, ComponentType<object>>
