import { expect, it } from 'vitest'
import { call, OWNER, setUp } from './workspace.ts'

it('sets up once', async () => {
  const first = await call('POST', '/api/v1/setup', {
    body: { organisation: 'Casa Verde', owner: OWNER },
  })
  expect(first.json).toMatchObject({ apiKey: expect.stringMatching(/^bj_live_/) })
  expect(first.headers.getSetCookie().join()).toContain('bot-journeys')
  const second = await call('POST', '/api/v1/setup', {
    body: { organisation: 'Casa Verde', owner: OWNER },
  })
  expect(second).toMatchObject({ status: 409, json: { error: { code: 'already_set_up' } } })
  const list = await call('GET', '/api/v1/journeys', { key: first.json.apiKey })
  expect(list.json).toEqual({ items: [] })
})
