import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outbound } from '#messages/message.ts'
import type { PreviewItem } from '../../durable-objects/channels/rendering/preview.ts'
import { anyMessage } from './any-message.ts'
import { characters } from './graphemes.ts'
import { adapterOf, judges } from './judges.ts'
import { readOn, textsIn } from './reading.ts'

type Message = Exclude<Outbound, { kind: 'template' }>

/** Every text an author gave, what it is, and by which words its loss is told. */
function givenIn(message: Message): { text: string; told: RegExp; body?: true }[] {
  const given: { text: string; told: RegExp; body?: true }[] = []
  const add = (text: string | undefined, told: RegExp, body?: true) => {
    if (text !== undefined) given.push({ text, told, ...(body && { body }) })
  }
  if ('text' in message) add(message.text, /^$/, true)
  if ('body' in message) add(message.body, /^$/, true)
  if ('caption' in message) add(message.caption, /^$/, true)
  if ('header' in message && message.header?.type === 'text') add(message.header.text, /header cut/)
  if ('footer' in message) add(message.footer, /footer cut/)
  if ('buttonText' in message) add(message.buttonText, /button label cut/)
  if (message.kind === 'document') add(message.filename, /filename|document not sent/)
  if (message.kind === 'location') {
    add(message.name, /name of the place cut/)
    add(message.address, /address cut/)
  }
  if ('options' in message) {
    for (const { label } of message.options) add(label, /cut to|numbered/)
  }
  if (message.kind === 'quick-reply') add(message.button, /list button/)
  if (message.kind === 'list') {
    add(message.button, /list button/)
    for (const { title, rows } of message.sections) {
      add(title, /section title cut/)
      for (const { label, description } of rows) {
        add(label, /cut to|numbered/)
        add(description, /description cut/)
      }
    }
  }
  return given
}

const chain = (text: string) => characters(text).join('|')

/** What was given and neither is read nor told as lost. */
function silentlyLost(message: Message, preview: PreviewItem[], losses: string[]): string[] {
  const running = chain(readOn(preview))
  const pieces = textsIn(preview).map(chain)
  return givenIn(message)
    .filter(({ text, told, body }) => {
      const wanted = chain(text)
      const read = body ? running.includes(wanted) : pieces.some((piece) => piece.includes(wanted))
      return !read && !running.includes(wanted) && !losses.some((loss) => told.test(loss))
    })
    .map(({ text }) => text)
}

describe.each(judges)('any message on %s', (_, judge) => {
  const adapter = adapterOf(judge)

  it('is taken by the provider, cuts no character, and loses nothing in silence', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const to = { key: judge.to, conversationId: 'conversation_1' }
        const { requests, losses } = adapter.render(message, to)
        for (const request of requests) expect(judge.refused(request)).toBeUndefined()
        const preview = requests.flatMap((request) => adapter.preview(request))
        const known = new Set(textsIn(message).flatMap(characters))
        const strange = textsIn(preview)
          .flatMap(characters)
          .filter((one) => /[^\p{ASCII}…·]/u.test(one) && !known.has(one))
        expect(strange).toEqual([])
        expect(silentlyLost(message, preview, losses), losses.join('; ')).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})
