import { env, exports } from 'cloudflare:workers'
import { vi } from 'vitest'
import type { Journey } from '#journey/journey.ts'
import { apiKeys, members, organisations, type Role } from '#schema'
import { newKey } from '../../worker/queries/api-keys.ts'
import { dbOf } from '../../worker/queries/db.ts'

// Passwords are slow to check on purpose, and the machine may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

export const ORIGIN = 'https://bots.example'

export type Asked = { key?: string; body?: unknown; headers?: Record<string, string> }

/** One call to the worker, as a partner makes it; an answer in JSON is read. */
export async function call(method: string, path: string, { key, body, headers = {} }: Asked = {}) {
  const response = await exports.default.fetch(
    new Request(`${ORIGIN}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(typeof body === 'object' && !(body instanceof FormData)
          ? { 'content-type': 'application/json' }
          : {}),
        ...headers,
      },
      body: bodyOf(body),
    }),
  )
  const text = await response.text()
  const json = text.startsWith('{') ? JSON.parse(text) : undefined
  return { status: response.status, json, text, headers: response.headers }
}

const bodyOf = (body: unknown) =>
  body === undefined || typeof body === 'string' || body instanceof FormData
    ? body
    : JSON.stringify(body)

export const OWNER = {
  name: 'Ann',
  email: 'ann@casaverde.example',
  password: 'a long enough password',
}

/** Sets the installation up and gives the owner's key. */
export async function setUp(): Promise<{
  organisation: { id: string }
  member: { id: string }
  apiKey: string
}> {
  const { json } = await call('POST', '/api/v1/setup', {
    body: { organisation: 'Casa Verde', timeZone: 'Europe/Lisbon', country: 'PT', owner: OWNER },
  })
  return json
}

/** A key of a member with this role, of the organisation or of a second one made for it. */
export async function keyAs(role: Role, organisationId: string): Promise<string> {
  const db = dbOf(env)
  const memberId = `mbr_${crypto.randomUUID()}`
  const createdAt = Date.now()
  await db
    .insert(members)
    .values({ id: memberId, organisationId, name: `A ${role}`, role, createdAt })
  const { row, key } = await newKey({ organisationId, memberId, name: role, role })
  await db.insert(apiKeys).values(row)
  return key
}

export async function secondOrganisation(): Promise<string> {
  const id = 'org_second'
  await dbOf(env)
    .insert(organisations)
    .values({ id, name: 'Villa Azul', timeZone: 'UTC', country: 'ES', createdAt: Date.now() })
  return id
}

/** Start → Text. */
export const greeting = (text = 'Hello {{var_system.user_name|there}}'): Journey => ({
  format: 1,
  steps: [
    { id: 'start', type: 'start', position: { x: 0, y: 0 }, config: {} },
    { id: 'hello', type: 'text', position: { x: 200, y: 0 }, config: { text } },
  ],
  edges: [{ id: 'e1', from: { step: 'start', port: 'next' }, to: 'hello' }],
  variables: [],
  apis: [],
})

/** Start → Prompt → Text. */
export const question = (): Journey => ({
  format: 1,
  steps: [
    { id: 'start', type: 'start', position: { x: 0, y: 0 }, config: {} },
    {
      id: 'ask',
      type: 'prompt',
      position: { x: 200, y: 0 },
      config: {
        question: 'How many guests?',
        validation: { mode: 'number' },
        variable: 'var_local.party',
      },
    },
    {
      id: 'bye',
      type: 'text',
      position: { x: 400, y: 0 },
      config: { text: 'Thanks, {{var_local.party}}.' },
    },
  ],
  edges: [
    { id: 'e1', from: { step: 'start', port: 'next' }, to: 'ask' },
    { id: 'e2', from: { step: 'ask', port: 'success' }, to: 'bye' },
  ],
  variables: [{ name: 'party', type: 'number' }],
  apis: [],
})
