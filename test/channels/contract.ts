import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MORE, type Outbound, readChoicePayload } from '#messages/message.ts'
import type {
  Channel,
  InboundEvent,
  OwnChannel,
  ProviderRequest,
} from '../../durable-objects/channels/channel.ts'
import type { Judge } from './judges.ts'
import { everyKind, hostile, longList, plain } from './messages.ts'
import { missing, textsIn } from './reading.ts'

type Claims = Pick<Judge, 'to' | 'refused' | 'unavoidable'> & {
  /** The options offered, by their ids: for a channel that writes them as numbered lines. */
  offered?(requests: ProviderRequest[]): string[]
  /** The folder under `test/webhooks` with the provider's bodies, for a channel that has any. */
  webhooks?: string
}

const WEBHOOKS = join(import.meta.dirname, '../webhooks')

/** A webhook's body as parsed JSON. */
export const webhook = (folder: string, name: string): unknown =>
  JSON.parse(readFileSync(join(WEBHOOKS, folder, `${name}.json`), 'utf8'))

export const webhookNames = (folder: string) =>
  readdirSync(join(WEBHOOKS, folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))

/** What every channel's adapter has to hold, whatever the provider. */
export function describeChannel(adapter: Channel<unknown> | OwnChannel<unknown>, claims: Claims) {
  const address = { key: claims.to, conversationId: 'conversation_1' }
  const render = (message: Outbound) => adapter.render(message, address)

  describe(`${adapter.type}, as every channel`, () => {
    for (const [name, text] of Object.entries({ 'plain words': plain, ...hostile })) {
      it(`sends nothing that is refused when the text is ${name}`, () => {
        for (const message of everyKind(text)) {
          for (const request of render(message).requests) {
            expect(claims.refused(request), JSON.stringify(request).slice(0, 300)).toBeUndefined()
          }
        }
      })

      it(`names what is lost when the text is ${name}`, () => {
        for (const message of everyKind(text)) {
          const { requests, losses } = render(message)
          const preview = requests.flatMap((request) => adapter.preview(request))
          const gone = missing(textsIn(message).join(''), textsIn(preview).join(''))
          if (gone) expect(losses, `${message.kind} lost ${JSON.stringify(gone)}`).not.toEqual([])
        }
      })
    }

    it('loses nothing of what an author may write', () => {
      for (const message of everyKind(plain)) {
        if (message.kind === 'template') continue
        // Of equal labels side by side, and of a picture above a list, something has to give.
        const losses = render(message).losses.filter(
          (loss) => !/numbered|sent before/.test(loss) && !claims.unavoidable?.test(loss),
        )
        expect(losses, message.kind).toEqual([])
      }
    })

    it('says the same each time it is asked', () => {
      for (const message of everyKind(plain)) expect(render(message)).toEqual(render(message))
    })

    it.each([1, 9, 10, 11, 18, 19, 20, 27, 99, 100])(
      'lets the guest reach each of %i rows once',
      (count) => {
        const seen = new Map<string, number>()
        for (let page = 1; page; ) {
          const { requests } = render(longList(count, page))
          for (const request of requests) {
            expect(claims.refused(request)).toBeUndefined()
          }
          const ids = (claims.offered ?? choicesIn)(requests)
          for (const id of ids.filter((id) => !id.startsWith(MORE))) {
            seen.set(id, (seen.get(id) ?? 0) + 1)
          }
          const turns = ids
            .filter((id) => id.startsWith(MORE))
            .map((id) => Number(id.slice(MORE.length)))
          for (const turn of turns) expect(Math.abs(turn - page)).toBe(1)
          page = turns.find((turn) => turn > page) ?? 0
          expect(page).toBeLessThan(50)
        }
        expect([...seen]).toEqual(Array.from({ length: count }, (_, index) => [`row${index}`, 1]))
      },
    )

    if (!('parse' in adapter) || !claims.webhooks) return
    const { webhooks } = claims

    it.each(webhookNames(webhooks))('reads the webhook %s without throwing', (name) => {
      const { events, notices, templateNews = [], ignored } = adapter.parse(webhook(webhooks, name))
      expect(events.length + notices.length + templateNews.length + ignored).toBeGreaterThan(0)
    })

    it.each(webhookNames(webhooks))(
      'knows what is in the webhook %s when it comes again',
      (name) => {
        const known = () => adapter.parse(webhook(webhooks, name)).events.map(withoutTime)
        expect(known()).toEqual(known())
        for (const { type, account, guest, ...event } of adapter.parse(webhook(webhooks, name))
          .events) {
          // A mailbox is the one whose address was posted to, whatever the mail says.
          if (!adapter.complete) expect(account, type).not.toBe('')
          expect(guest.key).not.toBe('')
          if ('inbound' in event) expect(event.inbound.id).toMatch(/./)
        }
      },
    )

    it('reads any JSON whatever without throwing', () => {
      fc.assert(fc.property(fc.jsonValue(), (body) => adapter.parse(body).events.length === 0))
    })

    it('reads its webhooks without throwing, whatever any part of them turns into', () => {
      const bodies = webhookNames(webhooks).map((name) => webhook(webhooks, name))
      const odd = fc.oneof(
        fc.jsonValue({ maxDepth: 2 }),
        fc.constantFrom('__proto__', 'constructor'),
      )
      fc.assert(
        fc.property(fc.constantFrom(...bodies), fc.nat(60), odd, (body, nth, put) => {
          let left = nth
          adapter.parse(JSON.parse(JSON.stringify(body), (_, old) => (left-- === 0 ? put : old)))
        }),
        { numRuns: 2000 },
      )
    })
  })
}

/** Not every gateway tells when a thing was: it then is when we hear of it, and no two times the same. */
const withoutTime = (event: InboundEvent) =>
  JSON.parse(JSON.stringify(event, (name, value) => (name === 'at' ? undefined : value)))

/** The option ids that can be tapped, in the order shown. */
function choicesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(choicesIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .filter(([name]) => name !== 'recipient')
    .flatMap(([name, inner]) =>
      (name === 'id' || name === 'payload') && typeof inner === 'string'
        ? [readChoicePayload(inner)?.option ?? inner]
        : choicesIn(inner),
    )
}
