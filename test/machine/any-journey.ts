import fc from 'fast-check'
import type { Command } from '#journey/command.ts'
import type { Edge, Journey, Step, StepKind } from '#journey/journey.ts'
import { OPERATORS, type Rule } from '#journey/steps/condition.ts'
import { parsedConfig, typeOf } from '#journey/steps/index.ts'
import { WEEKDAYS } from '#journey/world.ts'

/** Any journey that could be deployed, and worse: wired at random, with every step type and loops. */

const text = fc.constantFrom(
  'Welcome',
  '{{var_local.word}}',
  'Dear {{ var_system.user_name | guest }}, {{var_system.last_input}} {{var_system.now}}',
  '{{var_local.list.0.price}} {{var_campaign.code}} {{var_campaign.constructor}}',
  '{{var_local.count}} {{var_local.day}} {{var_local.toString}} {{var_local.missing|}}',
  '{{var_local.missing|}}',
  '{"a": "{{var_local.word}}", "b": {{var_local.count}}, "c": "{{var_campaign.toString}}"}',
)
const short = fc.constantFrom('Yes', 'No', '2', 'Olive', '{{var_local.word|x}}')
const variable = fc.constantFrom(
  'var_local.word',
  'var_local.count',
  'var_local.day',
  'var_local.list',
  'var_campaign.code',
  'var_campaign.constructor',
  'var_local.missing',
  'var_system.user_name',
)
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })
const ids = (most: number) =>
  fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: most })

const ask = {
  retries: fc.constantFrom(0, 1, 5, 'unlimited'),
  failureMessage: maybe(text),
  timeoutSeconds: maybe(fc.constantFrom(10, 59, 60, 3600)),
  variable: maybe(variable),
}
const header = maybe(fc.record({ type: fc.constant('text'), text: short }))
const options = (most: number) =>
  ids(most).chain((all) =>
    fc.tuple(...all.map((id) => fc.record({ id: fc.constant(id), label: short }))),
  )

const test: fc.Arbitrary<Rule> = fc.record({
  variable,
  operator: fc.constantFrom(...OPERATORS),
  value: fc.constantFrom('yes', '2', '{{var_local.day}}', '^[a-z]+$', '(', '["a","b"]', 'a,b'),
  matchCase: fc.boolean(),
})
const rule: fc.Arbitrary<Rule> = fc.oneof(
  { weight: 4, arbitrary: test },
  fc.record({ all: fc.array(test, { minLength: 1, maxLength: 3 }) }),
  fc.record({ any: fc.array(test, { minLength: 1, maxLength: 3 }) }),
)

const time = fc.constantFrom('00:00', '02:30', '09:00', '23:59')
const button = (id: string) =>
  fc.record({
    id: fc.constant(id),
    index: fc.nat(9),
    type: fc.constantFrom('quick-reply', 'url'),
    label: maybe(fc.constantFrom('Yes', 'No')),
  })
const mapping = fc.record({
  from: fc.constantFrom('body', 'header', 'status'),
  path: fc.constantFrom('$.price', '$..*', '$', 'x-left', 'nonsense['),
  variable,
  required: fc.boolean(),
})
const request = fc.record({
  method: fc.constantFrom('GET', 'POST'),
  url: fc.constant('https://pms.test/{{var_local.word}}?n={{var_campaign.constructor}}'),
  body: fc.oneof(text, fc.constant({ a: ['{{var_local.list}}'], '{{var_local.word}}': 1 })),
})

