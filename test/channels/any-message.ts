import fc from 'fast-check'
import type { Outbound } from '#messages/message.ts'

/**
 * Characters as readers count them, most of them several units and many bytes: a cut through one
 * leaves something that is not in this list. No mark of formatting, nothing a link is made of.
 */
const CHARACTERS = [
  ...'abcXYZ019é界한ن',
  ...['नि', 'ñ', '👩‍👩‍👧‍👦', '🇮🇳', '🇩🇪', '👍🏽', '🏳️‍🌈', '🧑🏿‍🚀', 'ก็', '각'],
]

const word = fc.array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength: 9 })
const glue = fc.constantFrom(' ', ' ', ' ', '. ', '\n', '\n\n', '')

/** A few words, or as many as overrun every limit there is. */
const text = fc
  .tuple(
    fc.array(fc.tuple(word, glue), { minLength: 1, maxLength: 12 }),
    fc.constantFrom(1, 1, 1, 4, 60),
  )
  .map(([words, times]) =>
    words
      .map(([one, after]) => one.join('') + after)
      .join('')
      .repeat(times),
  )
  .map((words) => words.slice(0, 9000).toWellFormed().replaceAll('\ufffd', ''))

const perhaps = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })
const address = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.webPath().map((path) => `https://a.example/b${path.replaceAll('.', '')}?c=d`),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('jpg', 'pdf', 'mp3', 'docx')
      .map((end) => `https://a.example/b.${end}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '{{var_local.link}}', 'javascript:alert(1)', 'casaverde'),
  },
  { weight: 1, arbitrary: fc.constant(`https://a.example/${'long/'.repeat(500)}`) },
)
const header = fc.oneof(
  fc.record({ type: fc.constant('text' as const), text }),
  fc.record({
    type: fc.constantFrom('image' as const, 'video' as const, 'document' as const),
    mediaUrl: address,
  }),
)
const questionId = fc.constant('j1:k3f9:step')
const framed = { questionId, header: perhaps(header), body: text, footer: perhaps(text) }
const rowsOf = (most: number) =>
  fc
    .array(fc.tuple(text, perhaps(text)), { minLength: 1, maxLength: most })
    .map((rows) => rows.map(([label, description], at) => ({ id: `o${at}`, label, description })))
const options = (most: number) =>
  rowsOf(most).map((rows) => rows.map(({ id, label }) => ({ id, label })))
const list = fc
  .record({
    ...framed,
    header: perhaps(fc.record({ type: fc.constant('text' as const), text })),
    button: text,
    rows: rowsOf(9),
    titles: fc.array(text, { minLength: 1, maxLength: 3 }),
  })
  .map(({ rows, titles, ...rest }) => {
    const each = Math.ceil(rows.length / titles.length)
    const sections = titles.map((title, at) => ({
      title,
      rows: rows.slice(at * each, (at + 1) * each),
    }))
    return {
      kind: 'list' as const,
      ...rest,
      sections: sections.filter((one) => one.rows.length > 0),
    }
  })

const kind = <K extends Outbound['kind']>(name: K) => fc.constant(name)

/** A message in no channel's words, of any kind but a template, which says nothing of its own. */
export const anyMessage: fc.Arbitrary<Exclude<Outbound, { kind: 'template' }>> = fc.oneof(
  fc.record({ kind: kind('text'), text }),
  fc.record({ kind: kind('image'), mediaUrl: address, caption: perhaps(text) }),
  fc.record({ kind: kind('video'), mediaUrl: address, caption: perhaps(text) }),
  fc.record({ kind: kind('audio'), mediaUrl: address }),
  fc.record({
    kind: kind('document'),
    mediaUrl: address,
    caption: perhaps(text),
    filename: perhaps(text),
  }),
  fc.record({
    kind: kind('location'),
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    name: perhaps(text),
    address: perhaps(text),
  }),
  fc.record({
    kind: kind('cta-url'),
    header: perhaps(header),
    body: text,
    footer: perhaps(text),
    buttonText: text,
    url: address,
  }),
  fc.record({ kind: kind('reply'), ...framed, options: options(3) }),
  fc.record({ kind: kind('quick-reply'), ...framed, button: perhaps(text), options: options(10) }),
  list,
)
