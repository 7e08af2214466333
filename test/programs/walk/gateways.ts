import { objectAt, stringAt } from '../../../durable-objects/channels/parsing/json-object.ts'
import { until } from '../../runner/villa.ts'
import {
  type evolution,
  evolutionMessage,
  evolutionVote,
  postEvent as postEvolution,
} from '../../simulators/evolution.ts'
import type { Received, startGateway } from '../../simulators/gateway.ts'
import { postEvent as postWaha, type waha, wahaMessage, wahaVote } from '../../simulators/waha.ts'
import type { Place } from './guest.ts'
import { linesOf } from './reading.ts'
import { taken } from './whatsapp.ts'

type Running<T extends (options: never) => { handle(request: Request): Promise<Response> }> =
  Awaited<ReturnType<typeof startGateway<ReturnType<T>>>>
type Body = Record<string, unknown>

const SESSION = { apiKey: 'key', session: 'default', interactiveMode: 'poll', typing: false }

/** WhatsApp Unofficial by WAHA: numbered text, and a poll below it for those who would rather tap. */
export const onWaha = (gateway: Running<typeof waha>): Place => ({
  type: 'whatsapp-unofficial',
  config: { ...SESSION, driver: 'waha', baseUrl: gateway.url, hmacKey: 'sesame' },
  guest({ hook, key }) {
    const sender = { hook, hmacKey: 'sesame', session: 'default' }
    const mine = () => gateway.received.filter(({ body }) => body.chatId === `${key}@c.us`)
    return {
      shown: mine,
      read: () => mine().flatMap(({ path, body }) => wahaWords(path, body)),
      says: (text) => postWaha(sender, 'message', wahaMessage(key, text)).then(taken),
      async taps(title) {
        const id = await pollOf(title, mine)
        await postWaha(sender, 'poll.vote', wahaVote(key, id, title)).then(taken)
      },
      refused: () => mine().flatMap(({ refused }) => refused ?? []),
    }
  },
})

/** The poll comes right behind the text that asks. */
const pollOf = (title: string, mine: () => Received[]) =>
  until(`a poll with "${title}"`, () => {
    const polls = mine().filter(({ path }) => path.includes('sendPoll'))
    return polls.findLast(({ body }) => JSON.stringify(body).includes(`"${title}"`))?.id
  })

function wahaWords(path: string, body: Body): string[] {
  if (path === '/api/sendPoll') return []
  if (path === '/api/sendImage') return ['[image]', ...linesOf(stringAt(body, 'caption') ?? '')]
  return linesOf(stringAt(body, 'text') ?? '')
}

/** The same by Evolution. */
export const onEvolution = (gateway: Running<typeof evolution>): Place => ({
  type: 'whatsapp-unofficial',
  config: { ...SESSION, driver: 'evolution', baseUrl: gateway.url, webhookSecret: 'sesame' },
  guest({ hook, key }) {
    const sender = { hook, secret: 'sesame', instance: 'default' }
    const mine = () => gateway.received.filter(({ body }) => String(body.number).startsWith(key))
    return {
      shown: mine,
      read: () => mine().flatMap(({ path, body }) => evolutionWords(path, body)),
      says: (text) =>
        postEvolution(sender, 'messages.upsert', evolutionMessage(key, text)).then(taken),
      async taps(title) {
        const vote = evolutionVote(key, await pollOf(title, mine), title)
        await postEvolution(sender, 'messages.upsert', vote).then(taken)
      },
      refused: () => mine().flatMap(({ refused }) => refused ?? []),
    }
  },
})

function evolutionWords(path: string, body: Body): string[] {
  if (path.includes('sendPoll')) return []
  if (path.includes('sendMedia')) return ['[image]', ...linesOf(stringAt(body, 'caption') ?? '')]
  return linesOf(stringAt(body, 'text') ?? stringAt(objectAt(body, 'textMessage'), 'text') ?? '')
}
