import { isJsonObject, stringAt } from '../parsing/json-object.ts'
import { parse as parseEvolution } from './evolution/parse.ts'
import { ignoredOne, type Read } from './read.ts'
import { parse as parseWaha } from './waha/parse.ts'

/** One event of either gateway; which one it is, its body shows. */
export function parse(body: unknown): Read {
  if (!isJsonObject(body) || stringAt(body, 'event') === undefined) return ignoredOne()
  if (stringAt(body, 'instance') !== undefined) return parseEvolution(body)
  return stringAt(body, 'session') === undefined ? ignoredOne() : parseWaha(body)
}
