import { describe, expect, it } from 'vitest'
import { messenger } from '../../durable-objects/channels/messenger/index.ts'
import { signatureOf } from '../simulators/webhooks.ts'
import { describeChannel } from './contract.ts'
import { JUDGES } from './judges.ts'

const config = {
  pageId: '101234567890123',
  pageAccessToken: 'EAApage',
  appSecret: 'sesame',
  verifyToken: 'our word',
  appId: '1517776481860111',
}

describeChannel(messenger, { ...JUDGES.messenger, webhooks: 'messenger' })

describe('messenger, the handshake', () => {
  const asked = (query: string) => messenger.handshake?.(new URLSearchParams(query), config)

  it('gives back the challenge to whoever knows our word', () => {
    const query = 'hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=our+word'
    expect(asked(query)).toBe('1158201444')
    expect(asked(query.replace('our+word', 'another'))).toBeUndefined()
  })
})

describe('messenger, the signature', () => {
  const verify = (body: string, signature: string) =>
    messenger.verify(
      new Headers({ 'X-Hub-Signature-256': signature }),
      new TextEncoder().encode(body),
      config,
    )

  it('is taken over the bytes as they came, with text escaped or not', async () => {
    for (const body of ['{"text":"\\u0928\\u092e"}', '{"text":"नम"}', '{ "text" : "नम" }']) {
      expect(await verify(body, signatureOf(body, 'sesame'))).toBe(true)
      expect(await verify(body, signatureOf(body, 'another'))).toBe(false)
      expect(await verify(`${body} `, signatureOf(body, 'sesame'))).toBe(false)
    }
  })

  it.each(['', 'sha1=00', `sha256=${'z'.repeat(64)}`])('is refused as "%s"', async (signature) => {
    expect(await verify('{}', signature)).toBe(false)
  })
})

describe('messenger, the config', () => {
  it('names the page that webhooks are routed by', () => {
    expect(messenger.account(config)).toBe('101234567890123')
  })

  it.each(Object.keys(config))('wants its %s', (field) => {
    expect(messenger.config.safeParse({ ...config, [field]: '' }).success).toBe(false)
  })
})
