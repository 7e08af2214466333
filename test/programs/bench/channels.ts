import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { ProviderRequest } from '../../../durable-objects/channels/channel.ts'
import { adapterOf, type Judge, judges } from '../../channels/judges.ts'
import { everyKind, plain } from '../../channels/messages.ts'
import { providersWith, WORDS } from '../../channels/provider-words.ts'

/** Whose webhook says "hi" on this channel; the widget has none. */
const SENDERS: Record<string, string> = {
  'whatsapp-official': 'whatsapp-official',
  waha: 'waha',
  evolution: 'evolution',
  messenger: 'messenger',
  instagram: 'instagram',
  email: 'postmark',
}
const MESSAGES = everyKind(plain)
const MS = 150

export type ChannelFigures = {
  name: string
  /** Messages of every kind, each into as many requests as it needs. */
  rendersPerSecond: number
  /** Of all that is posted for one message, on average: bodies alone, without headers. */
  bytesPerMessage: number
  /** Webhooks from raw text to events, with one "hi" in each. */
  parsesPerSecond?: number
  bytesPerWebhook?: number
}

/** Each channel's adapter alone, without network or storage: two seconds in all. */
export async function benchChannels(): Promise<ChannelFigures[]> {
  const all: ChannelFigures[] = []
  for (const [name, judge] of judges) {
    all.push({ name, ...(await rendering(name, judge)), ...(await parsing(name, judge)) })
  }
  return all
}

async function rendering(name: string, judge: Judge) {
  const adapter = adapterOf(judge)
  const to = { key: judge.to, conversationId: 'cnv_bench' }
  const render = () => MESSAGES.map((message) => adapter.render(message, to))
  const rounds = await perSecond(render)
  const requests = render().flatMap((rendered) => rendered.requests)
  return {
    rendersPerSecond: rounds * MESSAGES.length,
    bytesPerMessage: (await bytesOf(name, judge, requests)) / MESSAGES.length,
  }
}

/** As they go over the wire: to the provider, or down the widget's socket. */
async function bytesOf(name: string, judge: Judge, requests: ProviderRequest[]): Promise<number> {
  const adapter = adapterOf(judge)
  const words = wordsOf(name)
  if (!('send' in adapter) || !words) return Buffer.byteLength(JSON.stringify(requests))
  let bytes = 0
  const { status, body } = words.answers.taken ?? { status: 200, body: {} }
  const providers = providersWith(async (request) => {
    bytes += (await request.arrayBuffer()).byteLength
    return Response.json(body, { status })
  })
  const config = adapter.config.parse(words.config)
  for (const request of requests) await adapter.send(request, 'ses_bench.3#0', config, providers)
  return bytes
}

const wordsOf = (name: string) => Object.entries(WORDS).find(([known]) => known === name)?.[1]

async function parsing(name: string, judge: Judge) {
  const adapter = adapterOf(judge)
  const sender = SENDERS[name]
  if (sender === undefined || !('parse' in adapter)) return {}
  const folder = join(import.meta.dirname, '../../webhooks/delivered', sender)
  const text = readFileSync(join(folder, 'hello.json'), 'utf8')
  const config = adapter.config.parse(wordsOf(name)?.config)
  const nobody = providersWith(async () => new Response('{}'))
  const { complete } = adapter
  const keep = async () => ''
  const parse = complete
    ? async () => adapter.parse(await complete(JSON.parse(text), config, nobody, keep), config)
    : () => adapter.parse(JSON.parse(text), config)
  const { events } = await parse()
  if (events.length !== 1) throw new Error(`the webhook of ${name} says nothing`)
  return { parsesPerSecond: await perSecond(parse), bytesPerWebhook: Buffer.byteLength(text) }
}

/** Warm, and timed for a while; a promise is waited for. */
async function perSecond(work: () => unknown): Promise<number> {
  for (let warm = 0; warm < 300; warm++) await work()
  const started = performance.now()
  let count = 0
  let passed = 0
  while (passed < MS) {
    for (let batch = 0; batch < 20; batch++) {
      const done = work()
      if (done instanceof Promise) await done
    }
    count += 20
    passed = performance.now() - started
  }
  return (count / passed) * 1000
}
