import type { Problem } from '../problem.ts'
import type { CheckContext, StepInfo } from './check-context.ts'
import { problem } from './codes.ts'
import { fieldName, fieldOf, quoted } from './words.ts'

/** Links a guest follows and files a channel fetches: each must be a whole web address. */
export function addresses({ steps }: CheckContext): Problem[] {
  return steps.flatMap(addressProblems)
}

function addressProblems({ step, label, parsed, texts }: StepInfo): Problem[] {
  if (!parsed || parsed.type === 'api') return []
  return texts.flatMap(({ path, text }) => {
    const key = path.at(-1)
    const address = key === 'mediaUrl' || (key === 'url' && parsed.type === 'cta-url')
    if (!address || text.trim() === '' || isAddress(text)) return []
    return problem('url_invalid', {
      stepId: step.id,
      field: fieldOf(path),
      message: `${label}: the ${fieldName(path)}, ${quoted(text)}, is not a whole web address`,
      remedy: 'Begin it with https://, or upload the file.',
    })
  })
}

/** One that begins with a variable cannot be judged. A path alone is a file of our own. */
const isAddress = (text: string) => /^\s*(\{\{|https?:\/\/[^\s/?#]|\/[^/\s])/i.test(text)
