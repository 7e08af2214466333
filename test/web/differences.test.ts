import { describe, expect, it } from 'vitest'
import type { Journey } from '#journey/journey.ts'
import { differencesOf } from '../../web/builder/conflict/differences.ts'
import { buildJourney } from '../runner/build-journey.ts'

const NONE = { mine: [], theirs: [], both: [] }
const base = () =>
  buildJourney(
    [
      { id: 'hello', type: 'text', name: 'Greeting', config: { text: 'Welcome.' } },
      { id: 'many', type: 'prompt', config: { question: 'How many?', retries: 1 } },
      { id: 'bye', type: 'text', config: { text: 'Bye.' } },
    ],
    { variables: [{ name: 'party', type: 'number' }] },
  )
function changed(change: (journey: Journey) => void) {
  const journey = base()
  change(journey)
  return journey
}

describe('differences', () => {
  it('finds none between a drawing and itself, in whatever order its keys were written', () => {
    const other = changed((it) => {
      for (const step of it.steps) {
        step.config = Object.fromEntries(Object.entries(step.config).reverse())
      }
    })
    expect(differencesOf(base(), other)).toEqual(NONE)
  })

  it('names the fields of a step that differ, as the panel calls them', () => {
    const mine = changed(({ steps }) => {
      Object.assign(steps[1]?.config ?? {}, { text: 'Hi.' })
      Object.assign(steps[2] ?? {}, { config: { question: 'How many?', timeoutSeconds: 60 } })
    })
    expect(differencesOf(mine, base()).both).toEqual([
      'Step “Greeting”: text',
      'Step “Prompt”: timeout, number of retries',
    ])
  })

  it('tells steps, connections and variables that only one of the two has', () => {
    const mine = changed((it) => {
      it.variables.push({ name: 'day', type: 'date' })
    })
    const theirs = changed((it) => {
      it.steps.push({
        id: 'pool',
        type: 'image',
        position: { x: 0, y: 0 },
        config: {},
      })
      it.edges.push({ id: 'x', from: { step: 'many', port: 'fallback' }, to: 'pool' })
    })
    expect(differencesOf(mine, theirs)).toEqual({
      mine: ['Variable “day”'],
      theirs: ['Step “Image”', 'Connection from “Prompt” (fallback) to “Image”'],
      both: [],
    })
  })

  it('tells languages and commands that differ', () => {
    const team = (words: string[], to: 'back' | 'start') => [{ id: 'one', words, to }]
    const mine = changed((it) => Object.assign(it, { commands: team(['help'], 'back') }))
    const theirs = changed((it) =>
      Object.assign(it, { language: 'pt-BR', commands: team(['help', 'aid'], 'start') }),
    )
    expect(differencesOf(mine, theirs).both).toEqual([
      'Language: Brazilian Portuguese in theirs',
      'Command “help”: words, where it leads',
    ])
    expect(differencesOf(theirs, mine).both[0]).toBe('Language: the organisation’s in theirs')
    expect(differencesOf(base(), mine).theirs).toEqual(['Command “help”'])
  })

  it('says where a connection leads in each', () => {
    const theirs = changed((it) => {
      const [, edge] = it.edges
      if (edge) edge.to = 'bye'
    })
    expect(differencesOf(base(), theirs).both).toEqual([
      'Connection from “Greeting” (next) to “Prompt”: it leads to “Text” in theirs',
    ])
  })

  it('says when only the places on the canvas differ', () => {
    const theirs = changed(({ steps }) => {
      Object.assign(steps[1]?.position ?? {}, { x: 900 })
    })
    expect(differencesOf(base(), theirs)).toEqual({
      ...NONE,
      both: ['Only the places of steps on the canvas'],
    })
  })
})
