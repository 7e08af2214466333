import { describe, expect, it } from 'vitest'
import { overlaps, padded } from '../../web/builder/canvas/geometry.ts'
import { makeEditor } from '../../web/builder/editor.ts'
import { tidyUp } from '../../web/builder/tidy/tidy.ts'
import { edge, sketch, step } from './sketch.ts'

const options = ['stay', 'table', 'taxi', 'rules'].map((id) => ({ id, label: id }))
const branches = ['one', 'two', 'three', 'four', 'five'].map((id) => ({
  id,
  when: { variable: 'var_local.guests', operator: 'exists' },
}))

/** A hotel's menu: every choice comes back to it, and a party of any size has its own words. */
const menu = () => ({
  steps: [
    step('rules', 'text', { text: 'No shoes' }),
    step('menu', 'reply', { body: 'What can we do?', options, retries: 1 }),
    step('five', 'text', { text: 'A big one' }),
    step('sorry', 'text', { text: 'Sorry?' }),
    step('taxi', 'text', { text: 'A taxi' }),
    step('size', 'condition', { branches }),
    step('stay', 'prompt', { question: 'How many guests?', variable: 'var_local.guests' }),
    step('table', 'text', { text: 'At eight' }),
    ...['four', 'three', 'two', 'one'].map((id) => step(id, 'text', { text: id })),
    step('bye', 'text', { text: 'See you' }),
  ],
  edges: [
    edge('start', 'next', 'menu'),
    ...options.map(({ id }) => edge('menu', `option:${id}`, id)),
    edge('menu', 'fallback', 'sorry'),
    edge('sorry', 'next', 'menu'),
    edge('stay', 'success', 'size'),
    edge('stay', 'fallback', 'sorry'),
    ...branches.map(({ id }) => edge('size', `branch:${id}`, id)),
    edge('size', 'else', 'stay'),
    ...['one', 'two', 'three', 'four', 'five'].map((id) => edge(id, 'next', 'bye')),
    edge('table', 'next', 'menu'),
    edge('bye', 'next', 'menu'),
  ],
})

function tidied(drawn = menu()) {
  const { draft } = sketch(drawn)
  const editor = makeEditor(draft, () => {})
  tidyUp(editor)
  const nodes = [...draft.steps.value.values()]
  const place = (id: string) => {
    const node = draft.steps.value.get(id)
    return { x: node?.x.value ?? Number.NaN, y: node?.y.value ?? Number.NaN }
  }
  return { rects: nodes.map(editor.layouts.rectOf), place }
}
const fromTop = (ids: string[], { place }: ReturnType<typeof tidied>) =>
  ids.toSorted((a, b) => place(a).y - place(b).y)

describe('tidying up', () => {
  it('puts Start first, and every step after those that lead to it', () => {
    const { place } = tidied()
    const ways = [
      ['start', 'menu', 'stay', 'size', 'five', 'bye'],
      ['start', 'menu', 'stay', 'sorry'],
      ['start', 'menu', 'table'],
    ]
    for (const way of ways) {
      const columns = way.map((id) => place(id).x)
      expect(columns).toEqual(columns.toSorted((a, b) => a - b))
      expect(new Set(columns).size).toBe(way.length)
    }
  })

  it('stands branches from top to bottom as their ports do, however they were drawn', () => {
    const buildJourney = tidied()
    const sizes = ['one', 'two', 'three', 'four', 'five']
    expect(fromTop(sizes, buildJourney)).toEqual(sizes)
    const choices = ['stay', 'table', 'taxi', 'rules']
    expect(fromTop(choices, buildJourney)).toEqual(choices)
  })

  it('is not led astray by loops', () => {
    const { edges, steps } = menu()
    const onward = edges.filter(({ to }) => to !== 'menu')
    const straight = tidied({ steps, edges: [edge('start', 'next', 'menu'), ...onward] })
    const looped = tidied()
    for (const { id } of steps) expect(looped.place(id)).toEqual(straight.place(id))
  })

  it('leaves room between any two cards for wires to run', () => {
    const { rects } = tidied()
    for (const one of rects) {
      const others = rects.filter((each) => each !== one)
      expect(others.filter((each) => overlaps(padded(one, 40), each))).toEqual([])
    }
  })
})
