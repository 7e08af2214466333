import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { networkOf } from '../../worker/http/network.ts'
import { dbOf } from '../../worker/queries/db.ts'
import { deleteEndedLimits } from '../../worker/queries/rate-limits.ts'
import { call, ORIGIN, OWNER, setUp } from './workspace.ts'

beforeAll(async () => {
  await setUp()
})

const from = (ip: string) => ({ 'cf-connecting-ip': ip })
const signIn = (email: string, password: string, headers: Record<string, string>) =>
  call('POST', '/api/v1/sign-in', { body: { email, password }, headers })
const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort()
const times = <T>(count: number, value: T): T[] => Array(count).fill(value)

describe('a sign-out', () => {
  it('ends the cookie at once', async () => {
    const { headers } = await signIn(OWNER.email, OWNER.password, from('203.0.113.1'))
    const cookie = headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const me = () => call('GET', '/api/v1/me', { headers: { cookie } })
    expect(await me()).toMatchObject({ status: 200 })
    expect(await call('POST', '/api/v1/sign-out', { headers: { cookie } })).toMatchObject({
      status: 204,
    })
    expect(await me()).toMatchObject({ status: 401, json: { error: { code: 'not_signed_in' } } })
  })
})

describe('tries to sign in', () => {
  it('are ten for one account, however many come at once and from wherever', async () => {
    const tries = Array.from({ length: 15 }, (_, index) =>
      signIn('ben@casaverde.example', 'a guess', from(`198.51.100.${index}`)),
    )
    const answers = await Promise.all(tries)
    expect(statuses(answers)).toEqual([...times(10, 401), ...times(5, 429)])
    const refused = answers.find(({ status }) => status === 429)
    expect(refused?.json.error.message).toBe(
      'Too many tries to sign in: wait 15 minutes and try again',
    )
  })

  it('are thirty from one network, whatever accounts they are for', async () => {
    const answers = await Promise.all(
      Array.from({ length: 33 }, (_, index) =>
        // One connection has all addresses that begin like this.
        signIn(`guest${index}@casaverde.example`, 'a guess', from(`2001:db8:1:2::${index}`)),
      ),
    )
    expect(statuses(answers)).toEqual([...times(30, 401), ...times(3, 429)])
    const elsewhere = from('2001:db8:1:3::1')
    expect((await signIn(OWNER.email, OWNER.password, elsewhere)).status).toBe(200)
  })

  it('count for nothing once one was right', async () => {
    const here = from('203.0.113.2')
    for (let round = 0; round < 2; round++) {
      const wrong = await Promise.all(times(9, 0).map(() => signIn(OWNER.email, 'a guess', here)))
      expect(statuses(wrong)).toEqual(times(9, 401))
      expect((await signIn(OWNER.email, OWNER.password, here)).status).toBe(200)
    }
  })

  it('begin anew when their time is over', async () => {
    const email = 'cleo@casaverde.example'
    const here = from('203.0.113.3')
    const guess = () => signIn(email, 'a guess', here)
    await Promise.all(times(10, 0).map(guess))
    expect((await guess()).status).toBe(429)
    await env.DB.prepare('UPDATE rate_limits SET until = ?').bind(Date.now()).run()
    expect((await guess()).status).toBe(401)
    await deleteEndedLimits(dbOf(env), Date.now())
    const { results } = await env.DB.prepare('SELECT spent FROM rate_limits').all()
    expect(results).toEqual([{ spent: 1 }, { spent: 1 }])
  })
})

describe('where a request is from', () => {
  const request = new Request(ORIGIN, { headers: from('203.0.113.4') })

  it('is what the proxy in front says, and nothing a caller says', () => {
    expect(networkOf(request, { CLIENT_IP_HEADER: 'cf-connecting-ip' })).toBe('203.0.113.4')
    expect(networkOf(request, {})).toBe('unknown')
    expect(networkOf(request, { CLIENT_IP_HEADER: 'x-real-ip' })).toBe('unknown')
  })

  it.each([
    ['203.0.113.4', '203.0.113.4'],
    ['::ffff:203.0.113.4', '203.0.113.4'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
    ['2001:DB8:1:2::', '2001:db8:1:2::'],
    ['someone', 'unknown'],
    ['1, 2', 'unknown'],
  ])('%s: %s', (ip, network) => {
    const asked = new Request(ORIGIN, { headers: from(ip) })
    expect(networkOf(asked, { CLIENT_IP_HEADER: 'cf-connecting-ip' })).toBe(network)
  })
})
