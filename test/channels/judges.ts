import type {
  Channel,
  OwnChannel,
  ProviderRequest,
} from '../../durable-objects/channels/channel.ts'
import { Letter } from '../../durable-objects/channels/email/blocks.ts'
import { htmlOf } from '../../durable-objects/channels/email/html.ts'
import { subjectOf } from '../../durable-objects/channels/email/subject.ts'
import { textOf } from '../../durable-objects/channels/email/text.ts'
import { channels } from '../../durable-objects/channels/index.ts'
import type { ChannelType } from '../../durable-objects/channels/info.ts'
import type { Measure } from '../../durable-objects/channels/rendering/split.ts'
import { mailRefusal } from '../simulators/mail-rules.ts'
import { refusalOf as sendApiRefusal } from '../simulators/send-api-rules.ts'
import { refusalOf as whatsappRefusal } from '../simulators/whatsapp-rules.ts'
import { refusedBy } from './gateways.ts'
import { frameRefusal } from './widget-rules.ts'

/** Who takes a channel's requests, by the rules that the provider's simulator holds them to. */
export type Judge = {
  type: ChannelType
  /** A guest's key. */
  to: string
  /** Why the provider would refuse a request; undefined when it would take it. */
  refused(request: ProviderRequest): string | undefined
  /** Of one text message, in the unit in which the provider counts; none where nothing limits it. */
  text?: { limit: number; measure: Measure }
  /** Losses that the channel cannot help, by their words: what it has no place for at all. */
  unavoidable?: RegExp
}

const gateway = (refused: Judge['refused']): Judge => ({
  type: 'whatsapp-unofficial',
  to: '34600111222',
  refused,
  text: { limit: 4096, measure: 'units' },
  unavoidable: /list button dropped/,
})

/** One for each provider: the two gateways of a channel are held to their own rules. */
export const JUDGES = {
  'whatsapp-official': {
    type: 'whatsapp-official',
    to: '16505551234',
    refused: (request) => whatsappRefusal(request)?.details,
    text: { limit: 4096, measure: 'units' },
    // Three short options are buttons, and need none that opens a list.
    unavoidable: /list button dropped/,
  },
  waha: gateway(refusedBy.waha),
  evolution: gateway(refusedBy.evolution),
  messenger: {
    type: 'messenger',
    to: '7234567890123456',
    // What is never posted is refused by nobody.
    refused: ({ unsendable, ...request }) =>
      unsendable === undefined ? sendApiRefusal(request, 'messenger')?.details : undefined,
    text: { limit: 2000, measure: 'units' },
    unavoidable: /sent as text|filename dropped|list button dropped/,
  },
  instagram: {
    type: 'instagram',
    to: '1234567890123456',
    refused({ unsendable, otherwise, message, ...request }) {
      const posts = unsendable === undefined ? [message, otherwise].filter(Boolean) : []
      return posts
        .map((post) => sendApiRefusal({ ...request, message: post }, 'instagram')?.details)
        .find(Boolean)
    },
    text: { limit: 1000, measure: 'bytes' },
    // The contract's files are all pictures by their names, and Instagram believes the name.
    unavoidable: /sent as (text|a link)|filename dropped|list button dropped/,
  },
  email: {
    type: 'email',
    to: 'ann@example.com',
    refused(request) {
      const letter = Letter.parse(request)
      const linkOf = (payload: string) => `https://app.example/e/${encodeURIComponent(payload)}`
      return mailRefusal({
        subject: subjectOf(letter, 'Casa Verde'),
        html: htmlOf(letter.blocks, linkOf),
        text: textOf(letter.blocks, linkOf),
      })
    },
    unavoidable: /list button dropped/,
  },
  'web-chat': {
    type: 'web-chat',
    to: 'visitor_1',
    refused: frameRefusal,
    text: { limit: 4096, measure: 'units' },
    unavoidable: /list button dropped/,
  },
} as const satisfies Record<string, Judge>

export const judges: [name: string, judge: Judge][] = Object.entries(JUDGES)

export function adapterOf({ type }: Judge): Channel<unknown> | OwnChannel<unknown> {
  const adapter = channels[type]
  if (!adapter) throw new Error(`no channel ${type}`)
  return adapter
}
