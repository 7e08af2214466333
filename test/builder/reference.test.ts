import { describe, expect, it } from 'vitest'
import {
  groupsOf,
  matching,
  type OpenApi,
  type Operation,
} from '../../web/pages/reference/operations.ts'
import { addressOf, missingIn, samplesOf } from '../../web/pages/reference/request.ts'

const SEND: Operation = {
  method: 'post',
  path: '/api/v1/conversations/{id}/messages',
  operationId: 'sendMessage',
  summary: 'Send a message as a person',
  description: 'Holds the bot.',
  tags: ['Inbox'],
  parameters: [
    { name: 'id', in: 'path', required: true },
    { name: 'limit', in: 'query' },
  ],
  requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
  responses: { 201: { description: 'Created', content: { 'application/json': {} } } },
}

const written = (body: string | undefined, key = 'bj_live_1') => {
  const filled = { params: { id: 'cnv_1' }, body }
  const samples = samplesOf({ server: 'https://bots.example', key, operation: SEND, filled })
  return Object.fromEntries(samples.map(({ id, code }) => [id, code]))
}

describe('a sample', () => {
  it('holds the key, the address and the body in each language', () => {
    for (const code of Object.values(written('{"text":"Welcome"}'))) {
      expect(code).toContain('Bearer bj_live_1')
      expect(code).toContain('https://bots.example/api/v1/conversations/cnv_1/messages')
      expect(code).toContain('Welcome')
    }
    expect(written('{}', '').curl).toContain('Bearer YOUR_API_KEY')
  })

  it('stays one argument of the shell, whatever the body says', () => {
    expect(written(`{"text":"It's open"}`).curl).toContain(`-d '{"text":"It'\\''s open"}'`)
  })

  it('writes JSON as Python does', () => {
    const { python } = written('{"paid":true,"note":null,"rooms":["Olive Room"],"none":{}}')
    expect(python).toContain('"paid": True,')
    expect(python).toContain('"note": None,')
    expect(python).toContain('"none": {},')
    expect(python).not.toMatch(/\b(true|null)\b/)
  })
})

describe('an address', () => {
  it('escapes what was filled in, and names what was not', () => {
    expect(addressOf(SEND, { params: { id: 'a/b', limit: '5' } })).toBe(
      '/api/v1/conversations/a%2Fb/messages?limit=5',
    )
    expect(addressOf(SEND, { params: {} })).toBe('/api/v1/conversations/{id}/messages')
    expect(missingIn(SEND, { params: { limit: '5' } })).toEqual(['id'])
  })
})

describe('the search', () => {
  const { path, method, ...described } = SEND
  const document: OpenApi = {
    info: { description: '' },
    servers: [],
    tags: [
      { name: 'Goals', description: '' },
      { name: 'Inbox', description: '' },
    ],
    paths: { [path]: { [method]: described } },
    components: { schemas: {} },
  }
  const found = (search: string) =>
    matching(groupsOf(document), search).flatMap(({ operations }) =>
      operations.map(({ operationId }) => operationId),
    )

  it('finds an operation that holds every word, and leaves out groups without one', () => {
    expect(found('')).toEqual(['sendMessage'])
    expect(found('post MESSAGES')).toEqual(['sendMessage'])
    expect(found('inbox person')).toEqual(['sendMessage'])
    expect(found('message goal')).toEqual([])
    expect(matching(groupsOf(document), '').map(({ name }) => name)).toEqual(['Inbox'])
  })
})
