import { beforeAll, describe, expect, it } from 'vitest'
import { call, keyAs, OWNER, setUp } from './workspace.ts'

let key = ''
let owner = ''
let organisationId = ''

beforeAll(async () => {
  const made = await setUp()
  key = made.apiKey
  owner = made.member.id
  organisationId = made.organisation.id
})

const error = (status: number, code: string) => ({ status, json: { error: { code } } })

type Asked = { key?: string; body?: unknown }
const post = (path: string, asked: Asked) => call('POST', `/api/v1${path}`, asked)

async function keyLimitedTo(scopes: string[], role = 'admin'): Promise<string> {
  const { json } = await post('/api-keys', { key, body: { name: 'Partner', role, scopes } })
  return json.key
}

describe('a key with scopes', () => {
  const scopes = ['manage keys', 'manage members', 'list journeys']

  it('makes none with more than it has', async () => {
    const narrow = await keyLimitedTo(scopes)
    const make = (given: object) =>
      post('/api-keys', { key: narrow, body: { name: 'Another', ...given } })
    for (const given of [
      {},
      { role: 'user' },
      { scopes: ['write journeys'] },
      { scopes: ['list journeys', 'read channels'] },
    ]) {
      expect(await make(given), JSON.stringify(given)).toMatchObject(error(403, 'not_allowed'))
    }
    const refused = await make({ scopes: ['write journeys'] })
    expect(refused.json.error.message).toBe(
      'This key may not give what its scopes leave out: write journeys. Give scopes that it has, or use a key without scopes',
    )
    expect(await make({ scopes: ['list journeys'] })).toMatchObject({ status: 201 })
    // What a role may not do anyway is nothing more.
    expect(await make({ role: 'user', scopes: ['list journeys', 'write journeys'] })).toMatchObject(
      { status: 201 },
    )
  })

  it('makes nobody a member who may more than it', async () => {
    const narrow = await keyLimitedTo(scopes, 'owner')
    const body = { name: 'Eve', email: 'eve@casaverde.example', role: 'user' }
    expect(await post('/members', { key: narrow, body })).toMatchObject(error(403, 'not_allowed'))
    const invited = await post('/members', { key, body })
    const path = `/api/v1/members/${invited.json.id}`
    const change = (role: string) => call('PATCH', path, { key: narrow, body: { role } })
    expect(await change('admin')).toMatchObject(error(403, 'not_allowed'))
    expect(await post(`/members/${invited.json.id}/invitation`, { key: narrow })).toMatchObject(
      error(403, 'not_allowed'),
    )
    const bot = { name: 'Second bot', role: 'bot' }
    expect(await post('/members', { key: narrow, body: bot })).toMatchObject({ status: 201 })
  })
})

describe('the last owner who can sign in', () => {
  let second = ''
  let invitation = ''

  beforeAll(async () => {
    const body = { name: 'Bea', email: 'bea@casaverde.example', role: 'owner' }
    const { json } = await post('/members', { key, body })
    second = json.id
    invitation = json.invitationUrl
  })

  const stepDown = (id: string) =>
    call('PATCH', `/api/v1/members/${id}`, { key, body: { role: 'admin' } })
  const remove = (id: string) => call('DELETE', `/api/v1/members/${id}`, { key })

  it('stays while another has not accepted the invitation', async () => {
    expect(await stepDown(owner)).toMatchObject(error(409, 'in_use'))
    const refused = await remove(owner)
    expect(refused).toMatchObject(error(409, 'in_use'))
    expect(refused.json.error.message).toBe(
      'Ann is the only owner who can sign in: let another owner accept their invitation first',
    )
    const { email, password } = OWNER
    expect(await post('/sign-in', { body: { email, password } })).toMatchObject({ status: 200 })
  })

  it('is not needed by an owner who never accepted', async () => {
    const body = { name: 'Cy', email: 'cy@casaverde.example', role: 'owner' }
    const { json } = await post('/members', { key, body })
    expect(await stepDown(json.id)).toMatchObject({ status: 200, json: { role: 'admin' } })
    expect(await remove(json.id)).toMatchObject({ status: 204 })
  })

  it('may go once another has accepted, but never both at once', async () => {
    const renewed = await post(`/members/${second}/invitation`, { key })
    expect(renewed).toMatchObject({ status: 201, json: { invited: true } })
    const accept = (url: string) =>
      post(`/invitations/${new URL(url).searchParams.get('invitation')}`, {
        body: { password: 'another long one' },
      })
    expect(await accept(invitation)).toMatchObject(error(404, 'not_found'))
    expect(await accept(renewed.json.invitationUrl)).toMatchObject({ status: 200 })
    expect(await post(`/members/${second}/invitation`, { key })).toMatchObject(error(409, 'in_use'))
    // The key of an owner who cannot sign in themselves.
    const third = await keyAs('owner', organisationId)
    const leave = (id: string) =>
      call('PATCH', `/api/v1/members/${id}`, { key: third, body: { role: 'user' } })
    const both = await Promise.all([leave(owner), leave(second)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})
