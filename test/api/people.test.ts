import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#schema'
import { ACTIONS, type Action, can } from '../../worker/auth/access.ts'
import { call, greeting, keyAs, ORIGIN, OWNER, secondOrganisation } from './workspace.ts'

let key = ''
let organisationId = ''
let cookie = ''
const keys: Partial<Record<Role, string>> = {}

const cookieOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

beforeAll(async () => {
  const owner = { ...OWNER, email: ' Ann@CasaVerde.example ' }
  const body = { organisation: 'Casa Verde', timeZone: 'Europe/Lisbon', country: 'pt', owner }
  const setups = await Promise.all([1, 2].map(() => call('POST', '/api/v1/setup', { body })))
  expect(setups.map(({ status }) => status).sort()).toEqual([201, 409])
  const made = setups.find(({ status }) => status === 201)
  key = made?.json.apiKey
  organisationId = made?.json.organisation.id
  cookie = cookieOf(made?.headers ?? new Headers())
  for (const role of ['admin', 'user'] as const) keys[role] = await keyAs(role, organisationId)
})

const error = (status: number, code: string) => ({ status, json: { error: { code } } })

describe('setup', () => {
  it('works once, makes a bot, and signs the owner in', async () => {
    const body = { organisation: 'Another', owner: OWNER }
    expect(await call('POST', '/api/v1/setup', { body })).toMatchObject(
      error(409, 'already_set_up'),
    )
    const { json } = await call('GET', '/api/v1/members', { key })
    expect(
      json.items.map(({ role, name }: { role: string; name: string }) => [name, role]),
    ).toEqual(
      expect.arrayContaining([
        ['Ann', 'owner'],
        ['Bot', 'bot'],
      ]),
    )
    const me = await call('GET', '/api/v1/me', { headers: { cookie } })
    expect(me.json).toMatchObject({
      member: { name: 'Ann', role: 'owner' },
      organisation: { name: 'Casa Verde', timeZone: 'Europe/Lisbon', country: 'PT' },
    })
  })

  it('names the field that is wrong', async () => {
    const body = { organisation: '', timeZone: 'Mars', owner: { ...OWNER, password: 'short' } }
    const { status, json } = await call('POST', '/api/v1/setup', { body })
    expect(status).toBe(400)
    expect(json.error.details.map(({ field }: { field: string }) => field)).toEqual([
      'organisation',
      'timeZone',
      'owner.password',
    ])
  })
})

describe('signing in', () => {
  const signIn = (email: string, password: string, headers: Record<string, string> = {}) =>
    call('POST', '/api/v1/sign-in', { body: { email, password }, headers })

  it('gives a cookie that works until it is signed out', async () => {
    const { status, json, headers } = await signIn('ANN@casaverde.example', OWNER.password)
    expect(status, JSON.stringify(json)).toBe(200)
    const mine = cookieOf(headers)
    expect(headers.getSetCookie().join()).toMatch(/HttpOnly/i)
    expect(headers.getSetCookie().join()).toMatch(/SameSite=Lax/i)
    expect(await call('GET', '/api/v1/journeys', { headers: { cookie: mine } })).toMatchObject({
      status: 200,
    })
    const out = await call('POST', '/api/v1/sign-out', { headers: { cookie: mine } })
    expect(out.status).toBe(204)
    expect(cookieOf(out.headers)).not.toContain(mine.slice(0, 60))
  })

  it('says no more than that address and password do not match', async () => {
    const wrong = await signIn(OWNER.email, 'not the password')
    const unknown = await signIn('nobody@casaverde.example', 'not the password')
    expect(wrong).toMatchObject(error(401, 'not_signed_in'))
    expect(unknown.json).toEqual(wrong.json)
  })

  it('tries no more after ten failures for one address from one place', async () => {
    const from = { 'cf-connecting-ip': '203.0.113.9' }
    for (let failure = 0; failure < 10; failure++) {
      expect((await signIn('eve@casaverde.example', 'guess', from)).status).toBe(401)
    }
    expect(await signIn('eve@casaverde.example', 'guess', from)).toMatchObject(
      error(429, 'too_many_requests'),
    )
    expect((await signIn(OWNER.email, OWNER.password, from)).status).toBe(200)
  })

  it("refuses a change that another site's page sends with our cookie", async () => {
    const create = (headers: Record<string, string>, name: string) =>
      call('POST', '/api/v1/journeys', { headers: { cookie, ...headers }, body: { name } })
    expect(await create({ origin: 'https://evil.example' }, 'A')).toMatchObject(
      error(403, 'not_allowed'),
    )
    expect(await create({ origin: 'null' }, 'A')).toMatchObject(error(403, 'not_allowed'))
    expect(await create({ 'sec-fetch-site': 'cross-site' }, 'A')).toMatchObject(
      error(403, 'not_allowed'),
    )
    expect(await create({ origin: ORIGIN }, 'From our page')).toMatchObject({ status: 201 })
  })
})

