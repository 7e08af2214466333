import { describe, expect, test } from 'vitest'
import { emptyJourney, type Journey } from '#journey/journey.ts'
import { parsedConfig } from '#journey/steps/index.ts'
import { deserialize, openVersion, serialize } from '#journey/version.ts'

const position = { x: 0, y: 0 }
const ODD = ['🌿 Ca’n Pep', 'line\nbreak', 'para\u2029graph', '\ud83c half', '"quoted" \\ back']

const odd: Journey = {
  ...emptyJourney(),
  steps: [
    ...emptyJourney().steps,
    ...ODD.map((text, at) => ({
      id: `s${at}`,
      type: 'text' as const,
      name: text,
      position,
      config: { text },
    })),
  ],
}

describe('a serialized version', () => {
  test('finds each step where it stands, whatever is written in the ones before', () => {
    const graph = openVersion(serialize(odd, parsedConfig))
    ODD.forEach((text, at) => {
      expect(graph.step(`s${at}`)).toMatchObject({ id: `s${at}`, name: text, config: { text } })
    })
  })

  test('reads back as the document it was made of', () => {
    expect(deserialize(serialize(odd, parsedConfig))).toEqual(odd)
  })

  test('has no step, edge, variable or call that is not in the document', () => {
    const graph = openVersion(serialize(odd, parsedConfig))
    for (const name of ['nowhere', 'constructor', '__proto__', '']) {
      expect(graph.step(name)).toBeUndefined()
      expect(graph.next(name, 'next')).toBeUndefined()
      expect(graph.variable(name)).toBeUndefined()
      expect(graph.api(name)).toBeUndefined()
    }
  })

  test('has the language and the commands of its document, and none where an old one has none', () => {
    const commands = [{ id: 'again', words: ['start again'], to: 'start' as const }]
    const serialized = serialize({ ...odd, language: 'es', commands }, parsedConfig)
    expect(openVersion(serialized)).toMatchObject({ language: 'es', commands })
    expect(deserialize(serialized)).toMatchObject({ language: 'es', commands })
    expect(serialize(odd, parsedConfig).head).not.toMatch(/language|commands/)
    expect(openVersion(serialize(odd, parsedConfig)).commands).toEqual([])
  })

  test('contains the defaults, so that no reader has to know them', () => {
    const prompt = { id: 'p', type: 'prompt' as const, position, config: { question: 'How many?' } }
    const graph = openVersion(serialize({ ...odd, steps: [...odd.steps, prompt] }, parsedConfig))
    expect(graph.step('p')?.config).toEqual({
      question: 'How many?',
      validation: { mode: 'none' },
      retries: 0,
    })
  })
})
