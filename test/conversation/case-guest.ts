import { vi } from 'vitest'
import type { Journey } from '#journey/journey.ts'
import { objectName } from '../../durable-objects/rpc.ts'
import { evolution } from '../simulators/evolution.ts'
import { postOffice } from '../simulators/mail.ts'
import { sendApi } from '../simulators/send-api.ts'
import { waha, wahaMessage } from '../simulators/waha.ts'
import { messagesBody, textMessage } from '../simulators/webhooks.ts'
import { api, meta, Talk } from './scene.ts'
import { SENDERS } from './senders.ts'

/** Trouble of a real user, told as what is sent and what has to come back. See `test/cases`. */
export type Case = {
  id: string
  title: string
  kind: string
  channel: ChannelName
  journey: Journey
  /** What other servers answer, by path. */
  stub?: Record<string, { status?: number; body: string }>
  sends: Sent[]
  /** Patterns among all that was sent to the guest (`some`, `none`) or asked of other servers (`call`). */
  expect: { some?: string; none?: string; call?: string }
}
type Sent =
  | { text: string }
  /** The body of a webhook, with `<<…>>` where only the moment knows. */
  | { hook: unknown }
  /** The partner API starts the journey with a guest. */
  | { start: { key: string } }

const SENDER = {
  wa: 'whatsapp-official',
  waha: 'waha',
  evo: 'evolution',
  mail: 'postmark',
  ig: 'instagram',
  ms: 'messenger',
} as const
type ChannelName = keyof typeof SENDER

/** How the account of each channel is named in its webhooks. */
const ACCOUNT: Record<ChannelName, string> = {
  wa: '106540352242922',
  waha: 'default',
  evo: 'default',
  mail: 'stay@casaverde.example',
  ig: '17841400000000001',
  ms: '101234567890123',
}

const channels = new Map<ChannelName, string>()
let counted = 0

async function channelFor(name: ChannelName) {
  const known = channels.get(name)
  if (known) return known
  const { type, config } = SENDERS[SENDER[name]] ?? {}
  const { id } = await api<{ id: string }>('POST', '/channels', { type, name, config })
  channels.set(name, id)
  return id
}

/** Plays a case to its end; gives all that was sent to the guest, and all that was asked elsewhere. */
export async function playCase(one: Case): Promise<{ sent: string[]; calls: string[] }> {
  const turn = ++counted
  const channelId = await channelFor(one.channel)
  const { id: journeyId } = await api<{ id: string }>('POST', '/journeys', {
    name: one.id,
    journey: JSON.parse(JSON.stringify(one.journey).replaceAll('<<PROVIDER>>', PROVIDER)),
  })
  await api('POST', `/journeys/${journeyId}/deploy`)
  await api('PUT', `/channels/${channelId}/assignment`, { journeyId })
  const sent: string[] = []
  const calls: string[] = []
  listen(one, sent, calls)
  const from = one.channel === 'mail' ? `guest${turn}@example.com` : String(351_910_000_000 + turn)
  const keys = new Set<string>()
  for (const [at, part] of one.sends.entries()) {
    const put = (value: unknown) =>
      JSON.stringify(value)
        .replaceAll('"<<NOW#>>"', String(Math.floor(Date.now() / 1000)))
        .replaceAll('"<<NOWMS#>>"', String(Date.now()))
        .replaceAll('<<ACCOUNT>>', ACCOUNT[one.channel])
        .replaceAll('<<FROM>>', from)
        .replaceAll('<<ID>>', `${turn}x${at}`)
        .replaceAll('XYZ', String(100 + turn))
    if ('start' in part) {
      const guest: { key: string } = JSON.parse(put(part.start))
      await api('POST', '/sessions', { channelId, journeyId, contact: guest })
      keys.add(guest.key)
    } else {
      const body = put('hook' in part ? part.hook : textBody(one.channel, from, part.text, at))
      const delivered = await SENDERS[SENDER[one.channel]]?.deliver(channelId, body)
      if (delivered?.status !== 200)
        throw new Error(`the webhook was answered ${delivered?.status}`)
      if (keys.size === 0) keys.add(from)
    }
    for (const key of keys) await new Talk(objectName(channelId, key)).quiet()
    // A mail is written when the turn is over.
    if (one.channel === 'mail') {
      for (const key of keys) await new Talk(objectName(channelId, key)).passes(5000)
    }
  }
  return { sent, calls }
}

const PROVIDER = 'https://provider.casaverde.net'

function textBody(channel: ChannelName, from: string, text: string, at: number): unknown {
  const id = `${from}-${at}`
  switch (channel) {
    case 'wa':
      return JSON.parse(
        messagesBody(ACCOUNT.wa, [{ ...textMessage(from, text, `wamid.${id}`), at: Date.now() }]),
      )
    case 'waha':
      return {
        event: 'message.any',
        session: 'default',
        me: { id: '34600999888@c.us' },
        payload: { ...wahaMessage(from, text), timestamp: Math.floor(Date.now() / 1000) },
      }
    case 'evo':
      return {
        event: 'messages.upsert',
        instance: 'default',
        data: {
          key: { remoteJid: `${from}@s.whatsapp.net`, fromMe: false, id },
          messageTimestamp: Math.floor(Date.now() / 1000),
          message: { conversation: text },
        },
      }
    case 'mail':
      return {
        FromFull: { Email: from, Name: 'Ann Lee' },
        OriginalRecipient: ACCOUNT.mail,
        Subject: 'A villa',
        MessageID: `pm-${id}`,
        TextBody: text,
        Headers: [{ Name: 'Message-ID', Value: `<${id}@mail.example>` }],
      }
    case 'ig':
    case 'ms':
      return {
        object: channel === 'ig' ? 'instagram' : 'page',
        entry: [
          {
            id: ACCOUNT[channel],
            time: Date.now(),
            messaging: [
              {
                sender: { id: from },
                recipient: { id: ACCOUNT[channel] },
                timestamp: Date.now(),
                message: { mid: `m${id}`, text },
              },
            ],
          },
        ],
      }
  }
}

/** What the guest reads of it; of a mail the words below our own line. */
const readIn = (given: { TextBody?: string }) =>
  given.TextBody?.replace(/^##- .* -##\n/, '') ?? wordsOf(given).join('\n')

/** All texts in what a provider was given. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsOf) : []
}

/** All providers behind the one network, and what they are sent. */
function listen({ stub = {} }: Case, sent: string[], calls: string[]) {
  const messenger = sendApi({ kind: 'messenger' })
  const byHost: Record<string, { handle(request: Request): Promise<Response> }> = {
    'graph.instagram.com': sendApi({ kind: 'instagram' }),
    'api.postmarkapp.com': postOffice({ token: 'server-token' }),
    'waha.casaverde.net': waha({ apiKey: 'key', session: 'default' }),
    'evolution.casaverde.net': evolution({ apiKey: 'key', instance: 'default' }),
  }
  vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
    const request = new Request(input, init)
    const { pathname, hostname, href } = new URL(request.url)
    const body = await request.clone().text()
    const stubbed = stub[pathname]
    if (stubbed) {
      calls.push(`${request.method} ${href}\n${body}`)
      return new Response(stubbed.body, {
        status: stubbed.status ?? 200,
        headers: { 'content-type': 'application/json' },
      })
    }
    if (request.method === 'POST') sent.push(readIn(JSON.parse(body)))
    const own = byHost[hostname]
    if (own) return own.handle(request)
    return (body.includes('"messaging_product":"whatsapp"') ? meta : messenger).handle(request)
  })
}