describe('members', () => {
  it('are invited, choose a password once, and lose their access with their membership', async () => {
    const invited = await call('POST', '/api/v1/members', {
      key,
      body: { name: 'Bea', email: 'bea@casaverde.example', role: 'user' },
    })
    expect(invited).toMatchObject({ status: 201, json: { invited: true } })
    const token = new URL(invited.json.invitationUrl).searchParams.get('invitation')
    const accept = () =>
      call('POST', `/api/v1/invitations/${token}`, { body: { password: 'another long one' } })
    const accepted = await accept()
    expect(accepted.json).toMatchObject({ member: { name: 'Bea', role: 'user' } })
    expect(await accept()).toMatchObject(error(404, 'not_found'))
    const hers = { cookie: cookieOf(accepted.headers) }
    expect(await call('GET', '/api/v1/journeys', { headers: hers })).toMatchObject({ status: 200 })
    const create = { headers: hers, body: { name: 'Mine' } }
    expect(await call('POST', '/api/v1/journeys', create)).toMatchObject(error(403, 'not_allowed'))
    const again = { key, body: { name: 'B', email: 'BEA@casaverde.example', role: 'user' } }
    expect(await call('POST', '/api/v1/members', again)).toMatchObject(error(409, 'in_use'))
    expect(await call('DELETE', `/api/v1/members/${invited.json.id}`, { key })).toMatchObject({
      status: 204,
    })
    expect(await call('GET', '/api/v1/journeys', { headers: hers })).toMatchObject(
      error(401, 'not_signed_in'),
    )
  })

  it('are managed from above', async () => {
    const invite = (as: string | undefined, role: Role) =>
      call('POST', '/api/v1/members', {
        key: as,
        body: { name: 'New', email: `${crypto.randomUUID()}@x.example`, role },
      })
    expect(await invite(keys.admin, 'owner')).toMatchObject(error(403, 'not_allowed'))
    expect(await invite(keys.admin, 'admin')).toMatchObject(error(403, 'not_allowed'))
    expect((await invite(keys.admin, 'user')).status).toBe(201)
    expect((await invite(key, 'owner')).status).toBe(201)
    const { json } = await call('GET', '/api/v1/members?limit=200', { key })
    const ann = json.items.find(({ name }: { name: string }) => name === 'Ann')
    expect(await call('DELETE', `/api/v1/members/${ann.id}`, { key: keys.admin })).toMatchObject(
      error(403, 'not_allowed'),
    )
  })
})

