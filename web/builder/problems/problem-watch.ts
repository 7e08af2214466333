import { type ReadonlySignal, signal } from '@preact/signals'
import type { Journey, Step } from '#journey/journey.ts'
import type { Problem } from '#journey/problem.ts'

/** Checks wait until nothing changed for this long. */
const IDLE_MS = 200

/** Only the server finds these: parsers of patterns and paths, and renderers, are too large for the page. */
const SERVER_ONLY = new Set(['pattern_invalid', 'json_path_invalid', 'degrades_on_channel'])

export type Check = (journey: Journey) => Promise<Problem[]>

/** The journey's problems, checked again after changes. */
export type ProblemWatch = {
  problems: ReadonlySignal<readonly Problem[]>
  changed(): void
  /** Takes the problems that the server found in what is on screen. */
  replace(problems: Problem[]): void
  stop(): void
}

export function watchProblems(document: () => Journey, check: Check): ProblemWatch {
  const problems = signal<readonly Problem[]>([])
  let fromServer: { problem: Problem; config: Step['config'] | undefined }[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  async function runCheck() {
    asked += 1
    const mine = asked
    const journey = document()
    const found = await check(journey)
    if (mine !== asked) return
    const configs = new Map(journey.steps.map((step) => [step.id, step.config]))
    const still = fromServer.filter(
      ({ problem, config }) => configs.get(problem.stepId ?? '') === config,
    )
    problems.value = [...still.map(({ problem }) => problem), ...found]
  }
  return {
    problems,
    changed() {
      clearTimeout(timer)
      timer = setTimeout(runCheck, IDLE_MS)
    },
    replace(list) {
      clearTimeout(timer)
      asked += 1
      const configs = new Map(document().steps.map((step) => [step.id, step.config]))
      fromServer = list
        .filter(({ code }) => SERVER_ONLY.has(code))
        .map((problem) => ({ problem, config: configs.get(problem.stepId ?? '') }))
      problems.value = list
    },
    stop: () => clearTimeout(timer),
  }
}
