import * as z from 'zod'
import { $ZodCheckGreaterThan, $ZodCheckLessThan, $ZodCheckMaxLength } from 'zod/v4/core'

/**
 * What the server's own schema says of one place of a config (`options.1.label`), so that a form
 * repeats no limit. A place may have several forms (a rule or a group of rules): then there are
 * several answers, and none where the path leads nowhere.
 */
export function schemasAt(schema: z.core.$ZodType, path: readonly string[]): z.core.$ZodType[] {
  const bare = unwrapped(schema)
  if (bare instanceof z.ZodUnion) {
    return bare.options.flatMap((option) => schemasAt(option, path))
  }
  const [key, ...rest] = path
  if (key === undefined) return [bare]
  if (bare instanceof z.ZodObject) {
    const inner: z.core.$ZodType | undefined = bare.shape[key]
    return inner ? schemasAt(inner, rest) : []
  }
  if (bare instanceof z.ZodArray) return schemasAt(bare.element, rest)
  if (bare instanceof z.ZodRecord) return schemasAt(bare.valueType, rest)
  return []
}

/** Without what only says that a value may be missing, or comes later. */
function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return unwrapped(schema.unwrap())
  }
  return schema instanceof z.ZodLazy ? unwrapped(schema.unwrap()) : schema
}

type Bounds = {
  /** Of a number. */
  least?: number
  most?: number
  /** Of a text in UTF-16 units, or of a list in entries. */
  longest?: number
}

/** How large a number, how long a text or list may be; nothing where the schema sets no bound. */
export function boundsAt(schema: z.core.$ZodType, path: readonly string[]): Bounds {
  const bounds: Bounds = {}
  for (const each of schemasAt(schema, path)) {
    const { least, most, longest } = boundsOf(each)
    bounds.least ??= least
    bounds.most ??= most
    bounds.longest ??= longest
  }
  return bounds
}

/** By the checks themselves: what zod sums up of them is written for JSON Schema, and weighs more. */
function boundsOf(schema: z.core.$ZodType): Bounds {
  const bounds: Bounds = {}
  for (const check of schema._zod.def.checks ?? []) {
    if (check instanceof $ZodCheckMaxLength) bounds.longest = check._zod.def.maximum
    if (check instanceof $ZodCheckGreaterThan) bounds.least = finite(check._zod.def.value)
    if (check instanceof $ZodCheckLessThan) bounds.most = finite(check._zod.def.value)
  }
  return bounds
}

/** The bound of every integer, the largest safe one, is not a limit for authors. */
const finite = (bound: unknown) =>
  typeof bound === 'number' && Math.abs(bound) < Number.MAX_SAFE_INTEGER ? bound : undefined

/** The words a field can be set to, in the schema's order: those of an enumeration or of literals. */
export function choicesAt(schema: z.core.$ZodType, path: readonly string[]): string[] {
  const words = schemasAt(schema, path).flatMap((each) => {
    if (each instanceof z.ZodEnum) return each.options.map(String)
    return each instanceof z.ZodLiteral ? [...each.values].map(String) : []
  })
  return [...new Set(words)]
}

/** Whether a place may stay empty. */
export function isOptionalAt(schema: z.core.$ZodType, path: readonly string[]): boolean {
  const parents = schemasAt(schema, path.slice(0, -1))
  const key = path.at(-1) ?? ''
  const here = parents.flatMap((parent) =>
    parent instanceof z.ZodObject && parent.shape[key] ? [parent.shape[key]] : [],
  )
  return here.length > 0 && here.every((each) => each instanceof z.ZodOptional)
}
