import { objectAt, stringAt } from '../../../durable-objects/channels/parsing/json-object.ts'
import type { startGraph } from '../../simulators/graph.ts'
import { messagesBody, post, tapMessage, textMessage } from '../../simulators/webhooks.ts'
import { buttonsIn } from '../provider/sent.ts'
import type { Place } from './guest.ts'
import { choicesOf, linesOf } from './reading.ts'

const CONFIG = {
  phoneNumberId: '106540352242922',
  wabaId: '102290129340398',
  accessToken: 'EAAtoken',
  appSecret: 'app-secret',
  verifyToken: 'verify-me',
}

/** WhatsApp Official: signed webhooks in, Graph's own JSON out. */
export const whatsapp = (graph: Awaited<ReturnType<typeof startGraph>>): Place => ({
  type: 'whatsapp-official',
  config: CONFIG,
  guest({ hook, key }) {
    const { appSecret, phoneNumberId } = CONFIG
    const mine = () => graph.received.filter(({ body }) => body.to === `+${key}`)
    const send = (message: Parameters<typeof messagesBody>[1][number]) =>
      post({ hook, appSecret, phoneNumberId }, messagesBody(phoneNumberId, [message])).then(taken)
    return {
      shown: mine,
      read: () => mine().flatMap(({ body }) => wordsOf(body)),
      says: (text) => send(textMessage(key, text)),
      async taps(title) {
        const button = mine()
          .toReversed()
          .flatMap(({ body }) => buttonsIn(body))
          .find((one) => one.title === title)
        if (!button || button.kind === 'button') throw new Error(`"${title}" cannot be tapped`)
        await send(tapMessage(key, button.kind, { id: button.id, title }))
      },
      refused: () => mine().flatMap(({ refused }) => refused?.details ?? []),
    }
  },
})

function wordsOf(body: Record<string, unknown>): string[] {
  const type = stringAt(body, 'type') ?? ''
  const own = objectAt(body, type)
  if (type === 'text') return linesOf(stringAt(own, 'body') ?? '')
  if (type === 'image') return ['[image]', ...linesOf(stringAt(own, 'caption') ?? '')]
  const parameters = objectAt(objectAt(own, 'action'), 'parameters')
  return [
    ...linesOf(stringAt(objectAt(own, 'body'), 'text') ?? ''),
    ...choicesOf(buttonsIn(body).map(({ title }) => title)),
    ...linesOf(stringAt(parameters, 'url') ?? ''),
  ]
}

export function taken({ status, url }: Response) {
  if (status !== 200 && status !== 201) throw new Error(`${url} answered ${status}`)
}
