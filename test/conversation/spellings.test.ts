import { describe, expect, it } from 'vitest'
import { LISTENER } from './journeys.ts'
import { api, scene } from './scene.ts'
import { openWaha, WahaGuest } from './waha-guest.ts'

scene()

const SPELLINGS = [
  ['Mexico', '525512345678', '5215512345678'],
  ['Argentina', '541123456789', '5491123456789'],
  ['Brazil', '5511987654321', '551187654321'],
] as const

describe('a number with two spellings, on a gateway', () => {
  it.each(SPELLINGS)('answers a session that we began under the other, in %s', async (...of) => {
    const [, dialled, known] = of
    const place = await openWaha(LISTENER, { numbers: { [dialled]: known } })
    const { channelId, journeyId } = place
    const body = { channelId, journeyId, contact: { key: dialled } }
    await api('POST', '/sessions', body)
    const home = new WahaGuest(place, dialled)
    const guest = new WahaGuest(place, known)
    await home.quiet()
    await guest.says('a room')
    await home.quiet()
    expect(guest.sent().map(({ body }) => body.text)).toEqual(['Tell me.', 'Heard a room.'])
  })

  it.each(SPELLINGS)('is found by a start under the other, in %s', async (...of) => {
    const [, dialled, known] = of
    const place = await openWaha(LISTENER, { numbers: { [dialled]: known } })
    const guest = new WahaGuest(place, known)
    expect(await guest.says('hi')).toEqual(['Tell me.'])
    const { channelId, journeyId } = place
    const body = { channelId, journeyId, contact: { key: dialled } }
    expect(await api('POST', '/sessions', body)).toMatchObject({ skipped: true })
  })
})
