import { describe, expect, it } from 'vitest'
import type { Journey } from '#journey/journey.ts'
import { changesOf } from '../../web/builder/conflict/differences.ts'
import { mergeJourneys } from '../../web/builder/conflict/merge.ts'
import { buildJourney } from '../runner/build-journey.ts'

const base = () =>
  buildJourney(
    [
      { id: 'hello', type: 'text', name: 'Greeting', config: { text: 'Welcome.' } },
      {
        id: 'villa',
        type: 'reply',
        name: 'Villas',
        config: {
          body: 'Which villa?',
          options: [
            { id: 'olive', label: 'Olive' },
            { id: 'fig', label: 'Fig' },
          ],
        },
      },
      { id: 'bye', type: 'text', name: 'Goodbye', config: { text: 'Bye.' } },
    ],
    { variables: [{ name: 'guests', type: 'number' }], edges: { 'villa.success': '' } },
  )

/** The drawing after somebody worked on it. */
function worked(work: (journey: Journey) => void): Journey {
  const journey = base()
  work(journey)
  return journey
}
const stepOf = (journey: Journey | undefined, id: string) =>
  journey?.steps.find((step) => step.id === id)
const say = (id: string, text: string) => (journey: Journey) => {
  Object.assign(stepOf(journey, id)?.config ?? {}, { text })
}
const remove = (id: string) => (journey: Journey) => {
  journey.steps = journey.steps.filter((step) => step.id !== id)
  journey.edges = journey.edges.filter(({ from, to }) => from.step !== id && to !== id)
}
const wire = (step: string, port: string, to: string) => (journey: Journey) => {
  journey.edges.push({ id: `${step}-${port}-${to}`, from: { step, port }, to })
}
const merge = (mine: (journey: Journey) => void, theirs: (journey: Journey) => void) =>
  mergeJourneys(base(), worked(mine), worked(theirs))

describe('merge', () => {
  it('keeps what each changed where the two do not touch', () => {
    const both = merge(say('hello', 'Welcome to Casa Verde.'), (journey) => {
      say('bye', 'See you soon.')(journey)
      journey.variables.push({ name: 'villa', type: 'string' })
      wire('villa', 'option:fig', 'bye')(journey)
    })
    expect(stepOf(both, 'hello')?.config.text).toBe('Welcome to Casa Verde.')
    expect(stepOf(both, 'bye')?.config.text).toBe('See you soon.')
    expect(both?.variables.map(({ name }) => name)).toEqual(['guests', 'villa'])
    expect(both?.edges.map(({ from }) => from.port)).toContain('option:fig')
  })

  const human = (to: string, words = ['human']) => ({ id: 'human', words, to: { step: to } })
  const speak = (language: string) => (journey: Journey) =>
    void Object.assign(journey, { language })
  const command =
    (...commands: Journey['commands'] & object) =>
    (journey: Journey) =>
      void Object.assign(journey, { commands })

  it('keeps the language of one and the commands of both', () => {
    const back = { id: 'back', words: ['back'], to: 'back' as const }
    const both = merge((journey) => {
      speak('es')(journey)
      command(human('bye'))(journey)
    }, command(back))
    expect(both).toMatchObject({ language: 'es', commands: [back, human('bye')] })
    expect(merge(speak('es'), say('hello', 'Hola.'))?.language).toBe('es')
    expect(merge(say('hello', 'Hola.'), speak('es'))?.language).toBe('es')
    expect(merge(speak('es'), speak('es'))?.language).toBe('es')
    expect(merge(say('hello', 'Hi.'), say('bye', 'Ciao.'))).not.toHaveProperty('commands')
  })

  it('adds what either added, and takes out what either deleted', () => {
    const pool = { id: 'pool', type: 'image' as const, position: { x: 0, y: 0 }, config: {} }
    const both = merge(remove('bye'), (journey) => void journey.steps.push(pool))
    expect(both?.steps.map(({ id }) => id)).toEqual(['start', 'hello', 'villa', 'pool'])
    const other = merge((journey) => void journey.steps.push(pool), remove('bye'))
    expect(other?.steps.map(({ id }) => id)).toEqual(['start', 'hello', 'villa', 'pool'])
  })

  it('takes the same change of both for one', () => {
    const both = merge(say('hello', 'Hi.'), say('hello', 'Hi.'))
    expect(both).toEqual(worked(say('hello', 'Hi.')))
  })

  it('lets steps stand where they were moved here, and otherwise where they were moved there', () => {
    const move = (id: string, x: number) => (journey: Journey) => {
      Object.assign(stepOf(journey, id)?.position ?? {}, { x })
    }
    const both = merge(
      (journey) => {
        say('bye', 'Ciao.')(journey)
        move('hello', 1)(journey)
      },
      (journey) => {
        move('hello', 2)(journey)
        move('bye', 3)(journey)
      },
    )
    expect([stepOf(both, 'hello')?.position.x, stepOf(both, 'bye')?.position.x]).toEqual([1, 3])
    expect(stepOf(both, 'bye')?.config.text).toBe('Ciao.')
  })

  it.each<[why: string, mine: (journey: Journey) => void, theirs: (journey: Journey) => void]>([
    ['both chose a language', speak('es'), speak('de')],
    ['both changed one command', command(human('bye')), command(human('hello'))],
    ['one led a command to what the other deleted', command(human('bye')), remove('bye')],
    ['both changed one step', say('hello', 'Hi.'), say('hello', 'Hello.')],
    ['one changed what the other deleted', say('bye', 'Ciao.'), remove('bye')],
    ['one connected to what the other deleted', wire('villa', 'option:fig', 'bye'), remove('bye')],
    ['both connected one port', wire('bye', 'next', 'hello'), wire('bye', 'next', 'villa')],
    [
      'one connected an option that the other took out',
      wire('villa', 'option:fig', 'bye'),
      (journey) => {
        const villa = stepOf(journey, 'villa')
        if (villa) villa.config.options = [{ id: 'olive', label: 'Olive' }]
      },
    ],
    [
      'one named a variable that the other deleted',
      say('hello', 'For {{var_local.guests}} guests.'),
      (journey) => {
        journey.variables = []
      },
    ],
    [
      'one named a variable that the other made of another type',
      say('hello', 'For {{var_local.guests}} guests.'),
      (journey) => {
        journey.variables = [{ name: 'guests', type: 'string' }]
      },
    ],
  ])('keeps its hands off where %s', (_why, mine, theirs) => {
    expect(merge(mine, theirs)).toBeUndefined()
    expect(merge(theirs, mine)).toBeUndefined()
  })

  it('says in words who changed what', () => {
    const now = worked((journey) => {
      speak('es')(journey)
      command(human('hello'))(journey)
      say('hello', 'Hi.')(journey)
      remove('bye')(journey)
      journey.variables.push({ name: 'villa', type: 'string' })
    })
    expect(changesOf(base(), now)).toEqual([
      'Language: Spanish now',
      'Step “Greeting”: text',
      'Command “human” added',
      'Variable “villa” added',
      'Step “Goodbye” deleted',
    ])
  })
})
