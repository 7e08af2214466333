import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { channels } from '../../durable-objects/channels/index.ts'
import { objectName } from '../../durable-objects/records/actor.ts'
import { evolution } from '../simulators/evolution.ts'
import { postOffice } from '../simulators/mail.ts'
import { sendApi } from '../simulators/send-api.ts'
import type { SendApiKind } from '../simulators/send-api-rules.ts'
import { waha } from '../simulators/waha.ts'
import { LISTENER } from './journeys.ts'
import { api, MINUTE, MONDAY, meta, scene, Talk } from './scene.ts'
import { bodyOf, type Case, SENDERS, type Sender, sendersWithFiles } from './senders.ts'

scene()

const ASKED = 'Tell me.'
const HEARD = 'Heard two guests.'

let journeyId = ''
beforeAll(async () => {
  const made = await api<{ id: string }>('POST', '/journeys', { name: 'Villa', journey: LISTENER })
  journeyId = made.id
  await api('POST', `/journeys/${journeyId}/deploy`)
  playProviders()
})

/** Every provider, held to its rules: what it refuses is no answer. */
function playProviders() {
  const sendApiOf = (kind: SendApiKind) => sendApi({ kind })
  const [messenger, instagram] = [sendApiOf('messenger'), sendApiOf('instagram')]
  const byHost: Record<string, { handle(request: Request): Promise<Response> }> = {
    'graph.instagram.com': instagram,
    'api.postmarkapp.com': postOffice({ token: 'server-token' }),
    'waha.casaverde.net': waha({ apiKey: 'key', session: 'default' }),
    'evolution.casaverde.net': evolution({ apiKey: 'key', instance: 'default' }),
  }
  vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
    const request = new Request(input, init)
    const { hostname } = new URL(request.url)
    const own = byHost[hostname]
    if (own) return own.handle(request)
    const whatsapp = (await request.clone().text()).includes('"messaging_product":"whatsapp"')
    return (whatsapp ? meta : messenger).handle(request)
  })
}

/** A channel of its own for each test, and whoever writes to it. */
async function opened(sender: Sender, name: string) {
  const { type, config, deliver, guests } = sender
  const { id: channelId } = await api<{ id: string }>('POST', '/channels', { type, name, config })
  await api('PUT', `/channels/${channelId}/assignment`, { journeyId })
  vi.setSystemTime(MONDAY + MINUTE)
  const talkWith = async (who: 'ann' | 'bea' | 'carla') => {
    const key = guests[who] ?? ''
    return new Talk(objectName(channelId, typeof key === 'string' ? key : await key(channelId)))
  }
  const ann = await talkWith('ann')
  return {
    ann,
    talkWith,
    async brings(of: Case, secret?: string) {
      const { status } = await deliver(channelId, bodyOf(name, of), secret)
      if (status === 200) await ann.quiet()
      return status
    },
    /** A body of so many bytes that is as good as `hello` otherwise. */
    async bringsLarge(bytes: number) {
      const body = { ...JSON.parse(bodyOf(name, 'hello')), padding: 'x'.repeat(bytes) }
      const { status } = await deliver(channelId, JSON.stringify(body))
      await ann.quiet()
      return status
    },
  }
}

/** What the bot has said, all of it taken by the provider. */
async function answersTo(talk: Talk) {
  await talk.quiet()
  const messages = (await talk.view()).messages.filter(({ from }) => from === 'bot')
  for (const { status, reason } of messages) expect(['accepted', 'sent'], reason).toContain(status)
  return messages.map(({ text }) => text)
}

const heardFrom = async (talk: Talk) =>
  (await talk.view()).messages.filter(({ from }) => from === 'guest').map(({ text }) => text)

