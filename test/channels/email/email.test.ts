import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Config } from '../../../durable-objects/channels/email/config.ts'
import { email } from '../../../durable-objects/channels/email/index.ts'
import { describeChannel } from '../contract.ts'
import { JUDGES } from '../judges.ts'

describeChannel(email, { ...JUDGES.email, webhooks: 'email' })

const config: Config = {
  address: 'stay@casaverde.example',
  transport: 'postmark',
  webhookSecret: 'sesame',
}
const body = new TextEncoder().encode('{"a":1}')

describe('email, whose webhook it is', () => {
  const basic = (pair: string) => new Headers({ authorization: `Basic ${btoa(pair)}` })

  it.each([
    ['the right password', basic('postmark:sesame'), true],
    ['the right password of anybody', basic(':sesame'), true],
    ['a wrong password', basic('postmark:open'), false],
    ['the secret as the name', basic('sesame:'), false],
    ['no colon', basic('sesame'), false],
    ['no base64', new Headers({ authorization: 'Basic %%%' }), false],
    ['nothing', new Headers(), false],
  ])('with %s', async (_, headers, taken) => {
    expect(await email.verify(headers, body, config)).toBe(taken)
  })

  it('is nobody’s without a secret, and none comes from Cloudflare', async () => {
    const without = { ...config, webhookSecret: undefined }
    expect(await email.verify(basic('postmark:'), body, without)).toBe(false)
    const cloudflare: Config = { ...config, transport: 'cloudflare' }
    expect(await email.verify(basic('postmark:sesame'), body, cloudflare)).toBe(false)
  })

  const secret = `whsec_${Buffer.from('a secret of some length').toString('base64')}`
  const resend: Config = { ...config, transport: 'resend', webhookSecret: secret }
  function svix(over: { at?: number; text?: string; signatures?: (one: string) => string } = {}) {
    const { at = Date.now() / 1000, text = '{"a":1}', signatures = (one) => one } = over
    const timestamp = String(Math.floor(at))
    const signed = createHmac('sha256', 'a secret of some length').update(
      `msg_1.${timestamp}.${text}`,
    )
    const signature = signatures(`v1,${signed.digest('base64')}`)
    return new Headers({
      'svix-id': 'msg_1',
      'svix-timestamp': timestamp,
      'svix-signature': signature,
    })
  }

  it.each([
    ['its own signature', svix(), true],
    ['its own among others', svix({ signatures: (one) => `v1,bm8= ${one} v2,x` }), true],
    ['that of another body', svix({ text: '{"a":2}' }), false],
    ['an old one', svix({ at: Date.now() / 1000 - 400 }), false],
    ['one from the future', svix({ at: Date.now() / 1000 + 400 }), false],
    ['another version', svix({ signatures: (one) => one.replace('v1', 'v2') }), false],
    ['none', new Headers(), false],
  ])('signed by Svix: %s', async (_, headers, taken) => {
    expect(await email.verify(headers, body, resend)).toBe(taken)
  })
})
