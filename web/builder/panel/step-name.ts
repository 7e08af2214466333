import type { Step } from '#journey/journey.ts'
import { textsIn } from '#journey/problems/texts.ts'
import { STEP_NAMES } from '#journey/problems/words.ts'

/** A step among others: its name, or its kind and how it begins. */
export function nameOf({ name, type, config }: Step): string {
  if (name?.trim()) return name.trim()
  const words = textsIn(config)
    .find(({ path }) => SAID.has(String(path.at(-1))))
    ?.text.trim()
  if (!words) return STEP_NAMES[type]
  return `${STEP_NAMES[type]}: ${words.length > 32 ? `${words.slice(0, 31)}…` : words}`
}

const SAID = new Set(['text', 'body', 'question', 'caption', 'name', 'event', 'message', 'url'])
