import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type App, call } from '../../runner/villa.ts'
import { wahaSignature } from '../../simulators/waha.ts'
import { signatureOf } from '../../simulators/webhooks.ts'
import type { Chance } from '../crash/chance.ts'
import { hostileBody, spoilt } from './hostile.ts'

/** One request, ready to be sent. */
export type Fuzzed = {
  method: string
  path: string
  headers: Record<string, string>
  body?: string
}

type Door = {
  type: string
  /** Whose bodies of `test/webhooks` it gets. */
  folder: string
  config: Record<string, unknown>
  sign(body: string): Record<string, string>
}

const byMeta = (appSecret: string) => (body: string) => ({
  'x-hub-signature-256': signatureOf(body, appSecret),
})
const gateway = { apiKey: 'key', session: 'default', interactiveMode: 'text', typing: false }

/** A door for each provider that posts to us. `sink`: where what they are told ends. */
const doorsFor = (sink: string): Door[] => [
  {
    type: 'whatsapp-official',
    folder: 'whatsapp-official',
    config: {
      phoneNumberId: '106540352242922',
      wabaId: '102290129340398',
      accessToken: 'EAAtoken',
      appSecret: 'app-secret',
      verifyToken: 'verify-me',
    },
    sign: byMeta('app-secret'),
  },
  {
    type: 'whatsapp-unofficial',
    folder: 'waha',
    config: { ...gateway, driver: 'waha', baseUrl: sink, hmacKey: 'sesame' },
    sign: (body) => ({ 'x-webhook-hmac': wahaSignature(body, 'sesame') }),
  },
  {
    type: 'whatsapp-unofficial',
    folder: 'evolution',
    config: { ...gateway, driver: 'evolution', baseUrl: sink, webhookSecret: 'sesame' },
    sign: () => ({ authorization: 'Bearer sesame' }),
  },
  {
    type: 'messenger',
    folder: 'messenger',
    config: {
      pageId: '101234567890123',
      pageAccessToken: 'EAApage',
      appSecret: 'page-secret',
      verifyToken: 'our word',
      appId: '1517776481860111',
    },
    sign: byMeta('page-secret'),
  },
  {
    type: 'instagram',
    folder: 'instagram',
    config: {
      accountId: '17841400000000001',
      accessToken: 'IGtoken',
      appSecret: 'instagram-secret',
      verifyToken: 'our word',
    },
    sign: byMeta('instagram-secret'),
  },
  {
    type: 'email',
    folder: 'postmark',
    config: {
      address: 'stay@casaverde.example',
      transport: 'postmark',
      token: 'server-token',
      webhookSecret: 'sesame',
    },
    sign: () => ({ authorization: `Basic ${btoa('postmark:sesame')}` }),
  },
]

export type OpenDoor = Door & { channelId: string; bodies: unknown[] }

/** Channels of all providers with a journey, and the bodies that each posts. */
export async function openDoors(app: App, sink: string, journeyId: string): Promise<OpenDoor[]> {
  const doors: OpenDoor[] = []
  for (const door of doorsFor(sink)) {
    const { type, config, folder: name } = door
    const { id } = await call<{ id: string }>(app, 'POST', '/channels', { type, name, config })
    await call(app, 'PUT', `/channels/${id}/assignment`, { journeyId })
    doors.push({ ...door, channelId: id, bodies: bodiesOf(name) })
  }
  return doors
}

const WEBHOOKS = join(import.meta.dirname, '../../webhooks')

function bodiesOf(name: string): unknown[] {
  const folders = [join(WEBHOOKS, 'delivered', name), join(WEBHOOKS, name)]
  return folders.flatMap((folder) =>
    filesIn(folder)
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) => read(join(folder, file))),
  )
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Some are broken on purpose. */
function read(file: string): unknown[] {
  try {
    return [JSON.parse(readFileSync(file, 'utf8'))]
  } catch {
    return []
  }
}

/** A webhook with something wrong in it, mostly signed as it should be. */
export function webhook(door: OpenDoor, chance: Chance): Fuzzed {
  const [first, ...more] = door.bodies
  const body = chance.happens(0.1)
    ? hostileBody(chance)
    : JSON.stringify(spoilt(chance.oneOf(first, ...more), chance))
  const signed = chance.happens(0.95) ? door.sign(body) : { 'x-hub-signature-256': 'sha256=x' }
  const headers = { 'content-type': 'application/json', ...signed }
  return { method: 'POST', path: `/hooks/${door.channelId}`, headers, body }
}
