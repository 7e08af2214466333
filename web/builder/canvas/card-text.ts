import type { Step } from '#journey/journey.ts'
import { typeOf } from '#journey/steps/index.ts'

/** The two lines of a card: what the step says or does, as far as it is written. */
export function previewOf({ type, config }: Step): string {
  try {
    return typeOf({ type }).summary(config).replace(/\s+/g, ' ').trim().slice(0, 160)
  } catch {
    // An imported config may be of any form.
    return ''
  }
}
