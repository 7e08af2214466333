import { signal } from '@preact/signals'

/** The step that the canvas asks the test to begin at; the test chat takes it and clears it. */
export const playFromRequest = signal<string | undefined>()
