import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { call, keyAs, secondOrganisation, setUp } from './workspace.ts'

type Event = { milestone: string; at: string; session: string; test?: boolean; values?: object }

let key = ''
let organisationId = ''
let ids: Record<'goal' | 'dates' | 'quote' | 'budget' | 'villa', string>

const post = async (path: string, body: object) =>
  (await call('POST', `/api/v1${path}`, { key, body })).json.id as string
const summary = (query: string, as = key) =>
  call('GET', `/api/v1/goals/${ids.goal}/summary?${query}`, { key: as })
const file = (query: string, as = key) =>
  call('GET', `/api/v1/goals/${ids.goal}/events.csv?${query}`, { key: as })

async function happened(events: Event[]) {
  const insert = env.DB.prepare(
    `INSERT INTO goal_events(id, organisation_id, goal_id, milestone_id, journey_id, session_id, contact_id, test, "values", at)
     VALUES(?, ?, ?, ?, 'jrn_1', ?, 'ctc_ida', ?, ?, ?)`,
  )
  const rows = events.map(({ milestone, at, session, test = false, values = {} }) =>
    insert.bind(
      crypto.randomUUID(),
      organisationId,
      ids.goal,
      milestone,
      session,
      test ? 1 : 0,
      JSON.stringify(values),
      Date.parse(at),
    ),
  )
  await env.DB.batch(rows)
}

beforeAll(async () => {
  const made = await setUp()
  key = made.apiKey
  organisationId = made.organisation.id
  const goal = await post('/goals', { name: 'Qualified enquiry' })
  const dates = await post(`/goals/${goal}/milestones`, { name: 'Dates confirmed' })
  const quote = await post(`/goals/${goal}/milestones`, { name: 'Quote sent' })
  const budget = await post(`/milestones/${dates}/trackers`, { name: 'Budget', type: 'number' })
  const villa = await post(`/milestones/${quote}/trackers`, { name: 'Villa', type: 'string' })
  ids = { goal, dates, quote, budget, villa }
  await env.DB.prepare(
    "INSERT INTO contacts(id, organisation_id, name, created_at) VALUES('ctc_ida', ?, ?, 1)",
  )
    .bind(organisationId, '=HYPERLINK("https://evil.example")')
    .run()
  // Lisbon is an hour ahead of UTC until the night of 25 October 2026.
  await happened([
    { milestone: dates, at: '2026-10-24T22:59:59Z', session: 's1', values: { [budget]: 900 } },
    { milestone: dates, at: '2026-10-24T23:00:00Z', session: 's1', values: { [budget]: 300 } },
    { milestone: dates, at: '2026-10-25T23:59:59Z', session: 's2', values: { [budget]: -100 } },
    { milestone: quote, at: '2026-10-26T00:00:00Z', session: 's2', values: { [villa]: 'Mar' } },
    { milestone: quote, at: '2026-10-26T09:00:00Z', session: 's3', values: { [villa]: '+Sol' } },
    {
      milestone: quote,
      at: '2026-10-26T09:00:01Z',
      session: 's4',
      values: { [villa]: 'Mar' },
      test: true,
    },
  ])
})

describe('GET /goals/:id/summary', () => {
  it('counts by the days of the organisation, through a change of its clocks', async () => {
    const { json } = await summary('from=2026-10-24&to=2026-10-26&test=false')
    expect(json).toMatchObject({
      timeZone: 'Europe/Lisbon',
      days: ['2026-10-24', '2026-10-25', '2026-10-26'],
      since: '2026-10-23T23:00:00.000Z',
      until: '2026-10-27T00:00:00.000Z',
      milestones: [
        { milestoneId: ids.dates, count: 3, sessions: 2, byDay: [1, 2, 0] },
        { milestoneId: ids.quote, count: 2, sessions: 2, byDay: [0, 0, 2] },
      ],
    })
  })

  it('says what number trackers captured day by day, and which words the others did', async () => {
    const { json } = await summary('from=2026-10-24&to=2026-10-26')
    expect(json.numbers).toEqual([
      {
        trackerId: ids.budget,
        days: [
          { day: '2026-10-24', count: 1, sum: 900, min: 900, max: 900 },
          { day: '2026-10-25', count: 2, sum: 200, min: -100, max: 300 },
        ],
      },
    ])
    expect(json.values).toEqual([
      {
        trackerId: ids.villa,
        common: [
          { value: 'Mar', count: 2 },
          { value: '+Sol', count: 1 },
        ],
        others: 0,
      },
    ])
  })

  it('counts what lies beyond the most common words together', async () => {
    const many = Array.from({ length: 11 }, (_, each) => ({
      milestone: ids.quote,
      at: '2026-01-05T12:00:00Z',
      session: `m${each}`,
      values: { [ids.villa]: `Villa ${each}` },
    }))
    await happened(many)
    const { json } = await summary('from=2026-01-05&to=2026-01-05')
    expect(json.values[0].common).toHaveLength(6)
    expect(json.values[0].others).toBe(5)
  })

  it('shows the last thirty days unasked, and refuses ranges that make no sense', async () => {
    expect((await summary('')).json.days).toHaveLength(30)
    for (const query of [
      'from=2026-10-26&to=2026-10-24',
      'from=2024-01-01&to=2026-01-01',
      'from=2026-02-30',
      'to=yesterday',
    ]) {
      expect(await summary(query), query).toMatchObject({ status: 400 })
    }
  })

  it('is open to Users, closed to Bots and to other organisations', async () => {
    const user = await keyAs('user', organisationId)
    const bot = await keyAs('bot', organisationId)
    const stranger = await keyAs('owner', await secondOrganisation())
    for (const ask of [summary, file]) {
      expect((await ask('', user)).status).toBe(200)
      expect((await ask('', bot)).status).toBe(403)
      expect((await ask('', stranger)).status).toBe(404)
    }
  })
})

