import { describe, expect, it } from 'vitest'
import { makeEditor } from '../../web/builder/editor.ts'
import { addBeside } from '../../web/builder/palette/adding.ts'
import { edge, sketch, step } from './sketch.ts'

function editorOf(...drawn: Parameters<typeof sketch>) {
  const { draft } = sketch(...drawn)
  return { draft, editor: makeEditor(draft, () => {}) }
}
const wires = (draft: ReturnType<typeof editorOf>['draft']) =>
  draft.edges.value.map(({ from, to }) => `${from.step} ${from.port} ${to}`).sort()

const room = step('room', 'quick-reply', {
  body: 'Which room?',
  options: [
    { id: 'sea', label: 'Sea view' },
    { id: 'garden', label: 'Garden' },
  ],
  retries: 2,
})

describe('a step added from the palette', () => {
  it('follows Start in an empty journey, with nothing selected', () => {
    const { draft, editor } = editorOf({ steps: [], edges: [] })
    const added = addBeside(editor, 'text')
    expect(wires(draft)).toEqual([`start next ${added}`])
  })

  it('stands between the step selected and the one that followed it, and covers neither', () => {
    const { draft, editor } = editorOf({
      steps: [step('one', 'text', { text: 'Hi' }), step('two', 'text', { text: 'Bye' }, 600)],
      edges: [edge('start', 'next', 'one'), edge('one', 'next', 'two')],
    })
    draft.select(['one'])
    const added = addBeside(editor, 'text') ?? ''
    expect(wires(draft)).toEqual(
      [`${added} next two`, `one next ${added}`, 'start next one'].sort(),
    )
    const place = (id: string) => draft.steps.value.get(id)?.x.value
    expect([place('start'), place('one'), place(added), place('two')]).toEqual([0, 300, 600, 910])
    draft.undo()
    expect(place('two')).toBe(600)
  })

  it('follows a question by Success, whatever its other ports are free for', () => {
    const { draft, editor } = editorOf({ steps: [room], edges: [edge('start', 'next', 'room')] })
    draft.select(['room'])
    const first = addBeside(editor, 'text')
    draft.select(['room'])
    const second = addBeside(editor, 'prompt')
    expect(wires(draft)).toEqual(
      ['start next room', `room success ${second}`, `${second} success ${first}`].sort(),
    )
  })

  it('follows nothing where each option has a link of its own, for Success is never taken then', () => {
    const links = [edge('room', 'option:sea', 'one'), edge('room', 'option:garden', 'one')]
    const { draft, editor } = editorOf({
      steps: [room, step('one', 'text', {}, 600)],
      edges: links,
    })
    draft.select(['room'])
    addBeside(editor, 'text')
    expect(draft.edges.value).toHaveLength(2)
  })

  it('follows a condition by the first branch that is free', () => {
    const when = step('when', 'condition', {
      branches: [
        { id: 'a', when: {} },
        { id: 'b', when: {} },
      ],
    })
    const { draft, editor } = editorOf({ steps: [when], edges: [edge('when', 'branch:a', 'when')] })
    draft.select(['when'])
    const added = addBeside(editor, 'text')
    expect(wires(draft)).toContain(`when branch:b ${added}`)
  })

  it('follows an API call that went well, never one that failed', () => {
    const { draft, editor } = editorOf({ steps: [step('call', 'api', {})], edges: [] })
    draft.select(['call'])
    const added = addBeside(editor, 'text')
    expect(wires(draft)).toEqual([`call success ${added}`])
  })
})
