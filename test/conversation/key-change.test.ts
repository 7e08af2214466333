import { env } from 'cloudflare:workers'
import { beforeAll, expect, it, vi } from 'vitest'
import { seal } from '../../durable-objects/guards/seal.ts'
import { forgetChannel } from '../../durable-objects/records/channels.ts'
import { call } from '../api/workspace.ts'
import { buildJourney } from '../runner/build-journey.ts'
import { WHATSAPP } from '../runner/villa.ts'
import { messagesBody, signatureOf, textMessage } from '../simulators/webhooks.ts'
import { LISTENER } from './journeys.ts'
import { api, Guest, open, type Place, scene, web } from './scene.ts'

scene()

const OTHER_KEY = btoa('another key of thirty-two bytes!')
type Channel = { status: string; why: string | null; credentials: string[]; name: string }

/** As if MASTER_KEY had been another when the channel was made. */
async function losesKey({ channelId }: Place) {
  const sealed = await seal('{}', `channel:${channelId}`, OTHER_KEY)
  await env.DB.prepare('UPDATE channels SET sealed_config = ? WHERE id = ?')
    .bind(sealed, channelId)
    .run()
  forgetChannel(channelId)
}

let place: Place
beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  place = await open(LISTENER)
})

it('shows channels whose key is lost as such, and lets their credentials be entered again', async () => {
  const path = `/channels/${place.channelId}`
  const guest = new Guest(place)
  await guest.says('hi')
  await losesKey(place)
  const lost = {
    status: 'needs-reconnect',
    why: 'The credentials cannot be read any more, because MASTER_KEY has changed: enter all of them again.',
    credentials: [],
  }
  expect(await api<Channel>('GET', path)).toMatchObject(lost)
  const { items } = await api<{ items: Channel[] }>('GET', '/channels')
  expect(items).toContainEqual(expect.objectContaining(lost))
  await api('GET', '/templates')
  await api('POST', `${path}/reconnect`)

  await guest.ask((it) => it.sayAsHuman({ id: 'm', name: 'Ann' }, 'Ann here.'))
  expect(await guest.reads()).toEqual([])
  const body = messagesBody(place.number, [textMessage(guest.key, 'Hello?')])
  const headers = { 'x-hub-signature-256': signatureOf(body, WHATSAPP.appSecret) }
  const hook = () => call('POST', `/hooks/${place.channelId}`, { headers, body })
  expect(await hook()).toMatchObject({
    status: 503,
    json: { error: { code: 'credentials_unreadable' } },
  })

  expect(await api<Channel>('PATCH', path, { name: 'Front desk' })).toMatchObject(lost)
  await expect(api('PATCH', path, { config: { accessToken: 'only a part' } })).rejects.toThrow(
    '400',
  )
  const config = { ...WHATSAPP, phoneNumberId: place.number }
  expect(await api<Channel>('PATCH', path, { config })).toMatchObject({
    status: 'connected',
    name: 'Front desk',
  })
  expect((await hook()).status).toBe(200)
  await guest.ask((it) => it.resumeSends())
  expect(await guest.reads()).toEqual(['Ann here.'])
})

it('keeps a web chat from starting, and says why', async () => {
  const site = await open(LISTENER, { type: 'web-chat', config: { allowedOrigins: ['*'] } })
  await losesKey(site)
  const body = { channelId: site.channelId }
  expect(await call('POST', '/wc/v1/session', { body })).toMatchObject({ status: 503 })
  expect((await call('GET', `/wc/frame?channel=${site.channelId}`)).status).toBeLessThan(500)
})

it('leaves an API step by `error` when its secret cannot be read', async () => {
  web.answer = () => Response.json({})
  const auth = { type: 'bearer', secret: 'sesame' }
  const request = { method: 'GET', url: 'https://pms.hotel.com/' }
  const journey = buildJourney(
    [
      { id: 'ask', type: 'api', config: { request, auth } },
      { id: 'good', type: 'text', config: { text: 'Good.' } },
      { id: 'bad', type: 'text', config: { text: 'Sorry: {{var_local.api_error}}' } },
    ],
    { edges: { 'ask.error': 'bad', 'good.next': '' } },
  )
  const guest = new Guest(await open(journey))
  const sealed = await seal('sesame', 'secret:x', OTHER_KEY)
  await env.DB.prepare('UPDATE secrets SET sealed = ?').bind(sealed).run()
  expect(await guest.says('hi')).toEqual(['Sorry: refused'])
  expect(web.asked).toEqual([])
})
