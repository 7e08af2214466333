import { afterEach, describe, expect, it, vi } from 'vitest'
import { makeEditor } from '../../web/builder/editor.ts'
import { startGesture } from '../../web/builder/gestures/index.ts'
import { sketch, step } from './sketch.ts'

/** Whether pressing a card begins anything. */
function begins(system: string, held: { ctrlKey: boolean }) {
  vi.stubGlobal('navigator', { userAgent: system })
  const { draft } = sketch({ steps: [step('one', 'text', { text: 'Hi' })], edges: [] })
  const nowhere = { x: 0, y: 0 }
  const event = { button: 0, pointerType: 'mouse', shiftKey: false, metaKey: false, ...held }
  const at = { screen: nowhere, canvas: nowhere, event: event as PointerEvent }
  const editor = makeEditor(draft, () => {})
  return startGesture(editor, { on: 'card', stepId: 'one' }, at) !== undefined
}

describe('a press on a card', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('with Control adds to the selection, but on a Mac asks for the menu', () => {
    expect(begins('Windows NT 10.0', { ctrlKey: true })).toBe(true)
    expect(begins('Macintosh; Intel Mac OS X', { ctrlKey: true })).toBe(false)
    expect(begins('Macintosh; Intel Mac OS X', { ctrlKey: false })).toBe(true)
  })
})
