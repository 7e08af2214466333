import { describe, expect, it } from 'vitest'
import type { MailBinding, Providers } from '../../durable-objects/channels/channel.ts'
import { email } from '../../durable-objects/channels/email/index.ts'
import { whatsappUnofficial } from '../../durable-objects/channels/whatsapp-unofficial/index.ts'
import { evolution } from '../simulators/evolution.ts'
import { postOffice } from '../simulators/mail.ts'
import { waha } from '../simulators/waha.ts'
import { evolutionConfig, providersOf, wahaConfig } from './gateways.ts'

const check = (config: Parameters<typeof whatsappUnofficial.send>[2], fetch: Providers['fetch']) =>
  whatsappUnofficial.check?.(config, providersOf(fetch))

describe('a test of a gateway', () => {
  it('passes while WAHA has the session signed in, and says which state it has else', async () => {
    const sim = waha({ apiKey: 'key', session: 'default' })
    expect(await check(wahaConfig, sim.handle)).toEqual({ ok: true })
    sim.turn('SCAN_QR_CODE')
    const detail = 'The WhatsApp session is not working: SCAN_QR_CODE'
    expect(await check(wahaConfig, sim.handle)).toEqual({ ok: false, code: 'account', detail })
    expect(sim.received).toEqual([])
  })

  it('passes while Evolution is connected', async () => {
    const sim = evolution({ apiKey: 'key', instance: 'default' })
    expect(await check(evolutionConfig, sim.handle)).toEqual({ ok: true })
    sim.connect(false)
    const detail = 'The WhatsApp session is not working: close'
    expect(await check(evolutionConfig, sim.handle)).toEqual({ ok: false, code: 'account', detail })
  })

  it.each([
    ['WAHA', wahaConfig, waha({ apiKey: 'key', session: 'default' })],
    ['Evolution', evolutionConfig, evolution({ apiKey: 'key', instance: 'default' })],
  ])('tells a wrong key of %s from a wrong session', async (_, config, sim) => {
    expect(await check({ ...config, apiKey: 'old' }, sim.handle)).toMatchObject({ code: 'auth' })
    expect(await check({ ...config, session: 'other' }, sim.handle)).toMatchObject({
      code: 'account',
    })
  })

  it('does not take a page of something else for a gateway, nor silence for a refusal', async () => {
    const page = async () => new Response('<h1>Welcome</h1>')
    expect(await check(wahaConfig, page)).toMatchObject({ ok: false, code: 'account' })
    const silent = async () => Promise.reject(new TypeError('fetch failed'))
    expect(await check(wahaConfig, silent)).toMatchObject({ ok: false, code: 'unknown' })
    const broken = async () => new Response('', { status: 503 })
    expect(await check(wahaConfig, broken)).toMatchObject({ ok: false, code: 'transient' })
  })
})

describe('a test of a mailbox', () => {
  const office = postOffice({ token: 'good' })
  const mail = (fetch: Providers['fetch'], binding?: MailBinding): Providers => ({
    ...providersOf(fetch),
    mail: {
      postmarkUrl: 'https://postmark.example',
      resendUrl: 'https://resend.example',
      publicUrl: 'https://bots.example',
      masterKey: '',
      binding,
    },
  })
  const address = 'stay@casaverde.example'

  it.each(['postmark', 'resend'] as const)(
    'tells a good token of %s from a bad one',
    async (by) => {
      const tried = (token?: string) =>
        email.check?.({ address, transport: by, token }, mail(office.handle))
      expect(await tried('good')).toEqual({ ok: true })
      expect(await tried('bad')).toEqual({ ok: false, code: 'auth', detail: 'bad token (401)' })
      expect(await tried()).toMatchObject({ ok: false, code: 'auth' })
      expect(office.taken).toEqual([])
    },
  )

  it('takes a key of Resend that may only send', async () => {
    const body = { statusCode: 401, name: 'restricted_api_key', message: 'Only sending' }
    const answer = async () => Response.json(body, { status: 401 })
    const config = { address, transport: 'resend', token: 're_1' } as const
    expect(await email.check?.(config, mail(answer))).toEqual({ ok: true })
  })

  it('asks nobody for Cloudflare: there is a binding, or there is none', async () => {
    const config = { address, transport: 'cloudflare' } as const
    const nobody = async () => Promise.reject(new Error('nobody is asked'))
    const binding = { send: async () => ({ messageId: 'm' }) }
    expect(await email.check?.(config, mail(nobody, binding))).toEqual({ ok: true })
    expect(await email.check?.(config, mail(nobody))).toMatchObject({ ok: false, code: 'account' })
  })
})
