import { mediaStep } from '../media.ts'

/** Video — sends a film with an optional caption. Ports: `next`, `failed`. */
export const video = mediaStep('video')
