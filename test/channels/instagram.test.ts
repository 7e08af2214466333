import { describe, expect, it } from 'vitest'
import { instagram } from '../../durable-objects/channels/instagram/index.ts'
import { signatureOf } from '../simulators/webhooks.ts'
import { describeChannel } from './contract.ts'
import { JUDGES } from './judges.ts'

const config = {
  accountId: '17841400000000001',
  accessToken: 'IGtoken',
  appSecret: 'sesame',
  verifyToken: 'our word',
  via: 'instagram',
} as const

describeChannel(instagram, { ...JUDGES.instagram, webhooks: 'instagram' })

describe('instagram, the door', () => {
  it('gives back the challenge to whoever knows our word', () => {
    const query = 'hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token='
    const asked = (token: string) =>
      instagram.handshake?.(new URLSearchParams(query + token), config)
    expect(asked('our+word')).toBe('1158201444')
    expect(asked('another')).toBeUndefined()
  })

  it('takes what is signed over its bytes with the app secret', async () => {
    const body = '{"object":"instagram","text":"\\u0928"}'
    const verify = (secret: string) =>
      instagram.verify(
        new Headers({ 'x-hub-signature-256': signatureOf(body, secret) }),
        new TextEncoder().encode(body),
        config,
      )
    expect(await verify('sesame')).toBe(true)
    expect(await verify('another')).toBe(false)
  })
})

describe('instagram, the config', () => {
  it('goes by Instagram itself unless it says that it goes by a page', () => {
    const { via: _, ...bare } = config
    expect(instagram.config.parse(bare)).toEqual(config)
    expect(instagram.config.safeParse({ ...config, via: 'fax' }).success).toBe(false)
    expect(instagram.config.safeParse({ ...config, via: 'page', pageId: '1' }).success).toBe(true)
  })

  it('names the account that webhooks are routed by', () => {
    expect(instagram.account(config)).toBe('17841400000000001')
  })
})
