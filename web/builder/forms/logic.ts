/** The forms of the steps that decide or wait. */
export { ConditionForm } from './condition.tsx'
export { DelayForm } from './delay.tsx'
export { StartForm } from './start.tsx'
export { WaitForEventForm } from './wait-for-event.tsx'
