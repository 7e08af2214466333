import type * as z from 'zod'
import { Refusal } from './refusals.ts'

type Issue = z.core.$ZodIssue
type Fault = { field: string; message: string }

/**
 * The refusal of a request that its route's schema does not take: `target` is the part of it that was
 * read (`json`, `query`, `param`). A field that nobody knows is named, so that a misspelt one is not
 * silently ignored.
 */
export function unreadable(target: string, issues: readonly Issue[]): Refusal {
  const details = issues.flatMap((issue) => faultsOf(issue, []))
  const [first] = details
  const message = first && sentenceOf(first, target)
  return new Refusal('bad_request', { message, details })
}

const sentenceOf = ({ field, message }: Fault, target: string) =>
  message.startsWith(UNKNOWN) ? message : `${field || target}: ${message}`

const UNKNOWN = 'unknown field: '

function faultsOf(issue: Issue, above: PropertyKey[]): Fault[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const field = [...path, key].join('.')
      return { field, message: `${UNKNOWN}${field}` }
    })
  }
  const nearest = issue.code === 'invalid_union' ? nearestOf(issue.errors) : undefined
  if (nearest) return nearest.flatMap((inner) => faultsOf(inner, path))
  return [{ field: path.join('.'), message: issue.message }]
}

/** Of the shapes a body may have, the one it was surely meant as: only unknown fields are wrong with it. */
const nearestOf = (errors: Issue[][]) =>
  errors.find((issues) => issues.every(({ code }) => code === 'unrecognized_keys'))