describe('API keys', () => {
  it('are shown once and are never stronger than their maker', async () => {
    const make = (as: string | undefined, body: object) =>
      call('POST', '/api/v1/api-keys', { key: as, body: { name: 'Partner', ...body } })
    expect(await make(keys.admin, { role: 'owner' })).toMatchObject(error(403, 'not_allowed'))
    expect(await make(keys.user, {})).toMatchObject(error(403, 'not_allowed'))
    const made = await make(key, {})
    expect(made).toMatchObject({ status: 201, json: { role: 'admin' } })
    const list = await call('GET', '/api/v1/api-keys', { key })
    expect(list.text).not.toContain(made.json.key.slice(-20))
    expect(list.text).not.toContain('hash')
    const narrow = await make(key, { scopes: ['list journeys'] })
    expect((await call('GET', '/api/v1/journeys', { key: narrow.json.key })).status).toBe(200)
    expect(await call('GET', '/api/v1/goals', { key: narrow.json.key })).toMatchObject(
      error(403, 'not_allowed'),
    )
    expect(await call('DELETE', `/api/v1/api-keys/${made.json.id}`, { key })).toMatchObject({
      status: 204,
    })
    expect(await call('GET', '/api/v1/journeys', { key: made.json.key })).toMatchObject(
      error(401, 'not_signed_in'),
    )
  })

  it('weaken with their maker', async () => {
    const admin = await keyAs('admin', organisationId)
    expect(
      (await call('POST', '/api/v1/journeys', { key: admin, body: { name: 'While admin' } }))
        .status,
    ).toBe(201)
    await env.DB.prepare(
      "UPDATE members SET role = 'user' WHERE id = (SELECT member_id FROM api_keys WHERE id = ?)",
    )
      .bind(`key_${admin.slice(8, 16)}`)
      .run()
    expect(
      await call('POST', '/api/v1/journeys', { key: admin, body: { name: 'After' } }),
    ).toMatchObject(error(403, 'not_allowed'))
  })

  it('that are wrong are refused', async () => {
    const [start, end] = [key.slice(0, -3), key.slice(-3)]
    const spoilt = start + (end === 'AAA' ? 'BBB' : 'AAA')
    for (const wrong of [spoilt, 'bj_live_x', '', 'nonsense', key.slice(0, 20)]) {
      const headers = { authorization: `Bearer ${wrong}` }
      expect(await call('GET', '/api/v1/journeys', { headers })).toMatchObject(
        error(401, 'not_signed_in'),
      )
    }
    expect(await call('GET', '/api/v1/journeys')).toMatchObject(error(401, 'not_signed_in'))
  })
})

describe('who may', () => {
  /** The table of contract.md §2: owner, admin, user, bot. */
  const TABLE: Record<Action, string> = {
    'list journeys': 'yyyy',
    'read journeys': 'yyy-',
    'write journeys': 'yy--',
    'test journeys': 'yyy-',
    'read goals': 'yyy-',
    'write goals': 'yy--',
    'read channels': 'yyy-',
    'write channels': 'yy--',
    'read templates': 'yyy-',
    'write templates': 'yy--',
    'read campaign variables': 'yyy-',
    'write campaign variables': 'yy--',
    'work the inbox': 'yyy-',
    'read sessions': 'yyy-',
    'run sessions': 'yy--',
    'reset conversations': 'yy--',
    'read teams': 'yyy-',
    'write teams': 'yy--',
    'upload media': 'yy--',
    'manage members': 'yy--',
    'manage keys': 'yy--',
    'read the organisation': 'yyy-',
    'manage the organisation': 'y---',
  }
  const ROLES: Role[] = ['owner', 'admin', 'user', 'bot']

  it.each(Object.entries(TABLE))('%s: %s', (action, row) => {
    const isAction = (name: string): name is Action => Object.hasOwn(ACTIONS, name)
    if (!isAction(action)) throw new Error(`no such action: ${action}`)
    expect(ROLES.map((role) => (can(role, action) ? 'y' : '-')).join('')).toBe(row)
  })

  it('names who may when somebody may not', async () => {
    const { json, status } = await call('POST', '/api/v1/journeys', {
      key: keys.user,
      body: { name: 'x' },
    })
    expect(status).toBe(403)
    expect(json.error).toMatchObject({
      code: 'not_allowed',
      message: 'Only Owners and Admins may write journeys',
      details: { allowed: ['owner', 'admin'] },
    })
    expect(
      await call('PATCH', '/api/v1/organisation', { key: keys.admin, body: {} }),
    ).toMatchObject(error(403, 'not_allowed'))
    expect(
      (await call('PATCH', '/api/v1/organisation', { key, body: { country: 'ES' } })).json,
    ).toMatchObject({
      country: 'ES',
    })
  })

  it('is said by every route, and asked before anything is read', async () => {
    const open = ['/setup', '/sign-in', '/sign-out', '/invitations/{token}'].map(
      (path) => `/api/v1${path}`,
    )
    const { json } = await call('GET', '/api/v1/openapi.json')
    expect(json.openapi).toBe('3.1.0')
    expect(json.components.schemas.Journey).toMatchObject({ type: 'object' })
    type Operation = { 'x-action'?: string; security?: unknown[] }
    const routes = Object.entries<Record<string, Operation>>(json.paths).flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([method]) => method !== 'parameters')
        .map(([method, operation]) => ({ path, method, operation })),
    )
    expect(routes.length).toBeGreaterThan(70)
    for (const { path, method, operation } of routes) {
      if (open.includes(path)) {
        expect(operation.security).toEqual([])
        continue
      }
      const action = operation['x-action'] ?? ''
      expect(Object.keys(ACTIONS), `${method} ${path}`).toContain(action)
      const address = path.replace(/\{\w+\}/g, 'none')
      const broken =
        method === 'get' ? {} : { body: '{', headers: { 'content-type': 'application/json' } }
      const asked = await call(method.toUpperCase(), address, broken)
      expect(asked, `${method} ${path}`).toMatchObject(error(401, 'not_signed_in'))
      if (can('user', action as Action)) continue
      const asUser = await call(method.toUpperCase(), address, { ...broken, key: keys.user })
      expect(asUser, `${method} ${path}`).toMatchObject(error(403, 'not_allowed'))
    }
    for (const address of ['/api/docs', '/api/v1/docs']) {
      const page = await call('GET', address)
      expect(page.text, address).toContain('<div id="app">')
      expect(page.headers.get('content-security-policy'), address).toContain("script-src 'self';")
    }
    expect(Object.keys(json.paths)).toContain('/api/v1/journeys/{id}/deploy')
  })
})

