import { FunctionExpressionType, JSONPathEnvironment, JSONPathError, type JSONValue } from 'json-p3'
import { remembering } from '#journey/remembering.ts'
import { readPattern } from './pattern.ts'

const MAX_PATH = 512
/** A mapping wants a value or a short list; a path may find every part of a body of 256 KiB. */
const MAX_FOUND = 1000

/**
 * Every value a JSONPath (RFC 9535) finds in parsed JSON, in document order, at most 1,000;
 * undefined when the path is wrong, or could take a time out of all proportion to the document.
 */
export function readJsonPath(path: string, value: unknown): unknown[] | undefined {
  const query = path.length <= MAX_PATH ? queryOf(path) : null
  if (!query) return undefined
  const found: unknown[] = []
  try {
    // What was parsed from JSON is a JSONValue; only its type does not say so.
    for (const node of query.lazyQuery(value as JSONValue)) {
      found.push(node.value)
      if (found.length === MAX_FOUND) break
    }
  } catch (error) {
    // `..` looks 50 levels deep; what it found until there stands.
    if (!(error instanceof JSONPathError)) throw error
  }
  return found
}

/**
 * Whether it is a singular query (RFC 9535, 2.3.5.1): `$.rooms[0].name` finds one value or none,
 * `$.rooms[*].name` a list, even if that has one entry.
 */
export const isSingularPath = (path: string) =>
  path.length <= MAX_PATH && (queryOf(path)?.singularQuery() ?? false)

const environment = new JSONPathEnvironment()
// The library's own `match` and `search` compile the pattern, which may even come out of the
// document, for the host's engine. These two are RE2's.
environment.functionRegister.set(
  'match',
  byPattern((pattern) => `^(?:${pattern})$`),
)
environment.functionRegister.set(
  'search',
  byPattern((pattern) => pattern),
)

function byPattern(source: (pattern: string) => string) {
  return {
    argTypes: [FunctionExpressionType.ValueType, FunctionExpressionType.ValueType],
    returnType: FunctionExpressionType.LogicalType,
    call(text: unknown, pattern: unknown) {
      if (typeof text !== 'string' || typeof pattern !== 'string') return false
      const read = readPattern(source(pattern))
      return read.ok && read.matches(text)
    },
  }
}

const queryOf = remembering(200, (path) => {
  if (isRunaway(path)) return null
  try {
    return environment.compile(withLongNumbersAsText(path))
  } catch (error) {
    if (!(error instanceof JSONPathError)) throw error
    return null
  }
})

/**
 * A number beyond 2^53 is text in the document (`parseLossless`), so a filter that asks whether one is
 * equal compares its digits.
 */
const withLongNumbersAsText = (path: string) =>
  path.replace(QUOTED_OR_EQUALLED, (part) =>
    /^-?\d/.test(part) && !Number.isSafeInteger(Number(part)) ? `'${part}'` : part,
  )

const QUOTED_OR_EQUALLED = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|(?<=[=!]=\s*)-?\d{16,}(?![\d.eE])/g

/**
 * Each `..` may multiply the work by the document's depth, and a filter that starts again at the
 * root with anything but plain names multiplies it by the document's size.
 */
function isRunaway(path: string): boolean {
  const bare = path.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''")
  const fromRoot = bare.slice(1).replace(/\$(?:\.[^\s.*[\]()<>=!&|,]+|\[(?:\d+|'')\])*/g, ROOT)
  return (
    bare.split('..').length > 3 || fromRoot.includes(`${ROOT}.`) || fromRoot.includes(`${ROOT}[`)
  )
}

/** Stands for one plain value; no path can hold it outside of a string. */
const ROOT = '\u0000'
