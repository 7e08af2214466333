import type { Step } from '#journey/journey.ts'
import type { Session } from '#journey/session.ts'
import { type Rule, testsIn } from '#journey/steps/condition.ts'
import type { TrailEntry } from '#journey/trail.ts'
import { played, transcriptNamed } from './files.ts'

/**
 * What transcripts have done, each thing in words that a test can ask for: `prompt · fallback`,
 * `rule · typo`, `wait · sent`, `equals · false`.
 */
export async function deedsOf(transcripts: string[]): Promise<Set<string>> {
  const done = new Set<string>()
  for (const name of transcripts) {
    const { steps } = transcriptNamed(name).opening.journey.document
    const byId = new Map(steps.map((step) => [step.id, step]))
    let here: Step | undefined
    await played(name, ({ trail, session }) => {
      for (const entry of trail) {
        if ('port' in entry && entry.port && here) add(done, leaving(here, entry.port))
        here = byId.get(entry.stepId ?? '') ?? here
        add(done, [entry.type, ...deedsIn(entry, here)])
      }
      if (session) add(done, standing(session))
    })
  }
  return done
}

const add = (done: Set<string>, deeds: string[]) => {
  for (const deed of deeds) done.add(deed)
}

function leaving(step: Step, port: string): string[] {
  const deeds = [`${step.type} · ${kindOf(port)}`]
  if (step.type === 'prompt' && port === 'success') deeds.push(`accepted · ${modeOf(step)}`)
  if (step.type === 'prompt-date' && port === 'success') deeds.push(`read · ${step.config.format}`)
  return step.type === 'condition' ? [...deeds, ...branchesTried(step, port)] : deeds
}

function deedsIn(entry: TrailEntry, step: Step | undefined): string[] {
  switch (entry.type) {
    case 'step.entered':
      return [`entered · ${step?.type}`]
    case 'wait.started':
      return step?.type === 'delay' ? [`delay by ${delayOf(step)}`] : []
    case 'choice.matched':
      return [`rule · ${entry.rung}`]
    case 'answer.rejected':
      if (step?.type === 'prompt') return [`rejected · ${modeOf(step)}`]
      return step?.type === 'prompt-date' ? [wrongDay(step, entry.reason)] : []
    case 'variable.set':
      return entry.name === 'var_local.api_error' ? [`api_error · ${errorKind(entry.value)}`] : []
    case 'session.ended':
      return [`ended · ${entry.reason ?? entry.status}`]
    default:
      return []
  }
}

function standing({ state }: Session): string[] {
  const status = `status · ${state.status}`
  return 'wait' in state ? [status, `wait · ${state.wait.for}`] : [status]
}

/** The branch that won was true; those before it were false. */
function branchesTried({ config }: Step, port: string): string[] {
  const branches = config.branches as { id: string; when: Rule }[]
  const won = branches.findIndex(({ id }) => port === `branch:${id}`)
  const lost = won === -1 ? branches : branches.slice(0, won)
  const trueTests = won === -1 ? [] : testsIn(branches[won]?.when ?? { all: [] })
  return [
    ...lost.flatMap(({ when }) => ('operator' in when ? [`${when.operator} · false`] : [])),
    ...trueTests.map(({ operator }) => `${operator} · true`),
  ]
}

function wrongDay({ config }: Step, reason: string): string {
  if (reason === 'not a date') return `unread · ${config.format}`
  if (reason.startsWith('a ')) return 'weekday excluded'
  const { type } = config.range as { type: string }
  return `${type} · ${reason.startsWith('before') ? 'too early' : 'too late'}`
}

/** `option:olive` is an `option`. */
export const kindOf = (port: string) => port.replace(/:.*/, '')

const modeOf = ({ config }: Step) => (config.validation as { mode: string }).mode
const errorKind = (value: unknown) => String(value).replace(/[:_].*/, '')
const delayOf = ({ config }: Step) => ['amount', 'until', 'date'].find((key) => key in config)
