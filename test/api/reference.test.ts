import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { call, greeting, setUp } from './workspace.ts'

const METHODS = ['get', 'post', 'put', 'patch', 'delete']

type Schema = {
  $ref?: string
  type?: string | string[]
  properties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
  items?: Schema
  anyOf?: Schema[]
  allOf?: Schema[]
}
type Media = { schema?: Schema; example?: unknown; examples?: Record<string, unknown> }
type Operation = {
  operationId?: string
  summary?: string
  description?: string
  tags?: string[]
  security?: unknown[]
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, { description?: string; content?: Record<string, Media> }>
}

let key = ''
let operations: [name: string, operation: Operation][] = []
let tags: string[] = []
let journeyId = ''

beforeAll(async () => {
  key = (await setUp()).apiKey
  const { json } = await call('GET', '/api/v1/openapi.json')
  tags = json.tags.map(({ name }: { name: string }) => name)
  const paths: [string, Record<string, Operation>][] = Object.entries(json.paths)
  operations = paths.flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation]),
  )
  const made = await post('/journeys', { name: 'Welcome', journey: greeting() })
  journeyId = made.json.id
})

const post = (path: string, body: unknown) => call('POST', `/api/v1${path}`, { key, body })

/** The JSON body an operation takes. */
const bodyOf = ({ requestBody }: Operation) => requestBody?.content['application/json']

describe('the document', () => {
  it('gives every operation an id of its own, a summary, a description and one known tag', () => {
    expect(operations.length).toBeGreaterThan(90)
    for (const [name, { operationId, summary, description, tags: its }] of operations) {
      expect(operationId, name).toMatch(/^[a-z][A-Za-z]+$/)
      expect(summary, name).toMatch(/^[A-Z].{4,60}[^.]$/)
      expect(description, name).toMatch(/^[A-Z].{15,}\.$/s)
      expect(tags, name).toContain(its?.[0])
      expect(its, name).toHaveLength(1)
    }
    const ids = operations.map(([, { operationId }]) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('shows an example of every body that is taken or answered', () => {
    for (const [name, { requestBody, responses }] of operations) {
      const contents = [requestBody, ...Object.values(responses)].map((part) => part?.content ?? {})
      for (const media of contents.flatMap((content) => Object.values(content))) {
        expect(media.example ?? media.examples, name).toBeDefined()
      }
    }
  })

  it('says how every operation refuses', () => {
    for (const [name, { security, responses, requestBody }] of operations) {
      const codes = Object.values(responses).flatMap(({ content }) =>
        Object.keys(content?.['application/json']?.examples ?? {}),
      )
      if (!security) expect(codes, name).toEqual(expect.arrayContaining(['not_signed_in']))
      if (requestBody)
        expect(codes, name).toEqual(expect.arrayContaining(['bad_request', 'too_large']))
      if (name.includes('{')) expect(codes.join(), name).toContain('not_found')
    }
  })
})

/** Objects that would take a field nobody knows; the journey document is read by itself. */
function looseIn(schema: Schema, at: string): string[] {
  if (schema.$ref?.endsWith('/Journey') || schema.allOf?.some(({ $ref }) => $ref)) return []
  const isLoose = schema.properties && schema.additionalProperties !== false
  return [
    ...(isLoose ? [at] : []),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, it]) =>
      looseIn(it, `${at}.${name}`),
    ),
    ...(schema.items ? looseIn(schema.items, `${at}[]`) : []),
    ...(schema.anyOf ?? []).flatMap((it) => looseIn(it, at)),
  ]
}

describe('a field that a body does not know', () => {
  it('is taken by no object of any body', () => {
    const bodies = operations.flatMap(([name, operation]): [string, Schema][] => {
      const schema = bodyOf(operation)?.schema
      return schema ? [[name, schema]] : []
    })
    expect(bodies.length).toBeGreaterThan(40)
    expect(bodies.flatMap(([name, schema]) => looseIn(schema, name))).toEqual([])
  })

  it('is refused by its name, wherever it stands', async () => {
    const unknown = async (path: string, body: unknown) => {
      const { status, json } = await post(path, body)
      return [
        status,
        z.object({ error: z.object({ message: z.string() }) }).parse(json).error.message,
      ]
    }
    expect(await unknown('/goals', { name: 'Booked', colour: 'red' })).toEqual([
      400,
      'unknown field: colour',
    ])
    const contact = { key: '+351912345678', nick: 'Inês' }
    expect(await unknown('/sessions', { journeyId, channelId: 'chn_1', contact })).toEqual([
      400,
      'unknown field: contact.nick',
    ])
    expect(await unknown('/events', { name: 'paid', contactId: 'cnt_1', payloads: {} })).toEqual([
      400,
      'unknown field: payloads',
    ])
    const step = { type: 'text', position: { x: 1, y: 1, z: 1 } }
    expect(await unknown(`/journeys/${journeyId}/steps`, step)).toEqual([
      400,
      'unknown field: position.z',
    ])
  })

  it('is named beside what is missing', async () => {
    const { json } = await post('/goals', { nmae: 'Booked' })
    expect(json.error.details).toEqual(
      expect.arrayContaining([
        { field: 'nmae', message: 'unknown field: nmae' },
        expect.objectContaining({ field: 'name' }),
      ]),
    )
  })
})
