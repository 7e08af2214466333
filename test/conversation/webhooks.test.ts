import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { channels } from '../../durable-objects/channels/index.ts'
import { call } from '../api/workspace.ts'
import { live, opened, playProviders } from './doors.ts'
import { LISTENER } from './journeys.ts'
import { scene, type Talk } from './scene.ts'
import { bodyOf, type Case, SENDERS, sendersWithFiles } from './senders.ts'

scene()

const ASKED = 'Tell me.'
const HEARD = 'Heard two guests.'

let journeyId = ''
beforeAll(async () => {
  journeyId = await live('Villa', LISTENER)
  playProviders()
})

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
    const { ann, brings } = await opened(name, sender, journeyId)
    expect(await brings('hello')).toBe(200)
    expect(await brings('hello')).toBe(200)
    expect(await answersTo(ann)).toEqual([ASKED])
    expect(await brings('answer')).toBe(200)
    await ann.sleeps()
    expect([await brings('answer'), await brings('hello')]).toEqual([200, 200])
    expect(await answersTo(ann)).toEqual([ASKED, HEARD])
  })

  it('is answered once when it comes twice at the same time', async () => {
    const { ann, brings } = await opened(name, sender, journeyId)
    expect(await Promise.all([brings('hello'), brings('hello')])).toEqual([200, 200])
    expect(await answersTo(ann)).toEqual([ASKED])
    expect(await heardFrom(ann)).toEqual(['hi'])
  })

  if (!without.late)
    it('is kept and moves nothing when it comes minutes late', async () => {
      const { ann, brings } = await opened(name, sender, journeyId)
      await brings('hello')
      await brings('answer')
      expect(await brings('late')).toBe(200)
      expect(await answersTo(ann)).toEqual([ASKED, HEARD])
      expect(await heardFrom(ann)).toEqual(['hi', 'two guests', 'late'])
    })

  if (!without.batch)
    it('is played in the guest’s order, for every guest in it, each once', async () => {
      const { ann, brings, talkWith } = await opened(name, sender, journeyId)
      expect(await brings('batch')).toBe(200)
      expect(await answersTo(ann)).toEqual([ASKED, HEARD])
      expect(await heardFrom(ann)).toEqual(['hi', 'two guests'])
      for (const other of ['bea', 'carla'] as const) {
        expect(await answersTo(await talkWith(other))).toEqual([ASKED])
      }
      expect(await brings('batch')).toBe(200)
      expect(await answersTo(ann)).toEqual([ASKED, HEARD])
    })

  it('has a door that opens to our own word alone', async () => {
    const { channelId } = await opened(name, sender, journeyId)
    const ask = (word: unknown) => {
      const query = `hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${word}`
      return call('GET', `/hooks/${channelId}?${query}`)
    }
    const { verifyToken } = sender.config
    const adapter = channels[sender.type]
    if (adapter && 'handshake' in adapter) {
      expect(await ask(verifyToken)).toMatchObject({ status: 200, text: '1158201444' })
      expect(await ask('another')).toMatchObject({ status: 403 })
    } else {
      // No such question is asked here: whoever asks it is told no more than that.
      expect([403, 404]).toContain((await ask('anything')).status)
    }
  })

  it('is refused with 401 when it is not proven, and nothing of it is kept', async () => {
    const { ann, brings } = await opened(name, sender, journeyId)
    expect(await brings('hello', "a stranger's secret")).toBe(401)
    expect(await heardFrom(ann)).toEqual([])
    expect(await brings('hello')).toBe(200)
    expect(await answersTo(ann)).toEqual([ASKED])
  })

  if (!without.failure)
    it('is asked for again with 503 when it could not be stored, and is answered once', async () => {
      const { ann, brings } = await opened(name, sender, journeyId)
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
    const { ann, brings } = await opened(name, sender, journeyId)
    expect(await brings('unknown')).toBe(status('unknown'))
    expect(await brings('hello')).toBe(200)
    expect(await answersTo(ann)).toEqual([ASKED])
    expect(await heardFrom(ann)).toEqual(['hi'])
  })

  it('of 5 MB is refused with 413, or taken where mail may be large', async () => {
    const { ann, bringsLarge, brings } = await opened(name, sender, journeyId)
    const large = differs.large?.status ?? 413
    expect(await bringsLarge(5 * 1024 * 1024)).toBe(large)
    if (large === 413) expect(await brings('hello')).toBe(200)
    expect(await answersTo(ann)).toEqual([ASKED])
  })

  it('loses nothing good by what is broken in it', async () => {
    const { ann, brings } = await opened(name, sender, journeyId)
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
