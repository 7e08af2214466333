import { beforeAll, describe, expect, it } from 'vitest'
import { call, OWNER } from './workspace.ts'

describe('the samples of a fresh server', () => {
  let key: string
  beforeAll(async () => {
    const body = { organisation: 'Casa Verde', timeZone: 'Europe/Lisbon', country: 'PT' }
    const { json } = await call('POST', '/api/v1/setup', {
      body: { ...body, owner: OWNER, samples: true },
    })
    key = json.apiKey
  })

  it('can all go live: the one on the web chat is, and the others need nothing first', async () => {
    const { json } = await call('GET', '/api/v1/journeys', { key })
    const journeys: { id: string; name: string; state: string }[] = json.items
    expect(journeys.map(({ name, state }) => `${name}: ${state}`).sort()).toEqual([
      'After-hours qualifier: live',
      'Campaign reply handler: draft',
      'Post-booking concierge: draft',
    ])
    for (const { id, state } of journeys) {
      if (state === 'draft') {
        const deployed = await call('POST', `/api/v1/journeys/${id}/deploy`, { key })
        expect(deployed).toMatchObject({ status: 200 })
      }
      const { json: now } = await call('GET', `/api/v1/journeys/${id}`, { key })
      expect(now.state).toBe('live')
    }
  })
})
