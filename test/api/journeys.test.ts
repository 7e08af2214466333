import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyJourney, type Journey } from '#journey/journey.ts'
import { call, greeting, keyAs, secondOrganisation, setUp } from './workspace.ts'

let key = ''
let organisationId = ''
beforeAll(async () => {
  const made = await setUp()
  key = made.apiKey
  organisationId = made.organisation.id
})

let count = 0
async function newJourney(journey?: unknown, name = `Journey ${count++}`) {
  const { json, status } = await call('POST', '/api/v1/journeys', { key, body: { name, journey } })
  expect(status, JSON.stringify(json)).toBe(201)
  return json as { id: string; name: string; revision: number; journey: Journey }
}
const path = (id: string, rest = '') => `/api/v1/journeys/${id}${rest}`
const save = (id: string, revision: number, journey: unknown) =>
  call('PUT', path(id), { key, body: { revision, journey } })
const error = (status: number, code: string, message?: string) => ({
  status,
  json: { error: { code, ...(message ? { message } : {}) } },
})

describe("the guide's messages", () => {
  it('refuses a name that another journey of the organisation has', async () => {
    const { id, name } = await newJourney()
    const taken = error(409, 'journey_name_taken', 'Journey name already exists in organisation')
    const create = { key, body: { name } }
    expect(await call('POST', '/api/v1/journeys', create)).toMatchObject(taken)
    expect(await call('POST', path(id, '/clone'), { key, body: { name } })).toMatchObject(taken)
    const imported = { key, body: { name, journey: greeting() } }
    expect(await call('POST', '/api/v1/journeys/import', imported)).toMatchObject(taken)
    const other = await newJourney()
    expect(await call('PATCH', path(other.id), { key, body: { name } })).toMatchObject(taken)
  })

  it('refuses a second variable of one name, singly and in a save', async () => {
    const { id, revision } = await newJourney()
    const variable = { name: 'party', type: 'number' }
    const taken = error(409, 'variable_name_taken', 'Variable name already exists in journey')
    const both = { ...emptyJourney(), variables: [variable, variable] }
    expect(await save(id, revision, both)).toMatchObject(taken)
    const first = await call('POST', path(id, '/variables'), { key, body: variable })
    expect(first).toMatchObject({ status: 201, json: { revision: 2, item: variable } })
    expect(
      await call('POST', path(id, '/variables'), {
        key,
        body: { ...variable, name: 'var_local.party' },
      }),
    ).toMatchObject(taken)
  })

  it('keeps system variables as they are', async () => {
    const { id } = await newJourney()
    const refused = error(409, 'system_variable', 'System variables cannot be modified')
    const item = path(id, '/variables/var_system.user_name')
    expect(await call('PATCH', item, { key, body: { type: 'number' } })).toMatchObject(refused)
    expect(await call('DELETE', item, { key })).toMatchObject(refused)
    const body = { name: 'var_system.mine', type: 'string' }
    expect(await call('POST', path(id, '/variables'), { key, body })).toMatchObject(refused)
  })

  it('keeps the Start step', async () => {
    const { id, revision } = await newJourney()
    const refused = error(409, 'start_step_fixed', 'Cannot delete the Start step')
    expect(await call('DELETE', path(id, '/steps/start'), { key })).toMatchObject(refused)
    expect(await save(id, revision, { ...emptyJourney(), steps: [] })).toMatchObject(refused)
  })

  it('refuses a malformed document, and says where', async () => {
    const { id, revision } = await newJourney()
    const malformed = error(400, 'journey_malformed', 'Invalid journey data structure')
    const [start] = emptyJourney().steps
    for (const broken of [
      undefined,
      null,
      [],
      'text',
      { ...emptyJourney(), format: 2 },
      { ...emptyJourney(), steps: [start, start] },
      { ...emptyJourney(), steps: [start, { ...start, id: 'second' }] },
      { ...emptyJourney(), steps: [{ ...start, id: 'no spaces, please' }] },
      { ...emptyJourney(), edges: [{ id: 'e', from: 'start', to: 'x' }] },
    ]) {
      expect(await save(id, revision, broken)).toMatchObject(malformed)
    }
    const named = await save(id, revision, {
      ...emptyJourney(),
      edges: [{ id: 'e', from: 1, to: 'x' }],
    })
    expect(named.json.error.details).toContainEqual(
      expect.objectContaining({ where: 'edges.0.from' }),
    )
    const made = { key, body: { name: 'Broken', journey: { format: 1 } } }
    expect(await call('POST', '/api/v1/journeys', made)).toMatchObject(malformed)
    expect(await call('POST', '/api/v1/journeys/import', made)).toMatchObject(malformed)
    const startless = {
      key,
      body: { name: 'Startless', journey: { ...emptyJourney(), steps: [] } },
    }
    expect(await call('POST', '/api/v1/journeys', startless)).toMatchObject(malformed)
  })

  it('deploys no journey that is only a Start', async () => {
    const { id } = await newJourney()
    expect(await call('POST', path(id, '/deploy'), { key })).toMatchObject(
      error(422, 'journey_empty', 'Cannot deploy journey with no other steps'),
    )
  })

  it('says what was not found', async () => {
    const { id } = await newJourney(greeting())
    const patch = { key, body: { name: 'x' } }
    expect(await call('GET', path('jrn_none'), { key })).toMatchObject(
      error(404, 'journey_not_found', 'Journey not found'),
    )
    expect(await call('PATCH', path(id, '/variables/none'), patch)).toMatchObject(
      error(404, 'variable_not_found', 'Variable not found'),
    )
    expect(await call('PATCH', path(id, '/steps/none'), patch)).toMatchObject(
      error(404, 'step_not_found', 'Step not found'),
    )
    expect(await call('DELETE', path(id, '/edges/none'), { key })).toMatchObject(
      error(404, 'edge_not_found', 'Connection not found'),
    )
    const edge = { key, body: { from: { step: 'hello', port: 'next' }, to: 'none' } }
    expect(await call('POST', path(id, '/edges'), edge)).toMatchObject(error(404, 'step_not_found'))
  })
})

