import { env } from 'cloudflare:workers'
import { getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Journey } from '#journey/journey.ts'
import * as schema from '#schema'
import { recordGoalEvent } from '../../durable-objects/records/goal-events.ts'
import { openTicket } from '../../durable-objects/records/tickets.ts'
import { chanceOf } from '../programs/crash/chance.ts'
import { type Route, routesOf, type Schema } from '../programs/fuzz/routes.ts'
import { type Source, valueFor } from '../programs/fuzz/values.ts'
import { call, greeting, keyAs, secondOrganisation, setUp } from './workspace.ts'

let ours = ''
let theirs = ''
const organisations = { ours: '', theirs: '' }
const ids: Record<string, string> = {}

const post = async (path: string, body: unknown, key = ours) => {
  const { status, json, text } = await call('POST', `/api/v1${path}`, { key, body })
  if (status >= 300) throw new Error(`${status} ${path}: ${text}`)
  return json
}

/** One of everything that has an id. */
async function furnish() {
  ids.journey = (await post('/journeys', { name: 'Ours', journey: greeting() })).id
  const live = await post('/journeys', { name: 'Live', journey: greeting('Hi') })
  ids.live = live.id
  await post(`/journeys/${live.id}/deploy`, {})
  const config = { allowedOrigins: ['*'] }
  ids.channel = (await post('/channels', { type: 'web-chat', name: 'Site', config })).id
  ids.goal = (await post('/goals', { name: 'Booked' })).id
  ids.milestone = (await post(`/goals/${ids.goal}/milestones`, { name: 'Dates' })).id
  const tracker = { name: 'Nights', type: 'number' }
  ids.tracker = (await post(`/milestones/${ids.milestone}/trackers`, tracker)).id
  const season = { name: 'season', type: 'string', value: 'low' }
  ids.variable = (await post('/campaign-variables', season)).id
  ids.team = (await post('/teams', { name: 'Front desk' })).id
  ids.member = (await post('/members', { name: 'Bea', email: 'b@x.example', role: 'user' })).id
  ids.bot = (await post('/members', { name: 'Second', role: 'bot' })).id
  ids.key = (await post('/api-keys', { name: 'Partner' })).id
  ids.secret = (await post('/secrets', { secret: 'sesame' })).secretId
  ids.test = (await post(`/journeys/${ids.journey}/test-sessions`, {})).id
  const { ours: own } = organisations
  const insert = (sql: string, ...values: unknown[]) => env.DB.prepare(sql).bind(...values)
  await env.DB.batch([
    insert(
      "INSERT INTO contacts(id, organisation_id, name, tags, created_at) VALUES('ctc_1', ?, 'Gil', '[]', 1)",
      own,
    ),
    insert(
      "INSERT INTO conversations(id, organisation_id, channel_id, contact_id, contact_key, state, last_message_at, created_at) VALUES('cnv_1', ?, ?, 'ctc_1', 'w_1', 'idle', 1, 1)",
      own,
      ids.channel,
    ),
    insert(
      "INSERT INTO tickets(id, organisation_id, conversation_id, session_id, state, created_at) VALUES('tkt_1', ?, 'cnv_1', 'ses_1', 'open', 1)",
      own,
    ),
    insert(
      "INSERT INTO media(id, organisation_id, type, bytes, created_at) VALUES('med_1', ?, 'image/png', 1, 1)",
      own,
    ),
  ])
  Object.assign(ids, { contact: 'ctc_1', conversation: 'cnv_1', ticket: 'tkt_1', media: 'med_1' })
}

const ownTables = Object.values(schema).filter(
  (one) => is(one, SQLiteTable) && 'organisationId' in one,
)
const OWN_GOALS = '(SELECT id FROM goals WHERE organisation_id = ?)'

/** All that the database holds of the first organisation, or about what is its own. */
async function holdings() {
  const all: Record<string, unknown> = {}
  const read = async (table: string, where: string) => {
    const rows = env.DB.prepare(`SELECT * FROM ${table} WHERE ${where} ORDER BY 1`)
    all[`${table} ${where}`] = (await rows.bind(organisations.ours).all()).results
  }
  for (const table of ownTables) await read(getTableName(table), 'organisation_id = ?')
  await read('goal_events', `goal_id IN ${OWN_GOALS}`)
  await read('milestones', `goal_id IN ${OWN_GOALS}`)
  await read(
    'trackers',
    `milestone_id IN (SELECT id FROM milestones WHERE goal_id IN ${OWN_GOALS})`,
  )
  await read(
    'contact_variables',
    'contact_id IN (SELECT id FROM contacts WHERE organisation_id = ?)',
  )
  return all
}

