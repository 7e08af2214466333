import { describe, expect, it } from 'vitest'
import { buildJourney } from '../runner/build-journey.ts'
import { scene } from './scene.ts'
import { openWaha, WahaGuest } from './waha-guest.ts'

scene()

const says = (count: number) =>
  buildJourney(
    Array.from({ length: count }, (_, index) => ({
      id: `s${index}`,
      type: 'text' as const,
      config: { text: `Line ${index + 1}.` },
    })),
  )
const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `Line ${from + index}.`)

describe('a channel that is paced', () => {
  it('sends a message a second', async () => {
    const guest = new WahaGuest(await openWaha(says(3), { settings: { pacing: true } }))
    expect(await guest.says('hi')).toEqual(['Line 1.'])
    expect(await guest.waits(900)).toEqual([])
    expect(await guest.waits(100)).toEqual(['Line 2.'])
    await guest.sleeps()
    expect(await guest.waits(1000)).toEqual(['Line 3.'])
    const statuses = (await guest.view()).messages.map(({ status }) => status)
    expect(statuses).toEqual(['received', 'accepted', 'accepted', 'accepted'])
  })

  it('sends twenty a minute', async () => {
    const guest = new WahaGuest(await openWaha(says(22), { settings: { pacing: true } }))
    await guest.says('hi')
    await guest.waits(19_000)
    expect(guest.sent().map(({ body }) => body.text)).toEqual(lines(1, 20))
    expect(await guest.waits(40_999)).toEqual([])
    expect(await guest.waits(1)).toEqual(['Line 21.'])
    expect(await guest.waits(1000)).toEqual(['Line 22.'])
  })
})

describe('a channel that is not', () => {
  it('sends them all at once', async () => {
    const guest = new WahaGuest(await openWaha(says(22)))
    expect(await guest.says('hi')).toEqual(lines(1, 22))
  })
})
