import { fieldName, fieldOf, quoted } from '../config/words.ts'
import type { Problem } from '../problem.ts'
import { type CheckContext, referencesTo, type StepInfo } from './check-context.ts'
import { problem } from './codes.ts'

/** Links a guest follows and files a channel fetches: each must be a whole web address. */
export function addresses({ steps }: CheckContext): Problem[] {
  return steps.flatMap(addressProblems)
}

function addressProblems(info: StepInfo): Problem[] {
  const { step, label } = info
  return [...referencesTo(info, 'media'), ...referencesTo(info, 'link')].flatMap(
    ({ path, url }) => {
      if (url.trim() === '' || isAddress(url)) return []
      return problem('url_invalid', {
        stepId: step.id,
        field: fieldOf(path),
        message: `${label}: the ${fieldName(path)}, ${quoted(url)}, is not a whole web address`,
        remedy: 'Begin it with https://, or upload the file.',
      })
    },
  )
}

/** One that begins with a variable cannot be judged. A path alone is a file of our own. */
const isAddress = (text: string) => /^\s*(\{\{|https?:\/\/[^\s/?#]|\/[^/\s])/i.test(text)
