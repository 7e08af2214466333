import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { emptyJourney, Journey, type Step, shapeFaults } from '#journey/journey.ts'
import type { OrganisationCatalog, Problem } from '#journey/problem.ts'
import { SEVERITIES } from '#journey/problems/codes.ts'
import { problems } from '#journey/problems.ts'
import type { TemplateComponents } from '#messages/message-template.ts'
import { answers } from '../../durable-objects/answers/index.ts'
import { readers } from '../../worker/journeys/adaptation.ts'

const FOLDER = new URL('../journeys/broken/', import.meta.url).pathname

/** A broken journey; `known` differs from what Casa Verde has, `also` lists what comes along. */
const Broken = z.strictObject({
  about: z.string(),
  catalog: z.record(z.string(), z.unknown()).default({}),
  also: z.array(z.string()).default([]),
  journey: Journey,
})

const REMINDER_COMPONENTS: TemplateComponents = {
  values: 'positional',
  body: 'See you tomorrow at Casa Verde.',
  buttons: [{ type: 'quick-reply', label: 'Fine' }],
}

const CASA_VERDE: OrganisationCatalog = {
  campaignVariables: { season_offer: { type: 'string' } },
  milestones: { 'mil-quote': { goalId: 'goal-booking', trackerIds: ['trk-nights'] } },
  teams: ['team-care'],
  members: ['mbr-ann'],
  agents: ['agt-concierge'],
  templates: { 'check_in_reminder/en': { status: 'approved', components: REMINDER_COMPONENTS } },
  aiConfigured: true,
  channelTypes: [],
}

const codes = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length))
  .sort()

function broken(code: string) {
  const file = Broken.parse(JSON.parse(readFileSync(`${FOLDER}${code}.json`, 'utf8')))
  const catalog = { ...CASA_VERDE, ...file.catalog }
  return { ...file, catalog, found: problems(file.journey, catalog, readers) }
}

const codesOf = (found: Problem[]) => [...new Set(found.map(({ code }) => code))].sort()

