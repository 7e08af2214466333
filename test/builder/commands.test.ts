import { describe, expect, it } from 'vitest'
import { overlaps } from '../../web/builder/canvas/geometry.ts'
import type { Focus } from '../../web/builder/commands/command.ts'
import { COMMANDS, commandFor } from '../../web/builder/commands/index.ts'
import { keyLabel, matches } from '../../web/builder/commands/keys.ts'
import { makeEditor } from '../../web/builder/editor.ts'
import { edge, sketch, step } from './sketch.ts'

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
})

function editorOf(...drawn: Parameters<typeof sketch>) {
  const { draft } = sketch(...drawn)
  const editor = makeEditor(draft, () => {})
  const type = (key: string, held = {}, from: Focus = 'canvas') => {
    const found = commandFor(press(key, held), editor, from)
    found?.run(editor)
    return found?.name
  }
  return { editor, draft, type }
}

const two = {
  steps: [step('one', 'text', { text: 'Hi' }), step('two', 'text', { text: 'Bye' }, 600)],
  edges: [edge('start', 'next', 'one'), edge('one', 'next', 'two')],
}

describe('keys', () => {
  it('tells Ctrl+Z from Ctrl+Shift+Z, and takes Command for Ctrl', () => {
    expect(matches('Mod+Z', press('z', { ctrlKey: true }))).toBe(true)
    expect(matches('Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(false)
    expect(matches('Mod+Z', { ...press('z'), metaKey: true })).toBe(true)
  })

  it('takes a sign wherever the keyboard has it', () => {
    expect(matches('?', press('?', { shiftKey: true }))).toBe(true)
    expect(matches('/', press('/', { shiftKey: true }))).toBe(true)
  })

  it('shows them as they are printed on the keyboard', () => {
    expect(keyLabel('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z')
    expect(keyLabel('Mod+Shift+Z', true)).toBe('⌘⇧Z')
    expect(keyLabel('+', false)).toBe('+')
  })
})

describe('commands', () => {
  it('have each a name of their own, and no two the same keys', () => {
    const names = COMMANDS.map(({ name }) => name)
    const keys = COMMANDS.flatMap((one) => one.keys ?? [])
    expect(new Set(names).size).toBe(names.length)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('leave what is typed into a field alone, but for Save and the list of commands', () => {
    const { draft, type } = editorOf(two)
    draft.select(['one'])
    expect(type('Backspace', {}, 'field')).toBeUndefined()
    expect(draft.steps.value.has('one')).toBe(true)
    expect(type('s', { ctrlKey: true }, 'field')).toBe('save')
  })

  it('delete what is selected, wherever the focus was last but in a pane', () => {
    const { draft, type } = editorOf(two)
    draft.select(['one'])
    expect(type('Delete', {}, 'pane')).toBeUndefined()
    expect(type('Delete')).toBe('delete')
    expect([...draft.steps.value.keys()]).toEqual(['start', 'two'])
    draft.select(['two'])
    expect(type('Delete', {}, 'elsewhere')).toBe('delete')
    expect([...draft.steps.value.keys()]).toEqual(['start'])
  })

  it('change nothing for a reader', () => {
    const { draft, type } = editorOf(two, { mayWrite: false })
    draft.select(['one'])
    for (const key of ['Delete', 'ArrowLeft', 'c', 'a', 'n']) expect(type(key)).toBeUndefined()
    expect(type('1')).toBe('fit')
  })

  it('walk from step to step as a conversation goes, and leave the canvas at its end', () => {
    const { editor, type } = editorOf(two)
    const walked = []
    for (let tabs = 0; tabs < 3; tabs++) {
      type('Tab')
      walked.push(editor.focused.value)
    }
    expect(walked).toEqual(['start', 'one', 'two'])
    expect(type('Tab')).toBeUndefined()
  })

  it('duplicate what is selected with its edges, and without Start', () => {
    const { editor, draft, type } = editorOf(two)
    type('a', { ctrlKey: true })
    type('d', { ctrlKey: true })
    expect(draft.steps.value.size).toBe(5)
    expect(draft.edges.value).toHaveLength(3)
    const copies = [...draft.selection.value].map((id) => draft.steps.value.get(id))
    expect(copies.map((node) => [node?.type, node?.x.value])).toEqual([
      ['text', 340],
      ['text', 640],
    ])
    const cards = [...draft.steps.value.values()].map(editor.layouts.rectOf)
    const covered = cards.filter((card) => cards.some((one) => one !== card && overlaps(one, card)))
    expect(covered).toEqual([])
  })

  it('take a row of nudges back at once', () => {
    const { draft, type } = editorOf(two)
    draft.select(['one'])
    for (let times = 0; times < 3; times++) type('ArrowDown')
    expect(draft.steps.value.get('one')?.y.value).toBe(30)
    draft.undo()
    expect(draft.steps.value.get('one')?.y.value).toBe(0)
  })
})
