import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from '../../web/api/api.ts'
import { edge, sketch, step } from './sketch.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const words = ({ draft }: ReturnType<typeof sketch>, id = 'hi') =>
  draft.steps.value.get(id)?.step.value.config.text

describe('draft', () => {
  it('takes each change back and makes it again, cards and all', () => {
    const { draft } = sketch()
    draft.change('Add', (doc) => doc.addStep({ id: 'hi', type: 'text', position: { x: 1, y: 2 } }))
    const node = draft.steps.value.get('hi')
    draft.undo()
    expect(draft.steps.value.has('hi')).toBe(false)
    draft.redo()
    expect(draft.steps.value.get('hi')).toBe(node)
    expect(draft.canRedo.value).toBe(false)
  })

  it('folds what is typed in a row into one entry, until another step is chosen', () => {
    const board = sketch({ steps: [step('hi', 'text', { text: '' })] })
    const { draft } = board
    for (const text of ['H', 'He', 'Hey']) {
      draft.change('Edit', (doc) => doc.patchConfig('hi', { text }), 'text:hi')
    }
    draft.select(['start'])
    draft.change('Edit', (doc) => doc.patchConfig('hi', { text: 'Hey!' }), 'text:hi')
    draft.undo()
    expect(words(board)).toBe('Hey')
    draft.undo()
    expect(words(board)).toBe('')
    expect(draft.canUndo.value).toBe(false)
  })

  it('counts a change that changes nothing for none', () => {
    const { draft } = sketch({ steps: [step('hi', 'text')] })
    draft.change('Move', (doc) => doc.move('hi', { x: 300, y: 0 }))
    expect(draft.canUndo.value).toBe(false)
  })

  it('deletes a step with its edges, brings both back, and never deletes Start', () => {
    const { draft } = sketch({
      steps: [step('hi', 'text')],
      edges: [edge('start', 'next', 'hi')],
    })
    draft.change('Delete', (doc) => doc.removeSteps(['start', 'hi']))
    expect([...draft.steps.value.keys()]).toEqual(['start'])
    expect(draft.edges.value).toEqual([])
    draft.undo()
    expect([...draft.steps.value.keys()]).toEqual(['start', 'hi'])
    expect(draft.edges.value).toHaveLength(1)
  })

  it('holds one edge at a port, and none into Start', () => {
    const { draft } = sketch({
      steps: [step('one', 'text'), step('two', 'text')],
      edges: [edge('start', 'next', 'one')],
    })
    draft.change('Connect', (doc) => doc.connect('start', 'next', 'two'))
    draft.change('Connect', (doc) => doc.connect('two', 'next', 'start'))
    expect(draft.edges.value.map(({ to }) => to)).toEqual(['two'])
  })

  it('lets a question lead to itself, but not a step that waits for nobody', () => {
    const { draft } = sketch({
      steps: [step('hi', 'text'), step('ask', 'prompt', { question: 'How many?' })],
    })
    draft.change('Connect', (doc) => doc.connect('hi', 'next', 'hi'))
    draft.change('Connect', (doc) => doc.connect('ask', 'fallback', 'ask'))
    expect(draft.edges.value.map(({ to }) => to)).toEqual(['ask'])
  })

  it('drops the edge of an option that is deleted, and brings it back with it', () => {
    const options = [
      { id: 'yes', label: 'Yes' },
      { id: 'no', label: 'No' },
    ]
    const { draft } = sketch({
      steps: [step('ask', 'reply', { body: 'Pets?', options }), step('hi', 'text')],
      edges: [edge('ask', 'option:no', 'hi'), edge('ask', 'option:yes', 'hi')],
    })
    draft.change('Delete option', (doc) => doc.patchConfig('ask', { options: options.slice(0, 1) }))
    expect(draft.edges.value.map(({ from }) => from.port)).toEqual(['option:yes'])
    draft.undo()
    expect(draft.edges.value).toHaveLength(2)
  })

  it('takes back a language and a command, and makes them again', () => {
    const again = { id: 'again', words: ['start again'], to: 'start' as const }
    const { draft } = sketch()
    draft.change('Choose language', (doc) => {
      doc.language = 'es'
    })
    draft.change('Add command', (doc) => {
      doc.commands = [...doc.commands, again]
    })
    expect(draft.document()).toMatchObject({ language: 'es', commands: [again] })
    draft.undo()
    draft.undo()
    expect(draft.document()).toEqual(sketch().draft.document())
    expect(Object.keys(draft.document())).not.toContain('commands')
    draft.redo()
    draft.redo()
    expect(draft.document()).toMatchObject({ language: 'es', commands: [again] })
  })

  it('leaves a command that leads to a step as it is when the step is deleted', () => {
    const commands = [{ id: 'human', words: ['human'], to: { step: 'hi' } }]
    const { draft } = sketch({ steps: [step('hi', 'text')], commands })
    draft.change('Delete', (doc) => doc.removeSteps(['hi']))
    expect(draft.document().commands).toEqual(commands)
  })

  it('changes nothing for a reader, or while the journey is live', () => {
    for (const about of [{ mayWrite: false }, { state: 'live' as const }]) {
      const { draft } = sketch({}, about)
      draft.change('Add', (doc) => doc.addStep({ type: 'text', position: { x: 0, y: 0 } }))
      expect(draft.steps.value.size).toBe(1)
    }
  })
})

