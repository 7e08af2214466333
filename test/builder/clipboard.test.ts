import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ApiDefinition, Variable } from '#journey/journey.ts'
import { problems } from '#journey/problems.ts'
import { copied, pasteIn } from '../../web/builder/document/clipboard.ts'
import type { CopiedSteps } from '../../web/builder/document/copied-steps.ts'
import { makeEditor } from '../../web/builder/editor.ts'
import { toast } from '../../web/design/toast.tsx'
import { sketch, step } from './sketch.ts'

const QUOTE: ApiDefinition = {
  id: 'q',
  name: 'Quote',
  request: { method: 'GET', url: 'https://pms.test/q?n={{var_local.nights}}' },
  auth: { type: 'bearer', secretId: 'sec_1' },
  mappings: [{ from: 'body', path: '$.price', variable: 'var_local.price' }],
}
const VARIABLES: Variable[] = [
  { name: 'nights', type: 'number' },
  { name: 'price', type: 'number' },
  { name: 'prices', type: 'json' },
  { name: 'villa', type: 'string' },
]

type Drawn = { variables?: Variable[]; apis?: ApiDefinition[]; organisation?: string }

function editorOf({ variables = [], apis = [], organisation = 'org_1' }: Drawn) {
  const steps = [
    step('ask', 'text', { text: 'For {{ var_local.villa }}' }),
    step('call', 'api', { apiId: 'q' }),
  ]
  const { draft } = sketch({ steps })
  const editor = makeEditor(draft, () => {}, organisation)
  draft.change('Draw', (doc) => {
    doc.variables = variables
    doc.apis = apis
  })
  return { editor, draft }
}

const whole = (drawn: Drawn = {}) => editorOf({ variables: VARIABLES, apis: [QUOTE], ...drawn })

/** What is copied of a journey that is not the one it is pasted into. */
function copiedElsewhere(drawn: Drawn = {}, ids = ['call']): CopiedSteps {
  const { editor, draft } = whole(drawn)
  draft.select(ids)
  const found = copied(editor)
  if (!found) throw new Error('nothing was copied')
  return { ...found, journeyId: 'jrn_2' }
}

async function pasted(into: ReturnType<typeof editorOf>, what: CopiedSteps) {
  await pasteIn(into.editor, JSON.stringify(what))
  const { steps, variables, apis } = into.draft.document()
  const [call] = into.draft.selection.value
  const apiId = steps.find(({ id }) => id === call)?.config.apiId
  return { variables, apis, api: apis.find(({ id }) => id === apiId) }
}

const names = (list: readonly { name: string }[]) => list.map(({ name }) => name)

vi.mock('../../web/design/toast.tsx', () => ({ toast: vi.fn() }))
afterEach(() => {
  vi.unstubAllGlobals()
  vi.clearAllMocks()
})

describe('a copy', () => {
  it('carries the calls of its steps, and the variables that either names', () => {
    const { editor, draft } = whole()
    draft.select(['call'])
    expect(names(copied(editor)?.variables ?? [])).toEqual(['nights', 'price'])
    expect(copied(editor)?.apis).toEqual([QUOTE])
    draft.select(['ask'])
    expect(copied(editor)).toMatchObject({ variables: [{ name: 'villa' }], apis: [] })
    draft.select(['start'])
    expect(copied(editor)).toBeUndefined()
  })
})

