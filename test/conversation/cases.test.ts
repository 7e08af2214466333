/// <reference types="vite/client" />
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { type Case, playCase } from './case-guest.ts'
import { OWN_CASES } from './own-cases.ts'
import { api, scene } from './scene.ts'

scene()

/**
 * The cases are of 2026, and 2037 has the same weekdays: an alarm of a day that is past would ring at
 * once.
 */
const text = import.meta.glob<string>('../cases/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const later = (raw: string): Case =>
  JSON.parse(raw.replaceAll('2027', '2038').replaceAll('2026', '2037'))
const CASES = [...Object.values(text), ...OWN_CASES.map((one) => JSON.stringify(one))]
  .map(later)
  .filter(({ channel }) => String(channel) !== 'builder')

beforeAll(async () => {
  vi.setSystemTime(Date.parse('2037-12-01T09:00:00Z'))
  await api('PATCH', '/organisation', { country: 'PT', timeZone: 'Europe/Lisbon' })
})

describe('a case from real life', () => {
  it.each(CASES.map((one): [string, Case] => [`${one.id}: ${one.title}`, one]))(
    '%s',
    async (_, one) => {
      const { sent, calls } = await playCase(one)
      const { some, none, call } = one.expect
      if (some) expect(sent).toContainEqual(expect.stringMatching(some))
      if (none) expect(sent).not.toContainEqual(expect.stringMatching(none))
      if (call) expect(calls).toContainEqual(expect.stringMatching(call))
    },
  )
})
