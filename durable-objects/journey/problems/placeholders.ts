import { type Text, textsIn } from '../config/texts.ts'
import { fieldOf, quoted } from '../config/words.ts'
import type { Problem } from '../problem.ts'
import { type Placeholder, placeholdersIn } from '../variables/placeholders.ts'
import { usedApis } from './calls.ts'
import type { CheckContext } from './check-context.ts'
import { problem } from './codes.ts'
import { type Declared, declaredIn, unknownVariable } from './declared.ts'

/** Where texts are, and what a message calls that place. */
type Place = { stepId?: string; label: string; prefix: string }

/** `{{…}}` in any text that names no variable, or a path into one that is not JSON. */
export function placeholders(context: CheckContext): Problem[] {
  const declared = declaredIn(context)
  const ofSteps = context.steps.flatMap(({ step, label, texts }) => {
    const place = { stepId: step.id, label, prefix: '' }
    const braced = texts.filter(isBraced)
    if (braced.length === 0) return []
    return [...wrongNames(place, braced, declared), ...unreadableIn(place, braced)]
  })
  const ofApis = usedApis(context).flatMap(({ id, name, request }) => {
    const place = { label: name, prefix: `apis.${id}.request.` }
    return wrongNames(place, textsIn(request).filter(isBraced), declared)
  })
  return [...ofSteps, ...ofApis]
}

const isBraced = ({ text }: Text) => text.includes('{{')

function wrongNames({ stepId, label, prefix }: Place, texts: Text[], declared: Declared) {
  const told = new Set<string>()
  return texts.flatMap(({ path, text }) =>
    placeholdersIn(text).flatMap((placeholder): Problem[] => {
      const scoped = [placeholder.scope, placeholder.name, ...placeholder.path].join('.')
      const wrong = told.has(scoped) ? undefined : wrongWith(placeholder, declared)
      if (!wrong) return []
      told.add(scoped)
      const { code, says, remedy } = wrong
      const field = `${prefix}${fieldOf(path)}`
      return [problem(code, { stepId, field, message: `${label}: ${says}`, remedy })]
    }),
  )
}

/** A name that is not declared, or a path into a variable that is not JSON. */
export function wrongWith({ scope, name, path }: Placeholder, declared: Declared) {
  const type = declared(scope, name)
  if (!type) return { code: 'variable_unknown' as const, ...unknownVariable(scope, name) }
  if (path.length === 0 || type === 'json') return undefined
  return {
    code: 'variable_ill_typed' as const,
    says: `${name} is a ${type}, so there is no ${path.join('.')} in it`,
    remedy: 'Take the path out, or make the variable JSON.',
  }
}

/** Braces around something that is no variable: they are sent as they are. */
function unreadableIn({ stepId, label }: Place, texts: Text[]): Problem[] {
  return texts.flatMap(({ path, text }) => {
    // Braces in a request may be JSON or another system's own, and in a pattern they count.
    if (path[0] === 'request' || path.at(-1) === 'pattern') return []
    const braces = text.match(/\{\{[^{}]*\}\}/g) ?? []
    const visible = braces.find((one) => placeholdersIn(one).length === 0)
    if (!visible) return []
    return problem('placeholder_unreadable', {
      stepId,
      field: fieldOf(path),
      message: `${label}: ${quoted(visible)} is no variable, and is sent as it stands`,
      remedy: 'Name a variable with its scope, like {{var_local.party_size}}.',
    })
  })
}
