import { vi } from 'vitest'
import type { Journey } from '#journey/journey.ts'
import { objectName } from '../../durable-objects/rpc.ts'
import { evolution } from '../simulators/evolution.ts'
import { postOffice } from '../simulators/mail.ts'
import { sendApi } from '../simulators/send-api.ts'
import { waha } from '../simulators/waha.ts'
import { api, MINUTE, MONDAY, meta, Talk } from './scene.ts'
import { bodyOf, type Case, type Sender } from './senders.ts'

/** Every provider behind the one network, held to its rules: what it refuses is no answer. */
export function playProviders() {
  const messenger = sendApi({ kind: 'messenger' })
  const byHost: Record<string, { handle(request: Request): Promise<Response> }> = {
    'graph.instagram.com': sendApi({ kind: 'instagram' }),
    'api.postmarkapp.com': postOffice({ token: 'server-token' }),
    'waha.casaverde.net': waha({ apiKey: 'key', session: 'default' }),
    'evolution.casaverde.net': evolution({ apiKey: 'key', instance: 'default' }),
  }
  vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
    const request = new Request(input, init)
    const own = byHost[new URL(request.url).hostname]
    if (own) return own.handle(request)
    const whatsapp = (await request.clone().text()).includes('"messaging_product":"whatsapp"')
    return (whatsapp ? meta : messenger).handle(request)
  })
}

/** A journey that is live, by its id. */
export async function live(name: string, journey: Journey): Promise<string> {
  const { id } = await api<{ id: string }>('POST', '/journeys', { name, journey })
  await api('POST', `/journeys/${id}/deploy`)
  return id
}

/** A channel of its own with this journey, and the guests who write to it. */
export async function opened(name: string, sender: Sender, journeyId: string) {
  const { type, config, deliver, guests } = sender
  const { id: channelId } = await api<{ id: string }>('POST', '/channels', { type, name, config })
  await api('PUT', `/channels/${channelId}/assignment`, { journeyId })
  // The bodies in the files are of a minute before.
  vi.setSystemTime(MONDAY + MINUTE)
  const talkWith = async (who: 'ann' | 'bea' | 'carla') => {
    const key = guests[who] ?? ''
    return new Talk(objectName(channelId, typeof key === 'string' ? key : await key(channelId)))
  }
  const ann = await talkWith('ann')
  const bringsBody = async (body: string, secret?: string) => {
    const { status } = await deliver(channelId, body, secret)
    if (status === 200) await ann.quiet()
    return status
  }
  return {
    channelId,
    ann,
    talkWith,
    brings: (of: Case, secret?: string) => bringsBody(bodyOf(name, of), secret),
    /** A body of so many bytes that is as good as `hello` otherwise. */
    bringsLarge(bytes: number) {
      const body = { ...JSON.parse(bodyOf(name, 'hello')), padding: 'x'.repeat(bytes) }
      return bringsBody(JSON.stringify(body))
    },
  }
}