describe('saving', () => {
  it('saves what makes no sense yet, and says so', async () => {
    const { id, revision } = await newJourney()
    const dangling = {
      ...greeting(''),
      edges: [{ id: 'e', from: { step: 'hello', port: 'next' }, to: 'gone' }],
    }
    const saved = await save(id, revision, dangling)
    expect(saved).toMatchObject({ status: 200, json: { revision: 2, problems: expect.any(Array) } })
    const opened = await call('GET', path(id), { key })
    expect(opened.json).toMatchObject({
      state: 'draft',
      revision: 2,
      journey: dangling,
      channels: [],
    })
    expect((await call('GET', path(id, '/problems'), { key })).json.problems).toEqual(
      saved.json.problems,
    )
  })

  it('refuses to save over what somebody else saved, and says who and when', async () => {
    const { id, revision } = await newJourney()
    await save(id, revision, greeting())
    const late = await save(id, revision, emptyJourney())
    expect(late).toMatchObject(error(409, 'stale_revision'))
    expect(late.json.error.message).toMatch(/^Ann saved this journey at 20\d\d-/)
    expect(late.json.error.details).toMatchObject({ revision: 2, savedBy: { name: 'Ann' } })
    const items = await call('POST', path(id, '/steps'), {
      key,
      body: { type: 'text', revision: 1 },
    })
    expect(items).toMatchObject(error(409, 'stale_revision'))
  })

  it('keeps one of two saves at once', async () => {
    const { id, revision } = await newJourney()
    const both = await Promise.all([
      save(id, revision, greeting('a')),
      save(id, revision, greeting('b')),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('reads nothing but JSON of a decent size', async () => {
    const { id } = await newJourney()
    const put = (
      body: string,
      headers: Record<string, string> = { 'content-type': 'application/json' },
    ) => call('PUT', path(id), { key, body, headers })
    expect(await put('{"revision": 1, ')).toMatchObject(error(400, 'bad_request'))
    expect(await put('revision=1', { 'content-type': 'text/plain' })).toMatchObject(
      error(400, 'bad_request'),
    )
    expect(await put('')).toMatchObject(error(400, 'bad_request'))
    const wrong = await put('{"revision": "one", "journey": {}}')
    expect(wrong).toMatchObject(error(400, 'bad_request'))
    expect(wrong.json.error.details).toMatchObject([{ field: 'revision' }])
    const big = JSON.stringify({ revision: 1, journey: greeting('x'.repeat(5_000_000)) })
    expect(await put(big)).toMatchObject(error(413, 'too_large'))
    const row = JSON.stringify({ revision: 1, journey: greeting('x'.repeat(2_000_000)) })
    expect(await put(row)).toMatchObject(error(413, 'too_large'))
  })

  it('changes steps, connections, variables and APIs singly', async () => {
    const { id } = await newJourney(greeting())
    const step = await call('POST', path(id, '/steps'), {
      key,
      body: { id: 'ask', type: 'prompt', config: { question: 'Who?', retries: 2 } },
    })
    expect(step).toMatchObject({ status: 201, json: { revision: 2, item: { id: 'ask' } } })
    const patched = await call('PATCH', path(id, '/steps/ask'), {
      key,
      body: { name: 'Name', config: { question: 'Who are you?', retries: null } },
    })
    expect(patched.json.item).toMatchObject({ name: 'Name', type: 'prompt' })
    expect(patched.json.item.config).toEqual({ question: 'Who are you?' })
    const edge = await call('POST', path(id, '/edges'), {
      key,
      body: { from: { step: 'hello', port: 'next' }, to: 'ask' },
    })
    expect(edge).toMatchObject({ status: 201, json: { item: { to: 'ask' } } })
    expect(
      await call('POST', path(id, '/edges'), {
        key,
        body: { from: { step: 'hello', port: 'next' }, to: 'hello' },
      }),
    ).toMatchObject(error(400, 'journey_malformed'))
    expect(
      await call('PATCH', path(id, `/edges/${edge.json.item.id}`), {
        key,
        body: { from: { step: 'start', port: 'other' } },
      }),
    ).toMatchObject({ status: 200, json: { item: { to: 'ask' } } })
    expect(await call('DELETE', path(id, '/steps/ask'), { key })).toMatchObject({ status: 204 })
    const { json } = await call('GET', path(id), { key })
    expect(json.journey.edges).toEqual(greeting().edges)
    await call('POST', path(id, '/variables'), { key, body: { name: 'party', type: 'number' } })
    const renamed = await call('PATCH', path(id, '/variables/var_local.party'), {
      key,
      body: { name: 'guests', default: 2 },
    })
    expect(renamed.json.item).toEqual({ name: 'guests', type: 'number', default: 2 })
    expect(await call('DELETE', path(id, '/variables/guests'), { key })).toMatchObject({
      status: 204,
    })
    const second = { type: 'start' }
    expect(await call('POST', path(id, '/steps'), { key, body: second })).toMatchObject(
      error(400, 'journey_malformed'),
    )
    expect(
      await call('PATCH', path(id, '/steps/hello'), { key, body: { type: 'image' } }),
    ).toMatchObject(error(400, 'bad_request'))
  })
})

it('takes changes to single items at once, when they name no revision', async () => {
  const { id } = await newJourney()
  const add = () => call('POST', path(id, '/steps'), { key, body: { type: 'text' } })
  const added = await Promise.all([add(), add(), add(), add()])
  expect(added.map(({ status }) => status)).toEqual([201, 201, 201, 201])
  expect((await call('GET', path(id), { key })).json.journey.steps).toHaveLength(5)
})

describe('secrets of API steps', () => {
  const withSecret = (secret: string) => ({
    ...greeting(),
    apis: [
      {
        id: 'quote',
        name: 'Quote',
        request: { url: 'https://x.example' },
        auth: { type: 'bearer', secret },
      },
    ],
  })

  it('are sealed, answered by id and left out of an export', async () => {
    const made = await newJourney(withSecret('hunter2hunter2'))
    const { secretId } = made.journey.apis[0]?.auth ?? {}
    expect(secretId).toMatch(/^sec_/)
    const api = await call('PATCH', path(made.id, '/apis/quote'), {
      key,
      body: { auth: { type: 'basic', username: 'me', secret: 'hunter3hunter3' } },
    })
    expect(api.json.item.auth).toMatchObject({
      username: 'me',
      secretId: expect.stringMatching(/^sec_/),
    })
    const step = {
      type: 'api',
      config: {
        request: { method: 'GET', url: 'https://x.example' },
        auth: { type: 'header', name: 'x-key', secret: 'hunter4hunter4' },
      },
    }
    const inStep = await call('POST', path(made.id, '/steps'), { key, body: step })
    expect(inStep.json.item.config.auth.secretId).toMatch(/^sec_/)
    const answers = [
      JSON.stringify(made),
      api.text,
      inStep.text,
      (await call('GET', path(made.id), { key })).text,
    ]
    const exported = await call('GET', path(made.id, '/export'), { key })
    expect([...answers, exported.text].join()).not.toContain('hunter')
    expect(exported.text).not.toContain('sec_')
    const { results } = await env.DB.prepare('SELECT document FROM journeys').all<{
      document: string
    }>()
    expect(JSON.stringify(results)).not.toContain('hunter')
    const again = { key, body: { ...exported.json, name: 'Imported' } }
    const imported = await call('POST', '/api/v1/journeys/import', again)
    expect(imported).toMatchObject({ status: 201, json: { name: 'Imported', state: 'draft' } })
    expect(imported.json.journey.apis[0].auth).toEqual({ type: 'basic', username: 'me' })
  })

  it('cannot be borrowed from another organisation', async () => {
    const made = await newJourney(withSecret('hunter5hunter5'))
    const theirs = await keyAs('owner', await secondOrganisation())
    const body = { name: 'Theft', journey: made.journey }
    expect(await call('POST', '/api/v1/journeys', { key: theirs, body })).toMatchObject(
      error(400, 'journey_malformed'),
    )
  })
})

describe('draft and live', () => {
  it('deploys a version, refuses edits, and opens a next draft beside it', async () => {
    const { id, revision } = await newJourney(greeting('one'))
    expect(await call('POST', path(id, '/deploy'), { key })).toMatchObject({
      status: 200,
      json: { version: 1 },
    })
    const live = error(409, 'journey_is_live')
    expect(await save(id, revision, greeting('two'))).toMatchObject(live)
    expect(await call('DELETE', path(id, '/steps/hello'), { key })).toMatchObject(live)
    expect(await call('POST', path(id, '/deploy'), { key })).toMatchObject(live)
    expect(await call('DELETE', path(id), { key })).toMatchObject(live)
    const draft = await call('POST', path(id, '/draft'), { key })
    expect(draft.json).toMatchObject({ state: 'live', version: 1, nextDraft: true })
    expect(await save(id, revision, greeting('two'))).toMatchObject({ status: 200 })
    expect((await call('POST', path(id, '/deploy'), { key })).json).toMatchObject({ version: 2 })
    const { json } = await call('GET', path(id, '/versions'), { key })
    expect(json.items).toMatchObject([
      { version: 2, live: true, deployedBy: { name: 'Ann' } },
      { version: 1, live: false },
    ])
    await call('POST', path(id, '/draft'), { key })
    const restored = await call('POST', path(id, '/versions/1/restore'), { key })
    expect(restored.json.journey.steps[1].config).toMatchObject({ text: 'one' })
    expect(await call('DELETE', path(id, '/draft'), { key })).toMatchObject({ status: 204 })
    expect((await call('GET', path(id), { key })).json).toMatchObject({
      nextDraft: false,
      journey: { steps: [{}, { config: { text: 'two' } }] },
    })
    expect(await call('POST', path(id, '/versions/9/restore'), { key })).toMatchObject({
      status: 409,
    })
  })

  it('keeps a language and commands in a version, a restored draft, a clone and an export', async () => {
    const own = {
      language: 'es',
      commands: [
        { id: 'hello', words: ['hola'], to: { step: 'hello' } },
        { id: 'again', words: ['otra vez'], to: 'start' },
      ],
    }
    const { id } = await newJourney({ ...greeting(), ...own })
    expect(await call('POST', path(id, '/deploy'), { key })).toMatchObject({ status: 200 })
    const { json: draft } = await call('POST', path(id, '/draft'), { key })
    await save(id, draft.revision, greeting())
    expect((await call('GET', path(id), { key })).json.journey).not.toHaveProperty('commands')
    const restored = await call('POST', path(id, '/versions/1/restore'), { key })
    expect(restored.json.journey).toMatchObject(own)
    const body = { name: `Journey ${count++}` }
    const cloned = await call('POST', path(id, '/clone'), { key, body })
    expect(cloned.json.journey).toMatchObject(own)
    const exported = await call('GET', path(id, '/export'), { key })
    expect(exported.json.journey).toMatchObject(own)
    const imported = { ...exported.json, name: `Journey ${count++}` }
    const again = await call('POST', '/api/v1/journeys/import', { key, body: imported })
    expect(again.json.journey).toMatchObject(own)
  })

  it('refuses two commands of one id, and stores a command that is not finished', async () => {
    const { id, revision } = await newJourney(greeting())
    const unfinished = { id: 'one', words: [], to: { step: '' } }
    const twice = { ...greeting(), commands: [unfinished, unfinished] }
    expect(await save(id, revision, twice)).toMatchObject(error(400, 'journey_malformed'))
    const once = { ...greeting(), commands: [unfinished] }
    const saved = await save(id, revision, once)
    expect(saved.status).toBe(200)
    expect(saved.json.problems.map(({ field }: { field?: string }) => field)).toEqual([
      'commands.0.words',
      'commands.0.to.step',
    ])
    expect((await call('POST', path(id, '/deploy'), { key })).status).toBe(422)
  })

  it('deploys only what the caller has seen, if told its revision', async () => {
    const { id, revision } = await newJourney(greeting())
    await call('PUT', path(id), { key, body: { revision, journey: greeting('Theirs') } })
    expect(await call('POST', path(id, `/deploy?revision=${revision}`), { key })).toMatchObject(
      error(409, 'stale_revision'),
    )
    expect((await call('GET', path(id), { key })).json).toMatchObject({ state: 'draft' })
    const seen = path(id, `/deploy?revision=${revision + 1}`)
    expect((await call('POST', seen, { key })).json).toMatchObject({ version: 1 })
  })

  it('deploys once when asked twice at once', async () => {
    const { id } = await newJourney(greeting())
    const both = await Promise.all([1, 2].map(() => call('POST', path(id, '/deploy'), { key })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('ends running sessions when it goes back to Draft', async () => {
    const { id } = await newJourney(greeting())
    await call('POST', path(id, '/deploy'), { key })
    await env.DB.prepare(
      `INSERT INTO sessions(id, organisation_id, journey_id, version, object_name, test, status, started_at)
       SELECT 'ses_' || value, ?, ?, 1, 'chn_x:' || value, value % 100 = 0, 'waiting', 1
       FROM generate_series(1, 5000)`.replace(
        'generate_series(1, 5000)',
        `json_each('[${Array.from({ length: 5000 }, (_, at) => at + 1).join()}]')`,
      ),
    )
      .bind(organisationId, id)
      .run()
    const listed = await call('GET', '/api/v1/journeys?limit=1', { key })
    expect(listed.json.items[0]).toMatchObject({ id, sessions: 4950 })
    const { json } = await call('POST', path(id, '/undeploy'), { key })
    expect(json).toEqual({ ending: 4950 })
    expect((await call('GET', path(id), { key })).json).toMatchObject({ state: 'draft' })
    const left = await env.DB.prepare(
      'SELECT status, reason, count(*) n FROM sessions WHERE journey_id = ? GROUP BY 1, 2',
    )
      .bind(id)
      .all()
    expect(left.results).toEqual([
      { status: 'ended', reason: 'undeployed', n: 4950 },
      { status: 'waiting', reason: null, n: 50 },
    ])
    expect((await call('POST', path(id, '/undeploy'), { key })).json).toEqual({ ending: 0 })
    expect(await call('DELETE', path(id), { key })).toMatchObject({ status: 204 })
  })
})

describe('lists', () => {
  it('come in pages, each journey once', async () => {
    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const { json } = await call('GET', `/api/v1/journeys?limit=4${cursor}`, { key })
      seen.push(...json.items.map(({ id }: { id: string }) => id))
      expect(json.items[0]).not.toHaveProperty('journey')
      if (!json.next) break
      cursor = `&cursor=${encodeURIComponent(json.next)}`
    }
    expect(new Set(seen).size).toBe(seen.length)
    const all = await call('GET', '/api/v1/journeys?limit=200', { key })
    expect(seen).toEqual(all.json.items.map(({ id }: { id: string }) => id))
    expect(await call('GET', '/api/v1/journeys?cursor=nonsense', { key })).toMatchObject(
      error(400, 'bad_request'),
    )
    expect(await call('GET', '/api/v1/journeys?limit=0', { key })).toMatchObject(
      error(400, 'bad_request'),
    )
  })

  it('come by name or by the last save, too', async () => {
    const { id } = await newJourney(undefined, 'a last. one')
    await newJourney(undefined, 'A last one')
    const order = async (sort: string) => {
      const names: string[] = []
      for (let cursor = ''; ; ) {
        const address = `/api/v1/journeys?search=a%20last&sort=${sort}&limit=1${cursor}`
        const { json } = await call('GET', address, { key })
        names.push(...json.items.map(({ name }: { name: string }) => name))
        if (!json.next) return names
        cursor = `&cursor=${encodeURIComponent(json.next)}`
      }
    }
    expect(await order('name')).toEqual(['A last one', 'a last. one'])
    expect((await order('created')).toSorted()).toEqual(['A last one', 'a last. one'])
    await env.DB.prepare('UPDATE journeys SET saved_at = saved_at + 1000 WHERE id = ?')
      .bind(id)
      .run()
    expect(await order('saved')).toEqual(['a last. one', 'A last one'])
    expect(await call('GET', '/api/v1/journeys?sort=colour', { key })).toMatchObject(
      error(400, 'bad_request'),
    )
  })

  it('can be searched and narrowed', async () => {
    await newJourney(undefined, 'Welcome to the Villa')
    const found = await call('GET', '/api/v1/journeys?search=villa', { key })
    expect(found.json.items).toMatchObject([{ name: 'Welcome to the Villa' }])
    const live = await call('GET', '/api/v1/journeys?state=live', { key })
    expect(live.json.items.every(({ state }: { state: string }) => state === 'live')).toBe(true)
  })

  it("holds no more journeys than the organisation's plan", async () => {
    await env.DB.prepare('UPDATE organisations SET journey_limit = 3 WHERE id = ?')
      .bind(organisationId)
      .run()
    expect(
      await call('POST', '/api/v1/journeys', { key, body: { name: 'One more' } }),
    ).toMatchObject(error(409, 'journey_limit'))
  })
})
