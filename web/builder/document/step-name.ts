import { textsIn } from '#journey/config/texts.ts'
import type { Step } from '#journey/journey.ts'
import { labelOf } from '#journey/steps/index.ts'

/** What a step is called: by its author, else by its kind. */
export const stepName = ({ name, type }: Pick<Step, 'name' | 'type'>) =>
  name?.trim() || labelOf(type)

/** What tells a step from others of its kind: its name, else its kind and how it begins. */
export function nameAmongOthers(step: Step): string {
  if (step.name?.trim()) return stepName(step)
  const words = textsIn(step.config)
    .find(({ path }) => SAID.has(String(path.at(-1))))
    ?.text.trim()
  if (!words) return stepName(step)
  return `${stepName(step)}: ${words.length > 32 ? `${words.slice(0, 31)}…` : words}`
}

const SAID = new Set(['text', 'body', 'question', 'caption', 'name', 'event', 'message', 'url'])
