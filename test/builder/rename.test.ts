import { describe, expect, it } from 'vitest'
import type { ApiDefinition, Step, StepKind } from '#journey/journey.ts'
import { typeOf } from '#journey/steps/index.ts'
import { renamedApis, renamedSteps } from '../../web/builder/variables/rename.ts'
import { usesIn } from '../../web/builder/variables/uses.ts'
import { stepSamples } from '../runner/doc-samples.ts'

const step = (id: string, type: StepKind, config: Step['config']): Step => ({
  id,
  type,
  position: { x: 0, y: 0 },
  config,
})

const greeting = step('hi', 'text', {
  text: 'For {{ var_local.party | 2 }}, not {{var_local.party_size}}: {{var_local.party.rooms.0}}',
  variable: 'var_local.party',
})
const router = step('route', 'condition', {
  branches: [
    {
      id: 'a',
      when: {
        all: [
          { variable: 'var_local.party.rooms', operator: 'exists' },
          { any: [{ variable: 'var_local.x', operator: 'equals', value: '{{var_local.party}}' }] },
        ],
      },
    },
  ],
})
const elsewhere = step('bye', 'text', { text: 'Write var_local.party as it stands.' })
const call: ApiDefinition = {
  id: 'api_1',
  name: 'Rates',
  request: { url: 'https://x.example/{{var_local.party}}', body: { '{{var_local.party}}': 1 } },
  mappings: [{ from: 'body', path: '$.n', variable: 'var_local.party' }],
}

describe('renaming a variable', () => {
  const steps = renamedSteps([greeting, router, elsewhere], 'var_local.party', 'var_local.guests')

  it('changes it in texts, with spaces, paths and defaults, and no longer name that begins alike', () => {
    expect(steps[0]?.config).toEqual({
      text: 'For {{ var_local.guests | 2 }}, not {{var_local.party_size}}: {{var_local.guests.rooms.0}}',
      variable: 'var_local.guests',
    })
  })

  it('changes it in conditions however deep, and in the values they compare with', () => {
    expect(JSON.stringify(steps[1]?.config)).not.toContain('party')
    expect(JSON.stringify(steps[1]?.config)).toContain('"var_local.guests.rooms"')
    expect(JSON.stringify(steps[1]?.config)).toContain('{{var_local.guests}}')
  })

  it('leaves the steps alone that do not name it, and words that only look like it', () => {
    expect(steps.map(({ id }) => id)).toEqual(['hi', 'route'])
  })

  const variablesOf = (type: StepKind, config: Step['config']) => {
    const { config: schema, references } = typeOf({ type })
    const named = references(schema.parse(config)).filter(({ names }) => names === 'variable')
    return named.map((reference) => ('name' in reference ? reference.name : ''))
  }
  const samples = stepSamples().map(({ type, config }) => ({ type: type as StepKind, config }))
  const naming = samples.filter(({ type, config }) => variablesOf(type, config).length > 0)

  it.each(naming)('reaches wherever a $type step writes or reads one', ({ type, config }) => {
    for (const name of variablesOf(type, config)) {
      const [renamed] = renamedSteps([step('one', type, config)], name, 'var_local.renamed')
      const after = variablesOf(type, renamed?.config ?? config)
      expect(after).not.toContain(name)
      expect(after).toContain('var_local.renamed')
      expect(usesIn([step('one', type, config)], []).has(name)).toBe(true)
    }
  })

  it("changes the API Manager's calls, down to the keys of a body", () => {
    const [renamed] = renamedApis([call], 'var_local.party', 'var_local.guests')
    expect(renamed).toEqual({
      ...call,
      request: {
        url: 'https://x.example/{{var_local.guests}}',
        body: { '{{var_local.guests}}': 1 },
      },
      mappings: [{ from: 'body', path: '$.n', variable: 'var_local.guests' }],
    })
    expect(renamedApis([call], 'var_local.other', 'var_local.x')[0]).toBe(call)
  })

  it('leaves nothing behind that the panel would still list as a use', () => {
    const after = usesIn(steps, renamedApis([call], 'var_local.party', 'var_local.guests'))
    expect(after.has('var_local.party')).toBe(false)
  })
})

describe('where a variable is used', () => {
  it('is every field that names it, once each, in words', () => {
    const uses = usesIn([greeting, router], [call]).get('var_local.party')
    expect(uses?.map(({ stepId, apiId, words }) => [stepId ?? apiId, words])).toEqual([
      ['hi', 'text'],
      ['hi', 'variable'],
      ['route', 'variable of rule 1 of branch 1'],
      ['route', 'value of rule 1 of rule 2 of branch 1'],
      ['api_1', 'web address'],
      ['api_1', 'body'],
      ['api_1', 'variable of mapping 1'],
    ])
  })
})
