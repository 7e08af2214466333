import { type ReadonlySignal, signal } from '@preact/signals'
import type { Journey, Step } from '#journey/journey.ts'
import type { Problem } from '#journey/problem.ts'

/** Until nothing was changed for so long, nobody wants to hear what is wrong. */
const IDLE_MS = 200

/** Found on the server only: readers of patterns and paths, and renderers, are too heavy for the page. */
const SERVERS_OWN = new Set(['pattern_invalid', 'json_path_invalid', 'degrades_on_channel'])

export type Check = (journey: Journey) => Promise<Problem[]>

/** What is wrong with the journey, kept up with it. */
export type ProblemWatch = {
  problems: ReadonlySignal<readonly Problem[]>
  changed(): void
  /** The server looked at what is on screen. */
  replace(problems: Problem[]): void
  stop(): void
}

export function watchProblems(document: () => Journey, check: Check): ProblemWatch {
  const problems = signal<readonly Problem[]>([])
  let told: { problem: Problem; config: Step['config'] | undefined }[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  async function look() {
    asked += 1
    const mine = asked
    const journey = document()
    const found = await check(journey)
    if (mine !== asked) return
    const configs = new Map(journey.steps.map((step) => [step.id, step.config]))
    const still = told.filter(({ problem, config }) => configs.get(problem.stepId ?? '') === config)
    problems.value = [...still.map(({ problem }) => problem), ...found]
  }
  return {
    problems,
    changed() {
      clearTimeout(timer)
      timer = setTimeout(look, IDLE_MS)
    },
    replace(list) {
      clearTimeout(timer)
      asked += 1
      const configs = new Map(document().steps.map((step) => [step.id, step.config]))
      told = list
        .filter(({ code }) => SERVERS_OWN.has(code))
        .map((problem) => ({ problem, config: configs.get(problem.stepId ?? '') }))
      problems.value = list
    },
    stop: () => clearTimeout(timer),
  }
}
