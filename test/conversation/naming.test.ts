import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { call } from '../api/workspace.ts'
import { buildJourney } from '../runner/build-journey.ts'
import { fromGuest, text } from '../simulators/messaging.ts'
import { sendApi } from '../simulators/send-api.ts'
import { messagesBody, signatureOf, textMessage } from '../simulators/webhooks.ts'
import { Guest, open, scene, Talk, web } from './scene.ts'
import { openWaha, WahaGuest } from './waha-guest.ts'

scene()

const GREETING = buildJourney([
  {
    id: 'ask',
    type: 'prompt',
    config: { question: 'Hello {{var_system.user_name|stranger}}. Where to?' },
  },
  { id: 'bye', type: 'text', config: { text: 'Good, {{var_system.user_name|stranger}}.' } },
])

const account = { id: '17841400000000004' }
const config = {
  accountId: account.id,
  accessToken: 'IGtoken',
  appSecret: 'sesame',
  verifyToken: 'our word',
}

/** A guest of Instagram, whose name Meta has, has not, or has not yet. */
class Stranger extends Talk {
  readonly #channelId: string
  readonly instagram: ReturnType<typeof sendApi>

  constructor(channelId: string, names: Parameters<typeof sendApi>[0]['names']) {
    super(`${channelId}:7001`)
    this.#channelId = channelId
    this.instagram = sendApi({ kind: 'instagram', names })
    web.answer = (request) => this.instagram.handle(request)
  }

  async says(words: string) {
    const messaging = [fromGuest(account, '7001', text(words))]
    const entry = [{ id: account.id, time: Date.now(), messaging }]
    const body = JSON.stringify({ object: 'instagram', entry })
    const headers = { 'x-hub-signature-256': signatureOf(body, config.appSecret) }
    const before = this.instagram.taken().length
    await call('POST', `/hooks/${this.#channelId}`, { headers, body })
    await this.quiet()
    return this.instagram
      .taken()
      .slice(before)
      .map((taken) => (taken.body.message as { text: string }).text)
  }

  async contact() {
    await this.passes(3000)
    const { id } = await this.view()
    return env.DB.prepare('SELECT name FROM contacts WHERE id = ?')
      .bind(id.replace('cnv_', 'ctc_'))
      .first<{ name: string | null }>()
  }
}

async function newGuest(names: Parameters<typeof sendApi>[0]['names']) {
  const { channelId } = await open(GREETING, { type: 'instagram', config })
  return new Stranger(channelId, names)
}

describe('a guest whose messages bring no name', () => {
  afterEach(() => vi.mocked(console.warn).mockRestore?.())

  it('is asked after once, and greeted by it', async () => {
    const guest = await newGuest({ '7001': { name: 'Bea Vidal', username: 'bea' } })
    expect(await guest.says('hi')).toEqual(['Hello Bea Vidal. Where to?'])
    expect(await guest.says('the sea')).toEqual(['Good, Bea Vidal.'])
    expect(await guest.says('hi')).toEqual(['Hello Bea Vidal. Where to?'])
    expect(guest.instagram.profiles).toEqual(['7001'])
    expect(await guest.contact()).toEqual({ name: 'Bea Vidal' })
  })

  it('goes by the user name where that is all there is', async () => {
    const guest = await newGuest({ '7001': { username: 'bea' } })
    expect(await guest.says('hi')).toEqual(['Hello bea. Where to?'])
  })

  it('is answered at once all the same, and called by the name when it comes', async () => {
    const { promise, resolve } = Promise.withResolvers<{ name: string }>()
    const guest = await newGuest({ '7001': promise })
    expect(await guest.says('hi')).toEqual(['Hello stranger. Where to?'])
    resolve({ name: 'Bea' })
    await vi.waitFor(async () =>
      expect(await guest.trail()).toContainEqual(
        expect.objectContaining({ type: 'guest.named', name: 'Bea' }),
      ),
    )
    await guest.sleeps()
    expect(await guest.says('the sea')).toEqual(['Good, Bea.'])
    expect(await guest.contact()).toEqual({ name: 'Bea' })
  })

  it('stays a stranger where Meta does not tell, and is not asked after again', async () => {
    const guest = await newGuest({})
    expect(await guest.says('hi')).toEqual(['Hello stranger. Where to?'])
    expect(await guest.says('the sea')).toEqual(['Good, stranger.'])
    await guest.says('hi')
    expect(guest.instagram.profiles).toEqual(['7001'])
  })

  it('is asked after again in the next session where Meta could not be reached', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    let reached = false
    const guest = await newGuest({
      get '7001'() {
        if (!reached) throw new TypeError('Network connection lost.')
        return { name: 'Bea' }
      },
    })
    expect(await guest.says('hi')).toEqual(['Hello stranger. Where to?'])
    await guest.says('the sea')
    reached = true
    expect(await guest.says('hi')).toEqual(['Hello Bea. Where to?'])
  })
})

describe('a guest whose messages bring a name', () => {
  it('is greeted by it on WhatsApp', async () => {
    const place = await open(GREETING)
    const guest = new Guest(place)
    const body = JSON.parse(messagesBody(place.number, [textMessage(guest.key, 'hi')]))
    body.entry[0].changes[0].value.contacts = [{ profile: { name: 'Bea' }, wa_id: guest.key }]
    expect(await guest.brings(JSON.stringify(body))).toEqual(['Hello Bea. Where to?'])
  })

  it('is greeted by it behind a gateway', async () => {
    const guest = new WahaGuest(await openWaha(GREETING))
    expect(await guest.says('hi')).toEqual([`Hello Guest ${guest.key}. Where to?`])
  })
})