describe('problems', () => {
  test('has a broken journey for every code, and no other', () => {
    expect(codes).toEqual(Object.keys(SEVERITIES).sort())
  })

  for (const code of codes) {
    const { about, also, journey, found } = broken(code)
    test(`${code}: ${about}`, () => {
      expect(shapeFaults(journey)).toEqual([])
      expect(codesOf(found)).toEqual([code, ...also].sort())
      const ids = journey.steps.map(({ id }) => id)
      for (const { stepId, severity } of found) {
        if (stepId) expect(ids).toContain(stepId)
        if (also.length === 0) expect(severity).toBe(SEVERITIES[code as keyof typeof SEVERITIES])
      }
    })
  }

  test('uses words that a hotelier understands', async () => {
    const book = codes.map((code) => page(code, broken(code).found)).join('\n')
    await expect(book).toMatchFileSnapshot(`${FOLDER}messages.txt`)
    expect(book).not.toMatch(/[a-z]!|undefined|\[object|NaN|expected|Invalid input/)
  })

  test('finds nothing in a journey that makes sense', () => {
    expect(problems(longJourney(40), CASA_VERDE, answers)).toEqual([])
  })

  test('puts errors before warnings and warnings before notes', () => {
    const { journey } = broken('timeout_without_effect')
    const { journey: cut } = broken('step_unreachable')
    const steps = [...journey.steps, ...cut.steps.slice(1), textStep('empty', '')]
    const found = problems({ ...journey, steps }, CASA_VERDE)
    const rank = { error: 0, warning: 1, note: 2 }
    const order = found.map(({ severity }) => rank[severity])
    expect(new Set(order).size).toBe(3)
    expect(order).toEqual([...order].sort())
  })

  test('takes expressions and paths as they are where no reader is given, as in the builder', () => {
    for (const code of ['pattern_invalid', 'json_path_invalid']) {
      const { journey, catalog } = broken(code)
      expect(problems(journey, catalog)).toEqual([])
    }
  })

  test('calls plain http where the host is opened for development', () => {
    const { journey } = broken('url_not_https')
    const open = (...allowHosts: string[]) =>
      problems(journey, { ...CASA_VERDE, allowHosts }, answers).map(({ field }) => field)
    expect(open('pms.casa-verde.example')).toEqual(['apis.quote.request.url'])
    expect(open('pms.casa-verde.example:8080', 'localhost')).toHaveLength(2)
  })

  test('misses every template while no registry is connected, and says what to do', () => {
    const { journey } = broken('template_paused')
    const [found] = problems(journey, { ...CASA_VERDE, templates: undefined })
    expect(found).toMatchObject({ code: 'template_unknown', remedy: expect.stringMatching(/sync/) })
  })

  test('does not warn of the 24 hours on channels without a window', () => {
    const { journey } = broken('message_outside_window')
    expect(problems(journey, { ...CASA_VERDE, channelTypes: ['web-chat', 'email'] })).toEqual([])
  })

  test('follows a template that asks into the window again', () => {
    const { journey } = broken('message_outside_window')
    const steps = journey.steps.map((step) =>
      step.id === 'more'
        ? { ...step, type: 'template' as const, config: { ...REMINDER, buttons: [BUTTON] } }
        : step,
    )
    const edges = journey.edges.map((edge) =>
      edge.from.step === 'more' ? { ...edge, from: { step: 'more', port: 'option:fine' } } : edge,
    )
    const found = problems({ ...journey, steps, edges }, CASA_VERDE)
    expect(found.map(({ stepId }) => stepId)).toEqual(['tick'])
  })

  test('knows the error of an API call without a definition', () => {
    const journey = journeyOf([textStep('sorry', 'It failed: {{var_local.api_error}}')])
    expect(problems(journey, CASA_VERDE)).toEqual([])
  })

  test('never throws, whatever an unfinished config holds', () => {
    const kinds = broken('config_incomplete').journey.steps.map(({ type }) => type)
    const configs: Step['config'][] = [
      {},
      { options: 'no list', sections: [null], branches: [{}], buttons: 5, cards: [{}] },
      { options: [null], sections: [{}], branches: [null], request: null, to: 'somebody' },
      { options: [{ id: 1 }], branches: [{ when: { all: [{ any: 3 }] } }], body: { a: null } },
    ]
    for (const type of kinds) {
      for (const config of configs) {
        const journey = journeyOf([{ id: 'one', type, position: { x: 0, y: 0 }, config }])
        const messages = problems(journey, CASA_VERDE, answers).map(({ message }) => message)
        expect(messages.join()).not.toMatch(/undefined|\[object|NaN|expected|Invalid input/)
      }
    }
  })

  test('takes no longer for a step of a long journey than for one of a short', () => {
    // The best of several, taken in turn: the machine is shared with other tests. Figures: `npm run scale`.
    const timed = (steps: number) => {
      const journey = longJourney(steps)
      return () => {
        const before = performance.now()
        problems(journey, CASA_VERDE, answers)
        return (performance.now() - before) / steps
      }
    }
    const [short, long] = [timed(1000), timed(4000)]
    short()
    const rounds = Array.from({ length: 7 }, () => [short(), long()] as const)
    const bestShort = Math.min(...rounds.map(([one]) => one))
    const bestLong = Math.min(...rounds.map(([, other]) => other))
    expect(bestLong / bestShort).toBeLessThan(3)
  })
})

const page = (code: string, found: Problem[]) =>
  [
    `${code} (${SEVERITIES[code as keyof typeof SEVERITIES]})`,
    ...found.map(
      ({ field, message, remedy }) => `  ${field ?? '·'}\n    ${message}\n    → ${remedy}`,
    ),
    '',
  ].join('\n')

const REMINDER = { name: 'check_in_reminder', language: 'en' }
const BUTTON = { id: 'fine', index: 0, type: 'quick-reply', label: 'Fine' }

const textStep = (id: string, text: string): Step => ({
  id,
  type: 'text',
  position: { x: 0, y: 0 },
  config: { text },
})

/** Steps one after the other, each linked by `next`. */
function journeyOf(steps: Step[]): Journey {
  const { steps: start, ...rest } = emptyJourney()
  const ids = ['start', ...steps.map(({ id }) => id)]
  const edges = steps.map(({ id }, at) => ({
    id: `e${at}`,
    from: { step: ids[at] ?? '', port: 'next' },
    to: id,
  }))
  return { ...rest, steps: [...start, ...steps], edges }
}

/** A journey of every common kind of step, as long as wanted, that leads back to its beginning. */
function longJourney(length: number): Journey {
  const CYCLE: ((at: number) => Pick<Step, 'type' | 'config'>)[] = [
    () => ({ type: 'text', config: { text: 'For {{var_local.party_size|two}} guests.' } }),
    () => ({
      type: 'prompt',
      config: {
        question: 'How many guests?',
        validation: { mode: 'number', min: 1, max: 16, integer: true },
        variable: 'var_local.party_size',
        retries: 2,
      },
    }),
    () => ({
      type: 'condition',
      config: {
        branches: [
          {
            id: 'many',
            when: { variable: 'var_local.party_size', operator: 'greater-than', value: 8 },
          },
        ],
      },
    }),
    () => ({
      type: 'reply',
      config: {
        body: 'Which villa?',
        options: [
          { id: 'a', label: 'Limone', synonyms: ['yellow'] },
          { id: 'b', label: 'Arancia' },
        ],
      },
    }),
    () => ({
      type: 'api',
      config: {
        request: { method: 'GET', url: 'https://pms.casa-verde.example/{{var_local.party_size}}' },
        mappings: [{ from: 'body', path: '$.total', variable: 'var_local.total' }],
      },
    }),
  ]
  const PORTS = ['next', 'success', 'else', 'option:a', 'success']
  const steps: Step[] = Array.from({ length }, (_, at) => ({
    id: `s${at}`,
    position: { x: 80 + 280 * at, y: 200 },
    ...(CYCLE[at % CYCLE.length]?.(at) ?? { type: 'text', config: {} }),
  }))
  const edges = steps.flatMap(({ id }, at) => {
    const port = PORTS[at % PORTS.length] ?? 'next'
    const to = `s${(at + 1) % length}`
    const links = [{ id: `e${at}`, from: { step: id, port }, to }]
    if (port === 'else') links.push({ id: `b${at}`, from: { step: id, port: 'branch:many' }, to })
    return links
  })
  return {
    ...emptyJourney(),
    steps: [...emptyJourney().steps, ...steps],
    edges: [{ id: 'first', from: { step: 'start', port: 'next' }, to: 's0' }, ...edges],
    variables: [
      { name: 'party_size', type: 'number' },
      { name: 'total', type: 'number' },
    ],
  }
}

describe('a link that is missing', () => {
  const CATALOG = { ...CASA_VERDE, channelTypes: [] }
  const chain = (...ids: string[]) =>
    ids.slice(1).map((to, at) => ({
      id: `${ids[at]}-${to}`,
      from: { step: ids[at] ?? '', port: 'next' },
      to,
    }))
  const lost = (ids: string[], edges: ReturnType<typeof chain>) => {
    const start = { id: 'start', type: 'start' as const, position: { x: 0, y: 0 }, config: {} }
    const steps = [start, ...ids.map((id) => textStep(id, 'Hi'))]
    return problems({ ...longJourney(1), commands: [], steps, edges }, CATALOG)
      .filter(({ code }) => code === 'step_unreachable')
      .map(({ stepId, message }) => `${stepId}: ${message.replace(/^[^:]*: /, '')}`)
  }
  const ids = Array.from({ length: 22 }, (_, at) => `s${at}`)

  test('is one problem, however many steps come after it', () => {
    expect(lost(ids, chain(...ids))).toEqual([
      's0: no path leads from Start to this step, nor to the 21 after it',
    ])
  })

  test('is one of each chain that nothing leads to, though both lead to the same step', () => {
    const edges = [...chain('start', 'home'), ...chain('a', 'c', 'home'), ...chain('b', 'c')]
    expect(lost(['home', 'c', 'a', 'b'], edges)).toEqual([
      'a: no path leads from Start to this step, nor to the one after it',
      'b: no path leads from Start to this step',
    ])
  })

  test('is one of a ring, told at its first step', () => {
    expect(lost(['a', 'b'], chain('a', 'b', 'a'))).toEqual([
      'a: no path leads from Start to this step, nor to the one after it',
    ])
  })
})

describe('a value that only some paths have', () => {
  const at = { x: 0, y: 0 }
  const link = (from: string, port: string, to: string) => ({
    id: `${from}-${port}`,
    from: { step: from, port },
    to,
  })
  const option = (id: string, label: string) => ({ id, label })
  const steps: Step[] = [
    { id: 'start', type: 'start', position: at, config: {} },
    {
      id: 'menu',
      type: 'quick-reply',
      name: 'Menu',
      position: at,
      config: {
        body: 'How can we help?',
        options: [option('stay', 'Book a room'), option('eat', 'Where to eat')],
        retries: 1,
      },
    },
    {
      id: 'room',
      type: 'prompt',
      name: 'Which room',
      position: at,
      config: {
        question: 'Which room?',
        validation: { mode: 'text' },
        variable: 'var_local.room',
        retries: 1,
        timeoutSeconds: 600,
      },
    },
    {
      id: 'call',
      type: 'api',
      name: 'Hotel system',
      position: at,
      config: { request: { method: 'GET', url: 'https://casa.example/{{var_local.room}}' } },
    },
  ]
  const stay = [link('start', 'next', 'menu'), link('menu', 'option:stay', 'room')]
  const base = longJourney(1)
  const unset = (edges: typeof stay, more: Step[] = []) =>
    problems(
      {
        ...base,
        commands: [],
        variables: [{ name: 'room', type: 'string' }],
        steps: [...steps, ...more],
        edges,
      },
      CASA_VERDE,
    )
      .filter(({ code }) => code === 'variable_never_set')
      .map(({ message }) => message)

  test('is named with the branch on which it was never asked', () => {
    const all = [...stay, link('room', 'success', 'call'), link('menu', 'option:eat', 'call')]
    expect(unset(all)).toEqual([
      'Hotel system: on the branch “Where to eat” room was never asked, so the call would carry its braces',
    ])
  })

  test('is no problem where every path asks', () => {
    expect(unset([...stay, link('room', 'success', 'call')])).toEqual([])
  })

  test('is not there after a question that nobody answered', () => {
    const all = [...stay, link('room', 'success', 'call'), link('room', 'timeout', 'call')]
    expect(unset(all)).toEqual([
      'Hotel system: where Which room leaves by timeout room was never asked, so the call would carry its braces',
    ])
  })

  test('is no problem behind a condition that tests it', () => {
    const known: Step = {
      id: 'known',
      type: 'condition',
      position: at,
      config: {
        branches: [{ id: 'yes', when: { variable: 'var_local.room', operator: 'exists' } }],
      },
    }
    const all = [...stay, link('room', 'success', 'known'), link('menu', 'option:eat', 'known')]
    expect(unset([...all, link('known', 'branch:yes', 'call')], [known])).toEqual([])
  })
})