beforeAll(async () => {
  const made = await setUp()
  ours = made.apiKey
  organisations.ours = made.organisation.id
  organisations.theirs = await secondOrganisation()
  theirs = await keyAs('owner', organisations.theirs)
  await furnish()
})

describe('another organisation', () => {
  it('reads and changes nothing by any id of ours, in any address or body', async () => {
    const { json } = await call('GET', '/api/v1/openapi.json')
    const { routes, schemas } = routesOf(json)
    const own = Object.values(ids)
    const chance = chanceOf(11)
    const wrong = { share: 0, value: () => null }
    const [first = '', ...others] = own
    const source: Source = { chance, schemas, idFor: () => chance.oneOf(first, ...others), wrong }
    const bodyFor = (body: Schema) => {
      const made = valueFor(source, body)
      // By chance no document has the shape of one.
      return body.properties?.journey ? { ...Object(made), journey: greeting() } : made
    }
    const before = await holdings()
    const play = (route: Route, path: string) =>
      call(route.method, path.replace('{version}', '1').replace(/\{\w+\}/g, 'season'), {
        key: theirs,
        ...(route.body && { body: bodyFor(route.body) }),
      })
    const unknown: string[] = []
    let played = 0
    for (const route of routes) {
      if (/setup|sign-|invitations\/\{token|\/media|\/socket/.test(route.path)) continue
      if (!route.path.includes('{id}')) {
        for (let round = 0; round < 10; round++) await play(route, route.path)
        continue
      }
      for (const id of own) {
        const { status, text } = await play(route, route.path.replace('{id}', id))
        expect([400, 404], `${route.method} ${route.path} ${id}: ${status} ${text}`).toContain(
          status,
        )
        if (status === 404) unknown.push(`${route.method} ${route.path}`)
        played++
      }
      // A body that nobody takes would have kept the id from being looked at.
      expect(unknown).toContain(`${route.method} ${route.path}`)
    }
    expect(played).toBeGreaterThan(800)
    expect(await holdings()).toEqual(before)
  })

  it('reaches no goal of ours and hands nobody of ours anything, by a draft that names them', async () => {
    const before = await holdings()
    const position = { x: 0, y: 0 }
    const goal = { goalId: ids.goal, milestoneId: ids.milestone, trackers: [], tags: ['seen'] }
    const journey: Journey = {
      ...greeting(),
      steps: [
        { id: 'start', type: 'start', position, config: {} },
        { id: 'goal', type: 'goal', position, config: goal },
        {
          id: 'person',
          type: 'agent-transfer',
          position,
          config: { to: { memberId: ids.member } },
        },
      ],
      edges: [
        { id: 'e1', from: { step: 'start', port: 'next' }, to: 'goal' },
        { id: 'e2', from: { step: 'goal', port: 'next' }, to: 'person' },
      ],
    }
    const { id } = await post('/journeys', { name: 'Theirs', journey }, theirs)
    const test = await post(`/journeys/${id}/test-sessions`, {}, theirs)
    await expect
      .poll(
        async () =>
          (await call('GET', `/api/v1/test-sessions/${test.id}`, { key: theirs })).json.status,
      )
      .toBe('transferred')
    const deployed = await call('POST', `/api/v1/journeys/${id}/deploy`, { key: theirs })
    expect(deployed.status).toBe(422)
    expect(await holdings()).toEqual(before)
  })

  it('is refused by the writes themselves', async () => {
    const before = await holdings()
    const organisationId = organisations.theirs
    const session = { journeyId: 'jrn_x', sessionId: 'ses_x', conversationId: 'cnv_x' }
    const event = { ...session, contactId: 'ctc_1', organisationId, values: {}, at: 1 }
    const { goal: goalId = '', milestone: milestoneId = '' } = ids
    await recordGoalEvent(env, { ...event, id: 'evt_x', goalId, milestoneId }, ['theirs'])
    const to = { memberId: ids.member ?? '', teamId: ids.team ?? '' }
    await openTicket(env, { ...session, ...to, id: 'tkt_x', organisationId, now: 1 })
    expect(await holdings()).toEqual(before)
    const ticket = await env.DB.prepare(
      "SELECT member_id, team_id FROM tickets WHERE id = 'tkt_x'",
    ).first()
    expect(ticket).toEqual({ member_id: null, team_id: null })
    const { results } = await env.DB.prepare('SELECT * FROM goal_events').all()
    expect(results).toEqual([])
  })
})