describe('saving', () => {
  const typed = (text: string) => (board: ReturnType<typeof sketch>) =>
    board.draft.change('Edit', (doc) => doc.patchConfig('hi', { text }))
  const drawn = () => sketch({ steps: [step('hi', 'text', { text: '' })] })

  it('saves two seconds after the last change, once for all of them', async () => {
    const board = drawn()
    typed('H')(board)
    await vi.advanceTimersByTimeAsync(1500)
    typed('Hi')(board)
    expect(board.draft.saving.value.is).toBe('unsaved')
    await vi.advanceTimersByTimeAsync(2000)
    expect(board.draft.saving.value.is).toBe('saved')
    expect(board.stored.saves).toBe(1)
    expect(board.stored.journey.steps[1]?.config.text).toBe('Hi')
  })

  it('saves the language and the commands as they were opened, and takes over newer ones', async () => {
    const commands = [{ id: 'back', words: ['back'], to: 'back' as const }]
    const board = sketch({ language: 'fr', commands, steps: [step('hi', 'text', { text: '' })] })
    typed('Bonjour')(board)
    await board.draft.save()
    expect(board.stored.journey).toMatchObject({ language: 'fr', commands })
    expect(board.draft.base()).toEqual(board.stored.journey)
    const { language: _, commands: __, ...without } = board.stored.journey
    board.stored.journey = without
    await board.draft.reload()
    expect(board.draft.document()).toEqual(without)
    board.draft.undo()
    expect(board.draft.document()).toMatchObject({ language: 'fr', commands })
  })

  it('brings back the language and the commands of what was left unsaved', async () => {
    const board = drawn()
    const commands = [{ id: 'again', words: ['again'], to: 'start' as const }]
    const journey = { ...board.draft.document(), language: 'it', commands }
    board.draft.restoreUnsaved({ revision: 1, journey })
    await board.draft.save()
    expect(board.stored.journey).toEqual(journey)
  })

  it('goes on trying when the server is out of reach, and loses nothing', async () => {
    const board = drawn()
    board.stored.fault = new ApiError(0, 'unreachable', 'The server does not answer.')
    typed('Hi')(board)
    await vi.advanceTimersByTimeAsync(2000)
    expect(board.draft.saving.value.is).toBe('failed')
    board.stored.fault = undefined
    await vi.advanceTimersByTimeAsync(5000)
    expect(board.draft.saving.value.is).toBe('saved')
    expect(board.stored.journey.steps[1]?.config.text).toBe('Hi')
  })

  it('stops at a drawing that somebody else saved, until it is told which one stays', async () => {
    const board = drawn()
    board.stored.revision = 7
    typed('Mine')(board)
    await board.draft.save()
    expect(board.draft.saving.value).toMatchObject({ is: 'stale', by: 'Ben' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(board.stored.saves).toBe(1)
    await board.draft.overwrite(7)
    expect(board.draft.saving.value.is).toBe('saved')
    expect(board.stored.journey.steps[1]?.config.text).toBe('Mine')
  })

  it('overwrites nothing newer than what was compared', async () => {
    const board = drawn()
    board.stored.revision = 7
    typed('Mine')(board)
    await board.draft.save()
    board.stored.revision = 8
    await board.draft.overwrite(7)
    expect(board.draft.saving.value.is).toBe('stale')
    expect(board.stored.journey.steps[1]?.config.text).toBe('')
  })

  it('knows a save of its own whose answer was lost, and goes on', async () => {
    const board = drawn()
    board.stored.isDeaf = true
    typed('Hi')(board)
    await board.draft.save()
    expect(board.draft.saving.value.is).toBe('failed')
    board.stored.isDeaf = false
    typed('Hi there')(board)
    await board.draft.save()
    expect(board.draft.saving.value.is).toBe('saved')
    expect(board.stored.journey.steps[1]?.config.text).toBe('Hi there')
  })

  it('does not take for its own what somebody else saved after a lost answer', async () => {
    const board = drawn()
    board.stored.isDeaf = true
    typed('Hi')(board)
    await board.draft.save()
    board.stored.isDeaf = false
    board.stored.revision += 1
    board.stored.journey = { ...board.stored.journey, variables: [{ name: 'ben', type: 'string' }] }
    await board.draft.save()
    expect(board.draft.saving.value.is).toBe('stale')
    expect(board.stored.journey.variables).toHaveLength(1)
  })

  it('says that a save takes long, and stores it all the same', async () => {
    const board = drawn()
    let answer = () => {}
    board.stored.delay = new Promise((done) => {
      answer = done
    })
    typed('Hi')(board)
    await vi.advanceTimersByTimeAsync(2000)
    expect(board.draft.saving.value).toEqual({ is: 'saving' })
    await vi.advanceTimersByTimeAsync(4000)
    expect(board.draft.saving.value).toMatchObject({ is: 'saving', isSlow: true })
    answer()
    await vi.advanceTimersByTimeAsync(0)
    expect(board.draft.saving.value.is).toBe('saved')
  })

  it('saves in the midst of what is typed without a pause', async () => {
    const board = drawn()
    for (let second = 0; second < 12; second += 1) {
      typed(`Hi ${second}`)(board)
      await vi.advanceTimersByTimeAsync(1000)
    }
    expect(board.stored.saves).toBe(1)
  })

  it('is never left saving: a fault of the page is reported, and the save tried again', async () => {
    const reported = vi.fn()
    vi.stubGlobal('reportError', reported)
    const board = drawn()
    board.stored.fault = new TypeError('no such thing')
    typed('Hi')(board)
    await board.draft.save()
    expect(board.draft.saving.value.is).toBe('failed')
    expect(reported).toHaveBeenCalledOnce()
    board.stored.fault = undefined
    await vi.advanceTimersByTimeAsync(5000)
    expect(board.draft.saving.value.is).toBe('saved')
    vi.unstubAllGlobals()
  })

  it('knows no common beginning for what was left here before somebody else saved', async () => {
    const board = drawn()
    const variables = [{ name: 'left', type: 'string' as const }]
    const left = { ...board.draft.document(), variables }
    board.stored.revision = 7
    board.draft.restoreUnsaved({ revision: 0, journey: left })
    await board.draft.save()
    expect(board.draft.saving.value.is).toBe('stale')
    expect(board.draft.base()).toBeUndefined()
  })

  it('keeps what both drew when it is told to, and can take that back', async () => {
    const board = drawn()
    typed('Mine')(board)
    board.stored.revision = 7
    await board.draft.save()
    const both = {
      ...board.draft.document(),
      variables: [{ name: 'ben', type: 'string' as const }],
    }
    await board.draft.keepBoth(both, { revision: 7 })
    expect(board.draft.saving.value.is).toBe('saved')
    expect(board.stored.journey).toEqual(both)
    board.draft.undo()
    expect(board.draft.variables.value).toEqual([])
  })

  it('takes theirs when it is told to, in a way that can be taken back', async () => {
    const board = drawn()
    board.stored.revision = 7
    typed('Mine')(board)
    await board.draft.save()
    await board.draft.reload()
    expect([words(board), board.draft.saving.value.is]).toEqual(['', 'saved'])
    board.draft.undo()
    expect(words(board)).toBe('Mine')
  })
})
