import fc from 'fast-check'
import type { AiAnswer, ApiReply } from '#journey/signal.ts'
import type { InboundContent } from '#messages/message.ts'

/** What may happen next, whatever the session waits for; who plays it fills in whose answer it is. */
export type Move =
  | { does: 'say'; content: InboundContent }
  /** A tap on the `place`th button that was ever sent. */
  | { does: 'tap'; place: number }
  /** Just what the session waits for: an answer to its call, a word on its message, its deadline. */
  | { does: 'answer'; reply: ApiReply; answer: AiAnswer; refused: boolean; said: string }
  /** An answer to nothing. */
  | { does: 'stray'; what: 'api' | 'ai' | 'accepted' | 'refused' | 'deadline' }
  | { does: 'pass'; ms: number }
  | { does: 'happen'; name: string; payload: unknown; ago: number }
  | { does: 'reach'; milestoneId: string; ago: number }
  | { does: 'skip' | 'human' | 'end' }

/** JSON that can be read, and not be written again. */
const deep = `{"price":${'['.repeat(100_000)}${']'.repeat(100_000)}}`

/** What guests and systems say, with all that has ever upset a reader. */
export const said = fc.constantFrom(
  'hi',
  'yes',
  '2',
  'olive',
  '2026-12-24',
  '9999-12-31',
  '0001-01-01',
  'tomorrow',
  'ann@example.com',
  '+34 600 111 222',
  '',
  '   ',
  '{{var_local.word}}',
  '9'.repeat(400),
  '1e999',
  '-0',
  '[[1e999]]',
  deep,
  '\ud800',
  '__proto__',
)

const content: fc.Arbitrary<InboundContent> = fc.oneof(
  { weight: 5, arbitrary: said.map((text): InboundContent => ({ kind: 'text', text })) },
  fc.record({
    kind: fc.constant('media' as const),
    media: fc.record({ type: fc.constantFrom('image', 'sticker', 'voice') }),
    caption: fc.option(said, { nil: undefined }),
  }),
  fc.constant<InboundContent>({ kind: 'location', latitude: 1, longitude: 2 }),
  fc.constant<InboundContent>({ kind: 'reaction', target: 'm', emoji: '👍' }),
  fc.constant<InboundContent>({ kind: 'unsupported', detail: 'poll' }),
  fc.record({ kind: fc.constant('choice' as const), payload: said, title: said }),
)

const cost = {
  ms: fc.nat(),
  tokensIn: fc.nat(),
  tokensOut: fc.nat(),
  tools: fc.constant<string[]>([]),
}
const answer: fc.Arbitrary<AiAnswer> = fc.oneof(
  fc.record({ outcome: fc.constant('failed' as const), detail: said, ...cost }),
  fc.record({
    outcome: fc.constant('checked' as const),
    passes: fc.boolean(),
    value: fc.option(said, { nil: undefined }),
    ...cost,
  }),
  fc.record({ outcome: fc.constant('extracted' as const), text: said, ...cost }),
  fc.record({
    outcome: fc.constant('replied' as const),
    text: fc.constantFrom('Yes', '', 'Bye FINISHED', 'FINISHED.'),
    ...cost,
  }),
  fc.record({ outcome: fc.constant('finished' as const), summary: said, ...cost }),
  fc.record({ outcome: fc.constant('handOff' as const), reason: said, summary: said, ...cost }),
)

const reply: fc.Arbitrary<ApiReply> = fc.oneof(
  fc.record({ ms: fc.nat(), error: fc.constantFrom('timeout' as const, 'refused', 'too_large') }),
  fc.record({
    ms: fc.nat(),
    status: fc.constantFrom(200, 204, 302, 404),
    headers: fc.constantFrom<Record<string, string>>({}, { 'x-left': '5' }),
    body: fc.oneof(
      fc.json(),
      fc.constantFrom('', 'nonsense', '{"price":1e999}', '{"price":{"__proto__":1}}', deep),
    ),
  }),
)

const payload = fc.oneof(fc.constantFrom({}, { amount: 5 }, null, 'text'), fc.jsonValue())
const ago = fc.constantFrom(0, 59_000, 61_000)

export const anyMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('say' as const), content }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('tap' as const), place: fc.nat(30) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('answer' as const),
      reply,
      answer,
      refused: fc.boolean(),
      said,
    }),
  },
  fc.record({
    does: fc.constant('stray' as const),
    what: fc.constantFrom('api', 'ai', 'accepted', 'refused', 'deadline'),
  }),
  fc.record({ does: fc.constant('pass' as const), ms: fc.constantFrom(0, 1, 60_000, 86_400_000) }),
  fc.record({
    does: fc.constant('happen' as const),
    name: fc.constantFrom('paid', 'signed'),
    payload,
    ago,
  }),
  fc.record({ does: fc.constant('reach' as const), milestoneId: fc.constant('quoted'), ago }),
  fc.record({ does: fc.constantFrom('skip', 'skip', 'skip', 'human', 'end') }),
)