describe('two organisations', () => {
  it("read nothing of each other's", async () => {
    const theirs = await keyAs('owner', await secondOrganisation())
    const post = async (path: string, body: unknown) =>
      (await call('POST', `/api/v1${path}`, { key, body })).json
    const journey = await post('/journeys', { name: 'Ours', journey: greeting() })
    const channel = await post('/channels', {
      type: 'web-chat',
      name: 'Site',
      config: { allowedOrigins: ['*'] },
    })
    const goal = await post('/goals', { name: 'Booked' })
    const milestone = await post(`/goals/${goal.id}/milestones`, { name: 'Dates' })
    const tracker = await post(`/milestones/${milestone.id}/trackers`, {
      name: 'Nights',
      type: 'number',
    })
    const variable = await post('/campaign-variables', {
      name: 'season',
      type: 'string',
      value: 'low',
    })
    const team = await post('/teams', { name: 'Front desk' })
    const test = await post(`/journeys/${journey.id}/test-sessions`, {})
    const { json: members } = await call('GET', '/api/v1/members', { key })
    await env.DB.batch([
      env.DB.prepare(
        "INSERT INTO contacts(id, organisation_id, name, created_at) VALUES('ctc_1', ?, 'Gil', 1)",
      ).bind(organisationId),
      env.DB.prepare(
        "INSERT INTO conversations(id, organisation_id, channel_id, contact_id, contact_key, state, last_message_at, created_at) VALUES('cnv_1', ?, ?, 'ctc_1', 'w_1', 'idle', 1, 1)",
      ).bind(organisationId, channel.id),
      env.DB.prepare(
        "INSERT INTO tickets(id, organisation_id, conversation_id, session_id, state, created_at) VALUES('tkt_1', ?, 'cnv_1', 'ses_1', 'open', 1)",
      ).bind(organisationId),
    ])
    const reads = [
      `/journeys/${journey.id}`,
      `/journeys/${journey.id}/problems`,
      `/journeys/${journey.id}/versions`,
      `/journeys/${journey.id}/export`,
      `/channels/${channel.id}`,
      `/goals/${goal.id}`,
      `/goals/${goal.id}/events`,
      `/campaign-variables/${variable.id}`,
      `/campaign-variables/season`,
      `/members/${members.items[0].id}`,
      `/sessions/${test.id}`,
      `/sessions/${test.id}/trail`,
      `/test-sessions/${test.id}`,
      `/contacts/ctc_1`,
      `/conversations/cnv_1`,
    ]
    for (const path of reads) {
      expect((await call('GET', `/api/v1${path}`, { key: theirs })).status, path).toBe(404)
      expect((await call('GET', `/api/v1${path}`, { key })).status, path).toBe(200)
    }
    const writes: [string, string, unknown][] = [
      ['PUT', `/journeys/${journey.id}`, { revision: 1, journey: greeting() }],
      ['PATCH', `/journeys/${journey.id}`, { name: 'Theirs' }],
      ['POST', `/journeys/${journey.id}/deploy`, undefined],
      ['POST', `/journeys/${journey.id}/undeploy`, undefined],
      ['POST', `/journeys/${journey.id}/draft`, undefined],
      ['POST', `/journeys/${journey.id}/clone`, { name: 'Theirs' }],
      ['POST', `/journeys/${journey.id}/steps`, { type: 'text' }],
      ['POST', `/journeys/${journey.id}/test-sessions`, {}],
      ['POST', '/adaptation', { journeyId: journey.id }],
      ['DELETE', `/journeys/${journey.id}`, undefined],
      ['PATCH', `/channels/${channel.id}`, { name: 'Theirs' }],
      ['PUT', `/channels/${channel.id}/assignment`, { journeyId: null }],
      ['DELETE', `/channels/${channel.id}`, undefined],
      ['PATCH', `/goals/${goal.id}`, { archived: true }],
      ['POST', `/goals/${goal.id}/milestones`, { name: 'x' }],
      ['PATCH', `/milestones/${milestone.id}`, { archived: true }],
      ['POST', `/milestones/${milestone.id}/trackers`, { name: 'x', type: 'json' }],
      ['PATCH', `/trackers/${tracker.id}`, { archived: true }],
      ['PATCH', `/campaign-variables/${variable.id}`, { value: 'high' }],
      ['PATCH', `/members/${members.items[0].id}`, { name: 'x' }],
      ['DELETE', `/members/${members.items[0].id}`, undefined],
      ['POST', `/sessions/${test.id}/end`, undefined],
      [
        'POST',
        '/sessions',
        { journeyId: journey.id, channelId: channel.id, contact: { key: 'w_1' } },
      ],
      ['POST', `/test-sessions/${test.id}/messages`, { text: 'hi' }],
      ['POST', `/test-sessions/${test.id}/skip`, undefined],
      ['PATCH', '/contacts/ctc_1', { name: 'x' }],
      ['PUT', '/contacts/ctc_1/variables/season', { value: 'x' }],
      ['POST', '/conversations/cnv_1/messages', { text: 'hi' }],
      ['POST', '/conversations/cnv_1/take-over', undefined],
      ['POST', '/conversations/cnv_1/reset', undefined],
      ['POST', '/conversations/cnv_1/close', undefined],
      ['POST', '/tickets/tkt_1/close', undefined],
      ['POST', '/events', { name: 'paid', conversationId: 'cnv_1' }],
      ['POST', '/events', { name: 'paid', contactId: 'ctc_1' }],
    ]
    for (const [method, path, body] of writes) {
      expect(
        (await call(method, `/api/v1${path}`, { key: theirs, body })).status,
        `${method} ${path}`,
      ).toBe(404)
    }
    for (const list of [
      '/journeys',
      '/channels',
      '/goals',
      '/campaign-variables',
      '/teams',
      '/sessions',
      '/contacts',
      '/conversations',
      '/tickets',
    ]) {
      const { json } = await call('GET', `/api/v1${list}`, { key: theirs })
      expect(json.items, list).toEqual([])
    }
    expect(team.name).toBe('Front desk')
    const { json } = await call('GET', '/api/v1/members', { key: theirs })
    expect(json.items).toHaveLength(1)
  })
})
