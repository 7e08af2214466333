import type { StepKind } from '#journey/journey.ts'
import groups from './group-look.module.css'
import { groupOf } from './offer.ts'

/** The class that gives what is inside the colours of the step's group: `--hue` and `--wash`. */
export const groupLook = (type: StepKind): string => groups[groupOf(type).toLowerCase()] ?? ''