describe('a paste', () => {
  it('brings along what another journey lacks, secret and all', async () => {
    const { variables, apis } = await pasted(editorOf({}), copiedElsewhere())
    expect(names(variables)).toEqual(['nights', 'price'])
    expect(apis).toEqual([QUOTE])
  })

  it('shares what is the same there', async () => {
    const into = editorOf({
      variables: [{ name: 'nights', type: 'number', default: 2 }],
      apis: [{ ...QUOTE, id: 'other', name: 'Rates' }],
    })
    const { variables, apis, api } = await pasted(into, copiedElsewhere())
    expect(variables).toEqual([{ name: 'nights', type: 'number', default: 2 }, VARIABLES[1]])
    expect(names(apis)).toEqual(['Rates'])
    expect(api?.name).toBe('Rates')
  })

  it('gives its own a new name and id where they are taken by another', async () => {
    const rates: ApiDefinition = { id: 'q', name: 'Quote', request: { url: 'https://rates.test' } }
    const into = editorOf({ variables: [{ name: 'nights', type: 'date' }], apis: [rates] })
    const what = copiedElsewhere()
    const { variables, apis, api } = await pasted(into, what)
    expect(variables).toEqual([
      { name: 'nights', type: 'date' },
      { name: 'nights_2', type: 'number' },
      { name: 'price', type: 'number' },
    ])
    expect(apis[0]).toEqual(rates)
    expect(api).toEqual({
      ...QUOTE,
      id: api?.id,
      name: 'Quote 2',
      request: { method: 'GET', url: 'https://pms.test/q?n={{var_local.nights_2}}' },
    })
    const again = await pasted(into, what)
    expect(again.apis).toEqual(apis)
    expect(again.variables).toEqual(variables)
    expect(again.api).toEqual(api)
  })

  it('gives no name that is another variable of the copy', async () => {
    const two: Variable[] = [
      { name: 'nights', type: 'number' },
      { name: 'nights_2', type: 'number' },
      { name: 'price', type: 'number' },
    ]
    const url = 'https://pms.test/{{var_local.nights}}/{{var_local.nights_2}}'
    const what = copiedElsewhere({ variables: two, apis: [{ ...QUOTE, request: { url } }] })
    const into = editorOf({ variables: [{ name: 'nights', type: 'date' }] })
    const { api } = await pasted(into, what)
    expect(api?.request.url).toBe('https://pms.test/{{var_local.nights_3}}/{{var_local.nights_2}}')
  })

  it('takes what was copied in the same journey for the same, however it was changed', async () => {
    const { editor, draft } = whole()
    draft.select(['call'])
    const what = copied(editor)
    const changed = { ...QUOTE, request: { url: 'https://rates.test' } }
    draft.change('Edit', (doc) => {
      doc.apis = [changed]
      doc.variables = [{ name: 'nights', type: 'string' }]
    })
    await pasteIn(editor, JSON.stringify(what))
    expect(draft.apis.value).toEqual([changed])
    expect(draft.variables.value).toEqual([{ name: 'nights', type: 'string' }, VARIABLES[1]])
  })

  it('leaves the secrets of another organisation behind, and each is a problem', async () => {
    const own = {
      request: { method: 'GET', url: 'https://pms.test' },
      auth: { type: 'bearer', secretId: 'sec_2' },
    }
    const what = copiedElsewhere()
    what.steps.push({ ...step('own', 'api', own), name: 'Rates' })
    const into = editorOf({ organisation: 'org_2' })
    const { apis } = await pasted(into, what)
    expect(apis).toEqual([{ ...QUOTE, auth: { type: 'bearer' } }])
    const document = into.draft.document()
    expect(JSON.stringify(document)).not.toContain('sec_')
    const found = problems(document, NOTHING_THERE).filter(({ remedy }) => /secret/.test(remedy))
    expect(names(found.map(({ message }) => ({ name: message })))).toEqual([
      'Rates: the secret of the call is empty',
      'Quote: the secret of the call is empty',
    ])
    await pasted(into, what)
    expect(into.draft.apis.value).toHaveLength(1)
  })

  it('says what another organisation lacks, and only that', async () => {
    const fetched = vi.fn(async () => Response.json({ items: [{ name: 'season' }] }))
    vi.stubGlobal('fetch', fetched)
    const text = 'In {{var_campaign.season}} we have {{var_campaign.offer|nothing}}'
    const what = copiedElsewhere()
    what.steps.push(step('say', 'text', { text }))
    await pasted(editorOf({}), what)
    expect(toast).not.toHaveBeenCalled()
    await pasted(editorOf({ organisation: 'org_2' }), what)
    expect(toast).toHaveBeenCalledExactlyOnceWith(
      'From another organisation. Missing here: the secret of Quote, the campaign variable offer.',
      { isBad: true },
    )
  })
})

const NOTHING_THERE = {
  campaignVariables: {},
  milestones: {},
  teams: [],
  members: [],
  agents: [],
  aiConfigured: false,
  channelTypes: [],
}
