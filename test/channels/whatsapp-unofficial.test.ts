import { describe, expect, it } from 'vitest'
import type { ProviderRequest } from '../../durable-objects/channels/channel.ts'
import { Config } from '../../durable-objects/channels/whatsapp-unofficial/config.ts'
import { whatsappUnofficial } from '../../durable-objects/channels/whatsapp-unofficial/index.ts'
import { jwt } from '../simulators/evolution.ts'
import { describeChannel } from './contract.ts'
import { evolutionConfig, wahaConfig } from './gateways.ts'
import { JUDGES } from './judges.ts'

/** "3. Room 3 - Sea view" is the third row. */
const offered = (requests: ProviderRequest[]) =>
  requests.flatMap(({ text }) =>
    [...String(text ?? '').matchAll(/^(\d+)\. Room/gm)].map(
      ([, number]) => `row${Number(number) - 1}`,
    ),
  )

describe.each(['waha', 'evolution'] as const)('through %s', (gateway) => {
  describeChannel(whatsappUnofficial, {
    ...JUDGES[gateway],
    offered,
    webhooks: 'whatsapp-unofficial',
  })
})

describe('whatsapp-unofficial, the connection', () => {
  it('is known by its session', () => {
    expect(whatsappUnofficial.account(wahaConfig)).toBe('default')
    expect(whatsappUnofficial.account(evolutionConfig)).toBe('default')
  })

  it('shows choices as text and no typing until it is told to', () => {
    const { interactiveMode: _, typing: __, ...given } = wahaConfig
    expect(Config.parse(given)).toEqual(wahaConfig)
  })

  it.each([
    ['another driver', { driver: 'baileys' }],
    ['no web address', { baseUrl: 'waha' }],
    ['an address of another kind', { baseUrl: 'ftp://waha.casaverde.net' }],
    ['an empty key', { apiKey: '' }],
    ['a mode that does not exist', { interactiveMode: 'carousel' }],
    ['the secret of the other gateway', { hmacKey: undefined, webhookSecret: 'sesame' }],
  ])('is refused with %s', (_, change) => {
    expect(Config.safeParse({ ...wahaConfig, ...change }).success).toBe(false)
  })
})

const bytes = (text: string) => new TextEncoder().encode(text)

describe("whatsapp-unofficial, WAHA's signature", () => {
  // The vector of WAHA's own documentation.
  const body = '{"event":"message","session":"default","engine":"WEBJS"}'
  const hmac =
    '208f8a55dde9e05519e898b10b89bf0d0b3b0fdf11fdbf09b6b90476301b98d8097c462b2b17a6ce93b6b47a136cf2e78a33a63f6752c2c1631777076153fa89'
  const config = { ...wahaConfig, hmacKey: 'my-secret-key' }
  const verify = (headers: Record<string, string>, text = body) =>
    whatsappUnofficial.verify(new Headers(headers), bytes(text), config)

  it('is accepted over the raw bytes', async () => {
    expect(await verify({ 'X-Webhook-Hmac': hmac })).toBe(true)
    expect(
      await verify({ 'X-Webhook-Hmac': hmac.toUpperCase(), 'X-Webhook-Hmac-Algorithm': 'sha512' }),
    ).toBe(true)
  })

  it.each([
    ['one digit off', { 'X-Webhook-Hmac': `${hmac.slice(0, -1)}8` }],
    ['cut short', { 'X-Webhook-Hmac': hmac.slice(0, 64) }],
    ['no hex', { 'X-Webhook-Hmac': 'z'.repeat(128) }],
    ['empty', { 'X-Webhook-Hmac': '' }],
    ['absent', {}],
    ['of another algorithm', { 'X-Webhook-Hmac': hmac, 'X-Webhook-Hmac-Algorithm': 'sha256' }],
  ])('is refused when it is %s', async (_, headers) => {
    expect(await verify(headers as Record<string, string>)).toBe(false)
  })

  it('is refused over the same JSON written otherwise', async () => {
    expect(await verify({ 'X-Webhook-Hmac': hmac }, body.replaceAll(':', ': '))).toBe(false)
  })
})

describe("whatsapp-unofficial, Evolution's secret", () => {
  const seconds = Math.floor(Date.now() / 1000)
  const verify = (authorization?: string) =>
    whatsappUnofficial.verify(
      new Headers(authorization === undefined ? {} : { authorization }),
      bytes('{}'),
      evolutionConfig,
    )

  it.each([
    ['the secret itself', 'Bearer sesame'],
    ['a token signed with it', `Bearer ${jwt('sesame', { iat: seconds, exp: seconds + 600 })}`],
    ['one that a late try carries', `Bearer ${jwt('sesame', { exp: seconds - 1200 })}`],
  ])('is accepted as %s', async (_, authorization) => {
    expect(await verify(authorization)).toBe(true)
  })

  it.each([
    ['another one', 'Bearer sesamo'],
    ['without its word', 'sesame'],
    ['of another kind', 'Basic sesame'],
    ['absent', undefined],
    ['a token signed with another', `Bearer ${jwt('sesamo', { exp: seconds + 600 })}`],
    ['a token long expired', `Bearer ${jwt('sesame', { exp: seconds - 7200 })}`],
    ['a token for ever', `Bearer ${jwt('sesame', { app: 'evolution' })}`],
    [
      'a token without its signature',
      `Bearer ${jwt('sesame', { exp: seconds + 600 }).replace(/[^.]+$/, '')}`,
    ],
    ['a token of nothing', 'Bearer ..'],
    ['a token of rubbish', 'Bearer a.b.c'],
  ])('is refused when it is %s', async (_, authorization) => {
    expect(await verify(authorization)).toBe(false)
  })
})
