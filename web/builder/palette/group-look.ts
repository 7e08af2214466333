import type { StepKind } from '#journey/journey.ts'
import { typeOf } from '#journey/steps/index.ts'
import groups from './group-look.module.css'

/** The class that gives what is inside the colours of the step's group: `--hue` and `--wash`. */
export const groupLook = (type: StepKind): string => groups[typeOf({ type }).group] ?? ''
