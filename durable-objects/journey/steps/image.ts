import { mediaStep } from '../media.ts'

/** Image — sends a picture with an optional caption. Ports: `next`, `failed`. */
export const image = mediaStep('image')
