import { beforeAll, describe, expect, it } from 'vitest'
import { call } from '../api/workspace.ts'
import { fromGuest, mid } from '../simulators/messaging.ts'
import { wahaMessage } from '../simulators/waha.ts'
import { signatureOf, wamid } from '../simulators/webhooks.ts'
import { LISTENER } from './journeys.ts'
import { Guest, MINUTE, meta, open, type Place, scene, Talk, web } from './scene.ts'
import { openWaha, WahaGuest } from './waha-guest.ts'

scene()

const bytesOf = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0))
const JPEG = bytesOf('\xff\xd8\xff\xe0 a picture')
const PDF = bytesOf('%PDF-1.7 rates')

let place: Place
let files = 0
beforeAll(async () => {
  place = await open(LISTENER)
})

/** A guest who sends a file, and what the inbox shows of it. */
async function sends(kind: string, more: object, bytes?: Uint8Array<ArrayBuffer>, length?: number) {
  const guest = new Guest(place)
  const id = String(900_000 + ++files)
  meta.file(id, bytes, 'image/jpeg', length)
  await guest.says('hi')
  const file = { id, mime_type: 'image/jpeg', ...more }
  await guest.posts({ from: guest.key, id: wamid(), type: kind, [kind]: file, at: Date.now() })
  return guest
}

async function visible(guest: Talk) {
  const { messages } = await guest.view()
  const message = messages.findLast(({ from }) => from === 'guest')
  const answer = await call('GET', new URL(message?.text ?? '').pathname)
  const type = answer.headers.get('content-type')
  return { reason: message?.reason, status: answer.status, type }
}

describe('a file that a guest sends', () => {
  it('is here at once, and is served as what it is', async () => {
    const guest = await sends('image', {}, JPEG)
    expect(await visible(guest)).toEqual({ reason: undefined, status: 200, type: 'image/jpeg' })
  })

  it.each([
    ['a picture that is a file', 'image', {}, PDF, 'application/pdf', /^sent as image\/jpeg, but/],
    [
      'a picture that is a page',
      'image',
      {},
      bytesOf('<script>alert(1)</script>'),
      'text/plain',
      /^sent as image\/jpeg, but the file is text\/plain$/,
    ],
    [
      'a film that is nothing we know',
      'video',
      { mime_type: 'video/mp4' },
      new Uint8Array(40),
      'application/octet-stream',
      /^sent as video\/mp4, but the file is none$/,
    ],
  ])('says so when it is not what it was sent as: %s', async (_, kind, more, bytes, type, why) => {
    const guest = await sends(kind, more, bytes)
    expect(await visible(guest)).toEqual({ reason: expect.stringMatching(why), status: 200, type })
  })

  it.each([
    ['a drawing of an unknown make', 'application/acad', new Uint8Array(40), 'octet-stream'],
    ['a table', 'text/csv', bytesOf('room,price'), 'octet-stream'],
    ['a voice note', 'audio/ogg; codecs=opus', bytesOf('OggS voice'), 'audio/ogg; codecs=opus'],
  ])('is believed where nothing speaks against it: %s', async (_, mime, bytes, type) => {
    const kind = mime.startsWith('audio') ? 'audio' : 'document'
    const guest = await sends(kind, { mime_type: mime }, bytes)
    expect(await visible(guest)).toMatchObject({ reason: undefined, status: 200 })
    expect((await visible(guest)).type).toContain(type)
  })

  it('that is too large is not kept, and its message says so', async () => {
    const guest = await sends('document', {}, PDF, 100 * 1024 * 1024 + 1)
    expect(await visible(guest)).toMatchObject({
      reason: 'the file was not kept: it is larger than 100 MB',
      status: 404,
    })
  })

  it('that cannot be had yet is asked for again, and said to be missing till then', async () => {
    const guest = await sends('image', {})
    expect(await visible(guest)).toMatchObject({
      reason: 'the file could not be fetched: the provider answered 404',
      status: 404,
    })
    meta.file(String(900_000 + files), JPEG)
    await guest.waits(MINUTE)
    expect(await visible(guest)).toMatchObject({ reason: undefined, status: 200 })
  })
})

describe('a file on another channel', () => {
  it('is fetched from the gateway, with its key', async () => {
    const own = await openWaha(LISTENER)
    const guest = new WahaGuest(own)
    const path = '/api/files/default/3AAA0001.jpeg'
    own.gateway.file(path, JPEG)
    await guest.brings('message.any', {
      ...wahaMessage(guest.key, ''),
      timestamp: Math.floor(Date.now() / 1000),
      hasMedia: true,
      media: { url: `http://localhost:3000${path}`, mimetype: 'image/jpeg', filename: null },
    })
    expect(await visible(guest)).toEqual({ reason: undefined, status: 200, type: 'image/jpeg' })
  })

  it.each([
    ['image', JPEG, undefined],
    ['audio', JPEG, 'sent as audio, but the file is image/jpeg'],
  ])('is fetched from where Instagram keeps it: %s', async (type, bytes, reason) => {
    web.answer = ({ url }) =>
      url.startsWith('https://lookaside.fbsbx.com/')
        ? new Response(bytes)
        : Response.json({ message_id: 'm_1' })
    const account = { id: `1784140000000010${type.length}` }
    const { channelId } = await open(LISTENER, {
      type: 'instagram',
      config: {
        accountId: account.id,
        accessToken: 'IGtoken',
        appSecret: 'sesame',
        verifyToken: 'our word',
      },
    })
    const attachment = { type, payload: { url: `https://lookaside.fbsbx.com/ig/${type}` } }
    const message = { mid: mid(), attachments: [attachment] }
    const messaging = [fromGuest(account, '7001', { message })]
    const entry = [{ id: account.id, time: Date.now(), messaging }]
    const body = JSON.stringify({ object: 'instagram', entry })
    const headers = { 'x-hub-signature-256': signatureOf(body, 'sesame') }
    await call('POST', `/hooks/${channelId}`, { headers, body })
    const talk = new Talk(`${channelId}:7001`)
    await talk.quiet()
    expect(await visible(talk)).toEqual({ reason, status: 200, type: 'image/jpeg' })
  })
})
