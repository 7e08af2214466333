/** One thing that has to hold between a provider and the app; what `run` throws says why it does not. */
export type Check = { group: string; title: string; run(): Promise<unknown> }

/** Checks of one group, by what has to hold. */
export type Runs = [title: string, run: Check['run']][]

export const checksOf = (group: string, ...runs: Runs[]): Check[] =>
  runs.flat().map(([title, run]) => ({ group, title, run }))

type Result = { group: string; title: string; seconds: number; wrong?: string }

/** So many at once: most of them only wait for a clock. */
const AT_ONCE = 12

/** Runs them all, in the order given as far as there is room, and gives the results in that order. */
export async function runAll(checks: Check[]): Promise<Result[]> {
  const results: Result[] = []
  const queue = checks.entries()
  const worker = async () => {
    for (const [place, check] of queue) results[place] = await result(check)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return results
}

async function result({ group, title, run }: Check): Promise<Result> {
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  try {
    await run()
    return { group, title, seconds: seconds() }
  } catch (error) {
    const wrong = error instanceof Error ? error.message : String(error)
    return { group, title, seconds: seconds(), wrong }
  }
}

/** `✓ in  a text                                  0.1 s`, and below a ✗ what was wrong. */
export function table(results: Result[]): string {
  const wide = Math.max(...results.map(({ title }) => title.length))
  const groups = Math.max(...results.map(({ group }) => group.length))
  return results
    .flatMap(({ group, title, seconds, wrong }) => {
      const time = `${seconds.toFixed(1)} s`.padStart(7)
      const line = `${wrong ? '✗' : '✓'} ${group.padEnd(groups)}  ${title.padEnd(wide)} ${time}`
      return wrong ? [line, ...wrong.split('\n').map((part) => `    ${part}`)] : [line]
    })
    .join('\n')
}
