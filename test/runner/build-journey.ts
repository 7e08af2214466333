import type { Journey, Step } from '#journey/journey.ts'

type StepInput = { id: string; type: Step['type']; config?: Record<string, unknown>; name?: string }

type Rest = {
  /** `{ 'villa.timeout': 'bye' }`; an empty target leaves the port without an edge. */
  edges?: Record<string, string>
  variables?: Journey['variables']
  apis?: Journey['apis']
}

/** By which port a step goes on to the one below it. */
const ONWARD: Partial<Record<Step['type'], string>> = {
  reply: 'success',
  'quick-reply': 'success',
  list: 'success',
  prompt: 'success',
  'prompt-date': 'success',
  condition: 'else',
  'wait-for-event': 'success',
  api: 'success',
  'ai-agent': 'success',
  'agent-transfer': '',
}

/** A journey written as a list: Start, and each step leads to the next unless `edges` says otherwise. */
export function buildJourney(
  steps: StepInput[],
  { edges = {}, variables = [], apis = [] }: Rest = {},
) {
  const all: StepInput[] = [{ id: 'start', type: 'start' }, ...steps]
  const onward = all.flatMap(({ id, type }, index): [string, string][] => {
    const port = ONWARD[type] ?? 'next'
    const below = all[index + 1]
    return below && port !== '' ? [[`${id}.${port}`, below.id]] : []
  })
  const wired = Object.entries({ ...Object.fromEntries(onward), ...edges })
  const journey: Journey = {
    format: 1,
    steps: all.map(({ config = {}, ...step }, index) => ({
      ...step,
      position: { x: index * 240, y: 0 },
      config,
    })),
    edges: wired
      .filter(([, to]) => to !== '')
      .map(([from, to], index) => {
        const [step = '', port = ''] = from.split('.')
        return { id: `e${index}`, from: { step, port }, to }
      }),
    variables,
    apis,
  }
  return journey
}