describe('GET /goals/:id/events.csv', () => {
  it('is a table with a column for each tracker, in the organisation’s time', async () => {
    const { text, headers } = await file('from=2026-10-24&to=2026-10-26T00:00:01Z')
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toBe(
      'attachment; filename="goal.csv"; filename*=UTF-8\'\'Qualified%20enquiry.csv',
    )
    const lines = text.trimEnd().split('\r\n')
    expect(lines[0]).toContain('"Dates confirmed: Budget","Quote sent: Villa"')
    expect(lines).toHaveLength(5)
    expect(lines[1]).toMatch(/^"2026-10-26T00:00:00\+00:00","Quote sent","live",/)
    expect(lines[2]).toMatch(/,-100,$/)
    expect(lines[4]).toMatch(/^"2026-10-24T23:59:59\+01:00","Dates confirmed"/)
  })

  it('gives no spreadsheet a formula to run', async () => {
    const { text } = await file(`milestoneId=${ids.quote}`)
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
    expect(text).toContain(`"'+Sol"`)
    expect(text).not.toMatch(/(^|,)"?[=+@]/m)
  })

  it('holds every event, however many pages they fill', async () => {
    const at = '2025-05-05T12:00:00Z'
    for (let part = 0; part < 3; part++) {
      const rows = Array.from({ length: 700 }, (_, each) => each)
      await happened(
        rows.map((each) => ({ milestone: ids.dates, at, session: `p${part}-${each}` })),
      )
    }
    const { text } = await file('from=2025-05-05&to=2025-05-06')
    const sessions = text.match(/"p\d-\d+"/g) ?? []
    expect(new Set(sessions).size).toBe(2100)
    expect(sessions).toHaveLength(2100)
  })
})

describe('GET /goals', () => {
  it('says how often each was reached lately, test runs left out', async () => {
    const goal = await post('/goals', { name: 'Booked' })
    const paid = await post(`/goals/${goal}/milestones`, { name: 'Deposit paid' })
    const before = ids.goal
    ids.goal = goal
    const now = new Date().toISOString()
    await happened([
      { milestone: paid, at: now, session: 'a' },
      { milestone: paid, at: now, session: 'b', test: true },
      { milestone: paid, at: '2020-01-01T00:00:00Z', session: 'c' },
    ])
    ids.goal = before
    const { json } = await call('GET', '/api/v1/goals', { key })
    expect(json.items.find(({ id }: { id: string }) => id === goal)).toMatchObject({ lately: 1 })
  })
})

describe('the order of milestones', () => {
  const names = async (goal: string) => {
    const { json } = await call('GET', `/api/v1/goals/${goal}`, { key })
    return json.milestones.map(({ name }: { name: string }) => name)
  }

  it('changes one place at a time, and the others close up', async () => {
    const goal = await post('/goals', { name: 'Booking confirmed' })
    const made: string[] = []
    for (const name of ['Dates', 'Quote', 'Deposit']) {
      made.push(await post(`/goals/${goal}/milestones`, { name }))
    }
    const move = (at: number, position: number) =>
      call('PATCH', `/api/v1/milestones/${made[at]}`, { key, body: { position } })
    expect((await move(2, 0)).json).toMatchObject({ name: 'Deposit', position: 0 })
    expect(await names(goal)).toEqual(['Deposit', 'Dates', 'Quote'])
    expect((await move(2, 1)).json).toMatchObject({ position: 1 })
    expect(await names(goal)).toEqual(['Dates', 'Deposit', 'Quote'])
    expect((await move(0, 99)).json).toMatchObject({ position: 2 })
    expect(await names(goal)).toEqual(['Deposit', 'Quote', 'Dates'])
    expect((await move(0, -1)).status).toBe(400)
    await post(`/goals/${goal}/milestones`, { name: 'Thanks' })
    expect(await names(goal)).toEqual(['Deposit', 'Quote', 'Dates', 'Thanks'])
  })
})
