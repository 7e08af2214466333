import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJsonPath } from '../../durable-objects/answers/json-path.ts'
import { jsonPathOf } from '../../web/builder/apis/json-path.ts'
import { sampleOf } from '../../web/builder/apis/samples.ts'

/** Every place in a JSON, as the keys that lead there. */
function places(value: unknown, keys: (string | number)[] = []): (string | number)[][] {
  if (Array.isArray(value))
    return [keys, ...value.flatMap((item, at) => places(item, [...keys, at]))]
  if (typeof value !== 'object' || value === null) return [keys]
  return [keys, ...Object.entries(value).flatMap(([key, item]) => places(item, [...keys, key]))]
}

const valueAt = (value: unknown, keys: (string | number)[]): unknown =>
  keys.reduce((here, key) => (here as Record<string | number, unknown>)[key], value)

describe('the JSONPath of a value that was clicked', () => {
  it('reads as a person would write it', () => {
    expect(jsonPathOf(['offer', 'rooms', 0, 'price'])).toBe('$.offer.rooms[0].price')
    expect(jsonPathOf(['net price', "o'clock", 'a\\b'])).toBe(
      "$['net price']['o\\'clock']['a\\\\b']",
    )
    expect(jsonPathOf([])).toBe('$')
  })

  it('finds that very value when the machine reads it, whatever the keys are', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (json) => {
        for (const keys of places(json).slice(0, 30)) {
          const path = jsonPathOf(keys)
          if (path.length > 512) continue
          expect(readJsonPath(path, json), path).toEqual([valueAt(json, keys)])
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('a sample value', () => {
  it('is of its variable’s type where it can be, and a text where it cannot', () => {
    expect(sampleOf('4', 'number')).toBe(4)
    expect(sampleOf('four', 'number')).toBe('four')
    expect(sampleOf('{"a":1}', 'json')).toEqual({ a: 1 })
    expect(sampleOf('{"a":', 'json')).toBe('{"a":')
    expect(sampleOf('', 'string')).toBeUndefined()
  })
})
