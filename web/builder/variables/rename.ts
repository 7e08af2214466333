import type { ApiDefinition, Step } from '#journey/journey.ts'
import { isGroup } from '../fields/config-path.ts'

/** What names variables outside of braces: where a value is written to or read from by name. */
const NAMING = new Set(['variable', 'date', 'from', 'to'])

/** Every way a scoped variable is named: in braces within a text, or as a whole by a field. */
type Change = { inText(text: string): string; asName(name: string): string }

const changeOf = (before: string, after: string): Change => {
  const dotted = before.replace('.', '\\.')
  const braced = new RegExp(`(\\{\\{\\s*)${dotted}(?![A-Za-z0-9_])`, 'g')
  return {
    inText: (text) => (text.includes('{{') ? text.replace(braced, `$1${after}`) : text),
    asName: (name) =>
      name === before || name.startsWith(`${before}.`) ? after + name.slice(before.length) : name,
  }
}

/** A JSON value with names replaced; the same value where it contains none. */
function changed(value: unknown, key: string, change: Change): unknown {
  if (typeof value === 'string') {
    const text = change.inText(value)
    return NAMING.has(key) ? change.asName(text) : text
  }
  if (Array.isArray(value)) {
    const list = value.map((item) => changed(item, key, change))
    return list.some((item, at) => item !== value[at]) ? list : value
  }
  if (!isGroup(value)) return value
  const entries = Object.entries(value)
  const after = entries.map(
    ([name, item]) => [change.inText(name), changed(item, name, change)] as const,
  )
  const isSame = after.every(
    ([name, item], at) => name === entries[at]?.[0] && item === entries[at]?.[1],
  )
  return isSame ? value : Object.fromEntries(after)
}

/** The steps in which a variable is named, under its new name: `var_local.party` both times. */
export function renamedSteps(steps: Iterable<Step>, before: string, after: string): Step[] {
  const change = changeOf(before, after)
  return [...steps].flatMap((step) => {
    const config = changed(step.config, '', change)
    return config === step.config || !isGroup(config) ? [] : [{ ...step, config }]
  })
}

/** The API Manager's calls with a variable under its new name; those it is not in are the same. */
export function renamedApis(
  apis: readonly ApiDefinition[],
  before: string,
  after: string,
): ApiDefinition[] {
  const change = changeOf(before, after)
  const put = <T>(value: T) => changed(value, '', change) as T
  return apis.map((api) => {
    const request = put(api.request)
    const mappings = put(api.mappings)
    const isSame = request === api.request && mappings === api.mappings
    return isSame ? api : { ...api, request, ...(mappings && { mappings }) }
  })
}
