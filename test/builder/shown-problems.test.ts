import { describe, expect, it, vi } from 'vitest'
import type { Problem } from '#journey/problem.ts'
import { followFilling, makeEditor } from '../../web/builder/editor.ts'
import { sketch, step } from './sketch.ts'

const missing = (stepId: string): Problem => ({
  code: 'config_incomplete',
  severity: 'error',
  stepId,
  field: 'text',
  message: 'Text: Text is empty',
  remedy: 'Fill it in.',
})

async function editorOf(found: Problem[]) {
  const { draft } = sketch(
    { steps: [step('blank', 'text', { text: '' }), step('said', 'text', { text: '', typing: 1 })] },
    { found },
  )
  await vi.waitFor(() => expect(draft.problems.value).toHaveLength(found.length))
  const editor = makeEditor(draft, () => {})
  return { draft, editor, shown: () => editor.shownProblems.value.map(({ stepId }) => stepId) }
}

describe('problems on screen', () => {
  it('leave out what a step lacks that nobody has filled in, until their list is open', async () => {
    const { editor, shown } = await editorOf([missing('blank'), missing('said')])
    expect(shown()).toEqual(['said'])
    editor.hasProblems.value = true
    expect(shown()).toEqual(['blank', 'said'])
  })

  it('wait for the end of the first filling in, but not with what is wrong by itself', async () => {
    const wrong: Problem = { ...missing('said'), code: 'config_over_limit' }
    const { draft, editor, shown } = await editorOf([missing('said'), wrong])
    draft.select(['said'])
    editor.filling.value = 'said'
    const stop = followFilling(editor)
    expect(editor.shownProblems.value).toEqual([wrong])
    draft.select([])
    expect(shown()).toEqual(['said', 'said'])
    stop()
  })
})
