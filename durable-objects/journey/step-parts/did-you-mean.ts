import type { Option } from '#messages/message.ts'

// More names make no sentence; the options stand below it anyway.
const MOST_NAMED = 5

/** Asks which of some options is meant: "Did you mean Sea view or Garden view?" */
export function didYouMean(options: Option[]): string {
  const labels = options.map(({ label }) => label)
  if (labels.length > MOST_NAMED) return 'Which of these did you mean?'
  return `Did you mean ${labels.slice(0, -1).join(', ')} or ${labels.at(-1)}?`
}