describe.each(Object.entries(SENDERS))('a webhook of %s', (name, sender) => {
  const { differs = {}, without = {} } = sender
  const status = (of: Case | 'large') => differs[of]?.status ?? 200

  it('is answered once, however often it is delivered', async () => {
    const { ann, brings } = await opened(sender, name)
    expect(await brings('hello')).toBe(200)
    expect(await brings('hello')).toBe(200)
    expect(await answersTo(ann)).toEqual([ASKED])
    expect(await brings('answer')).toBe(200)
    await ann.sleeps()
    expect([await brings('answer'), await brings('hello')]).toEqual([200, 200])
    expect(await answersTo(ann)).toEqual([ASKED, HEARD])
  })

  it('is answered once when it comes twice at the same time', async () => {
    const { ann, brings } = await opened(sender, name)
    expect(await Promise.all([brings('hello'), brings('hello')])).toEqual([200, 200])
    expect(await answersTo(ann)).toEqual([ASKED])
    expect(await heardFrom(ann)).toEqual(['hi'])
  })

  if (!without.late)
    it('is kept and moves nothing when it comes minutes late', async () => {
      const { ann, brings } = await opened(sender, name)
      await brings('hello')
      await brings('answer')
      expect(await brings('late')).toBe(200)
      expect(await answersTo(ann)).toEqual([ASKED, HEARD])
      expect(await heardFrom(ann)).toEqual(['hi', 'two guests', 'late'])
    })

  if (!without.batch)
    it('is played in the guest’s order, for every guest in it, each once', async () => {
      const { ann, brings, talkWith } = await opened(sender, name)
      expect(await brings('batch')).toBe(200)
      expect(await answersTo(ann)).toEqual([ASKED, HEARD])
      expect(await heardFrom(ann)).toEqual(['hi', 'two guests'])
      for (const other of ['bea', 'carla'] as const) {
        expect(await answersTo(await talkWith(other))).toEqual([ASKED])
      }
      expect(await brings('batch')).toBe(200)
      expect(await answersTo(ann)).toEqual([ASKED, HEARD])
    })

  it('is refused with 401 when it is not proven, and nothing of it is kept', async () => {
    const { ann, brings } = await opened(sender, name)
    expect(await brings('hello', "a stranger's secret")).toBe(401)
    expect(await heardFrom(ann)).toEqual([])
    expect(await brings('hello')).toBe(200)
    expect(await answersTo(ann)).toEqual([ASKED])
  })

  if (!without.failure)
    it('is asked for again with 503 when it could not be stored, and is answered once', async () => {
      const { ann, brings } = await opened(sender, name)
      const nobody = vi.spyOn(env.CONVERSATIONS, 'getByName').mockImplementation(() => {
        throw new Error('storage is away')
      })
      const log = vi.spyOn(console, 'error').mockImplementation(() => {})
      expect(await brings('hello')).toBe(503)
      for (const spy of [nobody, log]) spy.mockRestore()
      expect([await brings('hello'), await brings('hello')]).toEqual([200, 200])
      expect(await answersTo(ann)).toEqual([ASKED])
    })

  it('says nothing to us when it is of a kind never heard of', async () => {
    const { ann, brings } = await opened(sender, name)
    expect(await brings('unknown')).toBe(status('unknown'))
    expect(await brings('hello')).toBe(200)
    expect(await answersTo(ann)).toEqual([ASKED])
    expect(await heardFrom(ann)).toEqual(['hi'])
  })

  it('of 5 MB is refused with 413, or taken where mail may be large', async () => {
    const { ann, bringsLarge, brings } = await opened(sender, name)
    const large = differs.large?.status ?? 413
    expect(await bringsLarge(5 * 1024 * 1024)).toBe(large)
    if (large === 413) expect(await brings('hello')).toBe(200)
    expect(await answersTo(ann)).toEqual([ASKED])
  })

  it('loses nothing good by what is broken in it', async () => {
    const { ann, brings } = await opened(sender, name)
    expect(await brings('broken-among-good')).toBe(status('broken-among-good'))
    if (!without.batch) expect(await answersTo(ann)).toEqual([ASKED])
    expect(await brings('hello')).toBe(200)
    expect(await answersTo(ann)).toEqual([ASKED])
    expect(await heardFrom(ann)).toEqual(['hi'])
  })
})

describe('the senders of webhooks', () => {
  it('are there for every channel, with all their bodies', () => {
    const types = new Set(Object.values(SENDERS).map(({ type }) => type))
    expect(types).toEqual(new Set(Object.keys(channels)))
    for (const [name, { without = {} }] of Object.entries(SENDERS)) {
      expect(sendersWithFiles()).toContain(name)
      const all: Case[] = ['hello', 'answer', 'late', 'batch', 'unknown', 'broken-among-good']
      for (const of of all.filter((one) => !without[one])) {
        expect(bodyOf(name, of)).toMatch(/^\{/)
      }
    }
  })
})