/** A config of every kind of step; the compiler asks for one when a kind is added. */
const CONFIGS = {
  start: fc.constant({}),
  text: fc.record({ text, variable: maybe(variable) }),
  image: fc.record({ mediaUrl: fc.constant('https://m.test/a.jpg'), caption: maybe(text) }),
  video: fc.record({ mediaUrl: fc.constant('https://m.test/a.mp4'), caption: maybe(text) }),
  audio: fc.record({ mediaUrl: fc.constant('{{var_local.word}}') }),
  document: fc.record({ mediaUrl: fc.constant('https://m.test/a.pdf'), filename: maybe(text) }),
  location: fc.record({
    latitude: fc.constantFrom(39.5, '{{var_local.count}}', '91'),
    longitude: fc.constantFrom(-2.6, '{{var_local.word}}'),
    name: maybe(text),
  }),
  'cta-url': fc.record({ header, body: text, buttonText: short, url: text }),
  template: fc.record({
    name: fc.constant('reminder'),
    language: fc.constant('en'),
    body: maybe(fc.oneof(fc.array(text), fc.dictionary(fc.constantFrom('a', 'b'), text))),
    buttons: maybe(fc.tuple(button('a'), button('b'))),
    ...ask,
  }),
  reply: fc.record({ header, body: text, options: options(3), ...ask }),
  'quick-reply': fc.record({ body: text, options: options(5), button: maybe(short), ...ask }),
  list: fc.record({
    header,
    body: text,
    button: short,
    sections: ids(5).chain((all) =>
      fc.tuple(
        ...all.map((id) =>
          fc.record({ rows: fc.tuple(fc.record({ id: fc.constant(id), title: short })) }),
        ),
      ),
    ),
    ...ask,
  }),
  prompt: fc.record({
    question: text,
    validation: fc.oneof(
      fc.record({ mode: fc.constantFrom('none', 'phone', 'email') }),
      fc.record({ mode: fc.constant('regex'), pattern: fc.constantFrom('^[a-z]+$', '(') }),
      fc.record({
        mode: fc.constant('number'),
        min: maybe(fc.nat()),
        integer: maybe(fc.boolean()),
      }),
      fc.record({
        mode: fc.constant('ai'),
        criterion: text,
        onFailure: fc.constantFrom('ask-again', 'accept'),
        store: fc.constantFrom('text', 'value'),
      }),
    ),
    ...ask,
  }),
  'prompt-date': fc.record({
    question: text,
    format: fc.constantFrom('mm/dd/yyyy', 'dd/mm/yyyy', 'yyyy-mm-dd', 'lenient'),
    range: fc.oneof(
      fc.record({ type: fc.constantFrom('all', 'past', 'future') }),
      fc.record({ type: fc.constant('custom'), from: maybe(variable), to: maybe(text) }),
    ),
    excludedWeekdays: maybe(fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { maxLength: 6 })),
    confirm: fc.constantFrom('never', 'when-unsure', 'always'),
    ...ask,
  }),
  condition: fc.record({
    branches: ids(3).chain((all) =>
      fc.tuple(...all.map((id) => fc.record({ id: fc.constant(id), when: rule }))),
    ),
  }),
  delay: fc.oneof(
    fc.record({
      amount: fc.constantFrom(0.001, 1, 59, 90, 1_000_000),
      unit: fc.constantFrom('seconds', 'hours', 'weeks'),
    }),
    fc.record({
      until: time,
      days: fc.constantFrom(0, 1, 3650),
      weekdays: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }),
    }),
    fc.record({
      date: fc.oneof(variable, fc.constant('var_local.day')),
      offsetDays: fc.constantFrom(-3650, 0, 3650),
      at: time,
    }),
  ),
  'wait-for-event': fc.oneof(
    fc.record({
      event: fc.constantFrom('paid', 'signed'),
      filters: fc.constantFrom([], [{ path: 'amount', equals: 5 }]),
      map: fc.array(fc.record({ path: fc.constantFrom('amount', '', 'a.0.b'), variable })),
      timeoutSeconds: maybe(fc.constantFrom(1, 86_400)),
    }),
    fc.record({ milestoneId: fc.constant('quoted'), timeoutSeconds: maybe(fc.constant(5)) }),
  ),
  api: fc.oneof(
    fc.record({ apiId: fc.constantFrom('known', 'unknown') }),
    fc.record({
      request,
      mappings: maybe(fc.array(mapping, { maxLength: 3 })),
      ai: maybe(fc.record({ prompt: text, variable })),
    }),
  ),
  'ai-agent': fc.record({ agentId: fc.constant('concierge'), variable: maybe(variable) }),
  'agent-transfer': fc.record({
    to: fc.constantFrom({ teamId: 'desk' }, { memberId: 'ann' }),
    message: maybe(text),
  }),
  goal: fc.record({
    goalId: fc.constant('stays'),
    milestoneId: fc.constant('quoted'),
    trackers: fc.array(
      fc.record({ trackerId: fc.constant('t'), value: fc.oneof(text, fc.constant({ a: [1] })) }),
    ),
    tags: fc.array(short, { maxLength: 2 }),
  }),
} satisfies Record<StepKind, fc.Arbitrary<object>>

const kinds = Object.keys(CONFIGS).filter((kind) => kind !== 'start') as StepKind[]

const anyStep = fc
  .constantFrom(...kinds)
  .chain((type) =>
    fc.record({ type: fc.constant(type), config: CONFIGS[type] as fc.Arbitrary<object> }),
  )

const command: fc.Arbitrary<Omit<Command, 'id'>> = fc.record({
  words: fc.array(fc.constantFrom('hi', 'yes', 'Olive', '2', '', '   '), { maxLength: 3 }),
  to: fc.constantFrom<Command['to']>(
    'back',
    'start',
    { step: 's0' },
    { step: 's5' },
    { step: 'gone' },
  ),
})

/** `day`: what the date is at first. `wires`: where each port leads in turn, as a place among the steps; undefined: nowhere. */
const drawn = fc.record({
  day: fc.constantFrom(undefined, '2026-12-24', '9999-12-31'),
  commands: maybe(fc.array(command, { minLength: 1, maxLength: 3 })),
  steps: fc.array(anyStep, { minLength: 1, maxLength: 7 }),
  wires: fc.array(fc.option(fc.nat(6), { nil: undefined, freq: 4 }), {
    minLength: 5,
    maxLength: 40,
  }),
})

export const anyJourney: fc.Arbitrary<Journey> = drawn.map(
  ({ day, commands, steps: bare, wires }) => {
    const position = { x: 0, y: 0 }
    const steps: Step[] = bare.map(({ type, config }, at) => ({
      id: `s${at}`,
      type,
      position,
      config: { ...config },
    }))
    const edges: Edge[] = [{ id: 'first', from: { step: 'start', port: 'next' }, to: 's0' }]
    for (const step of steps) {
      for (const port of typeOf(step).ports(parsedConfig(step), () => true)) {
        const place = wires[edges.length % wires.length]
        if (place === undefined) continue
        const to = `s${place % steps.length}`
        edges.push({ id: `e${edges.length}`, from: { step: step.id, port }, to })
      }
    }
    const start: Step = { id: 'start', type: 'start', position, config: {} }
    return {
      format: 1,
      ...(commands && { commands: commands.map((one, at) => ({ id: `c${at}`, ...one })) }),
      steps: [start, ...steps],
      edges,
      variables: [
        { name: 'word', type: 'string' },
        { name: 'count', type: 'number', default: 2 },
        { name: 'day', type: 'date', default: day },
        { name: 'list', type: 'json', default: [{ price: 4 }] },
      ],
      apis: [{ id: 'known', name: 'Known', request: { method: 'GET', url: 'https://pms.test/' } }],
    }
  },
)
