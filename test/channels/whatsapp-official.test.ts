import { describe, expect, it } from 'vitest'
import { whatsappOfficial } from '../../durable-objects/channels/whatsapp-official/index.ts'
import { describeChannel } from './contract.ts'
import { JUDGES } from './judges.ts'

const config = {
  phoneNumberId: '106540352242922',
  wabaId: '102290129340398',
  accessToken: 'EAAtoken',
  appSecret: 'sesame',
  verifyToken: 'our word',
}

describeChannel(whatsappOfficial, {
  ...JUDGES['whatsapp-official'],
  webhooks: 'whatsapp-official',
})

describe('whatsapp-official, the handshake', () => {
  const asked = (query: string) => whatsappOfficial.handshake?.(new URLSearchParams(query), config)

  it('gives back the challenge to whoever knows our word', () => {
    const query = 'hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=our+word'
    expect(asked(query)).toBe('1158201444')
  })

  it.each([
    'hub.mode=subscribe&hub.challenge=1&hub.verify_token=another',
    'hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=our+word',
    'hub.mode=subscribe&hub.verify_token=our+word',
    'hub.mode=subscribe&hub.challenge=1',
    '',
  ])('gives nothing back to "%s"', (query) => {
    expect(asked(query)).toBeUndefined()
  })
})

describe('whatsapp-official, the signature', () => {
  const world = 'f39034b29165ec6a5104d9aef27266484ab26c8caa7bca8bcb2dd02e8be61b17'
  const world2 = '60905fdf409d0b4f721e99f6f25b31567a68a6b45e933d814e17a246be4c5a53'
  const verify = (body: string, signature?: string) =>
    whatsappOfficial.verify(
      new Headers(signature === undefined ? {} : { 'X-Hub-Signature-256': signature }),
      new TextEncoder().encode(body),
      config,
    )

  it.each([
    ['hello world', world],
    ['hello world2', world2],
  ])('is accepted over the bytes of "%s"', async (body, signature) => {
    expect(await verify(body, `sha256=${signature}`)).toBe(true)
  })

  it.each([
    ['that of another body', `sha256=${world2}`],
    ['one digit off', `sha256=${world.slice(0, -1)}8`],
    ['cut short', `sha256=${world.slice(0, 32)}`],
    ['without its name', world],
    ['of another kind', `sha1=${world}`],
    ['no hex', `sha256=${'z'.repeat(64)}`],
    ['empty', ''],
    ['absent', undefined],
  ])('is refused when it is %s', async (_, signature) => {
    expect(await verify('hello world', signature)).toBe(false)
  })
})
