import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { answerError } from '../../worker/http/refusals.ts'
import { dbOf } from '../../worker/queries/db.ts'
import { journeysByTemplate } from '../../worker/queries/templates.ts'
import { call, greeting, setUp } from './workspace.ts'

let key = ''
let organisationId = ''
beforeAll(async () => {
  const made = await setUp()
  key = made.apiKey
  organisationId = made.organisation.id
})

const headers = { 'content-type': 'application/json' }
const lists = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)

describe('a body that nests too deep', () => {
  it.each([1000, 15_000])('is refused by every route that takes one: %i levels', async (levels) => {
    const { json } = await call('GET', '/api/v1/openapi.json')
    type Item = Record<string, { requestBody?: { content: object } }>
    const routes = Object.entries<Item>(json.paths).flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([, { requestBody }]) => 'application/json' in (requestBody?.content ?? {}))
        .map(([method]) => ({
          method: method.toUpperCase(),
          path: path.replace(/\{\w+\}/g, 'x'),
        })),
    )
    expect(routes.length).toBeGreaterThan(35)
    const deep = `{"name":"Deep","journey":{"format":1,"steps":${lists(levels)}},"value":${lists(levels)}}`
    const body = levels > 10_000 ? lists(30_000) : deep
    for (const { method, path } of routes) {
      const answer = await call(method, path, { key, headers, body })
      expect(answer, `${method} ${path}`).toMatchObject({
        status: 400,
        json: {
          error: {
            code: 'bad_request',
            message: 'This nests too deep: at most 128 levels of lists and objects',
          },
        },
      })
    }
  })

  it('is one only where brackets are brackets', async () => {
    const name = `"${'['.repeat(200)}\\`
    const made = await call('POST', '/api/v1/journeys', { key, body: { name } })
    expect(made).toMatchObject({ status: 201, json: { name } })
    const flat = { format: 1, steps: [], edges: [], variables: [], apis: Array(300).fill({}) }
    const { json } = await call('PUT', `/api/v1/journeys/${made.json.id}`, {
      key,
      body: { revision: 1, journey: flat },
    })
    expect(json.error.code).toBe('journey_malformed')
  })

  it('is refused by the door of the web chat', async () => {
    const body = `{"channelId":"x","identity":${lists(1000)}}`
    expect(await call('POST', '/wc/v1/session', { headers, body })).toMatchObject({ status: 400 })
  })
})

describe('a document that nests too deep and was stored before', () => {
  it('keeps nobody from the rest, and can be deleted', async () => {
    const template = { id: 't', type: 'template', position: { x: 0, y: 0 } }
    const config = { name: 'welcome', language: 'en' }
    const journey = greeting()
    const sends = { ...journey, steps: [...journey.steps, { ...template, config }] }
    const post = (name: string) =>
      call('POST', '/api/v1/journeys', { key, body: { name, journey: sends } })
    const [deep] = [await post('Deep'), await post('Fine')]
    await env.DB.prepare(
      `UPDATE journeys SET document = replace(document, '"apis":[]', ?) WHERE id = ?`,
    )
      .bind(`"apis":${lists(1200)}`, deep.json.id)
      .run()
    expect((await call('GET', '/api/v1/templates', { key })).status).toBe(200)
    const uses = await journeysByTemplate(dbOf(env), organisationId)
    expect([...uses].map(([use, journeys]) => [use, journeys.map(({ name }) => name)])).toEqual([
      ['welcome/en', ['Fine']],
    ])
    const path = `/api/v1/journeys/${deep.json.id}`
    for (const part of ['', '/problems', '/export']) {
      expect(await call('GET', path + part, { key })).toMatchObject({
        status: 400,
        json: { error: { code: 'journey_malformed' } },
      })
    }
    expect((await call('GET', '/api/v1/journeys', { key })).status).toBe(200)
    expect((await call('DELETE', path, { key })).status).toBe(204)
  })
})

describe('a refusal', () => {
  it('names the first hundred faults, not all', async () => {
    const steps = Array(5000).fill(1)
    const body = {
      name: 'Wrong',
      journey: { format: 1, steps, edges: [], variables: [], apis: [] },
    }
    const { status, json } = await call('POST', '/api/v1/journeys', { key, body })
    expect(status).toBe(400)
    expect(json.error.details).toHaveLength(100)
  })
})

describe('two requests at once', () => {
  it('of which one deletes what the other refers to, are no fault of ours', async () => {
    const orphan = () =>
      env.DB.prepare(
        "INSERT INTO milestones(id, goal_id, name, position, created_at) VALUES('mil_x', 'gol_none', 'x', 0, 1)",
      ).run()
    const error = await orphan().catch((thrown: unknown) => thrown)
    const answer = answerError(new Error('a query failed', { cause: error }))
    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({ error: { code: 'changed_meanwhile' } })
  })

  it('delete no bot that a journey has just been given', async () => {
    const bot = await call('POST', '/api/v1/members', { key, body: { name: 'Bot 2', role: 'bot' } })
    const botMemberId = bot.json.id
    const [made, gone] = await Promise.all([
      call('POST', '/api/v1/journeys', { key, body: { name: 'With a bot', botMemberId } }),
      call('DELETE', `/api/v1/members/${botMemberId}`, { key }),
    ])
    expect([made.status, gone.status]).not.toContain(500)
    expect([made.status === 201, gone.status === 204]).not.toEqual([true, true])
  })
})

describe('the reference of the API', () => {
  it('is read, and nothing else', async () => {
    expect((await call('GET', '/api/docs')).status).toBe(200)
    expect((await call('POST', '/api/docs', { body: 'x'.repeat(300_000) })).status).toBe(404)
    expect((await call('GET', '//nowhere')).status).toBeLessThan(500)
  })
})
