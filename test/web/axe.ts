import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Frame, Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type Found = { id: string; help: string; nodes: { target: string[]; failureSummary?: string }[] }

/** What an accessibility checker finds on a page, a line for each thing; nothing is what we want. */
export async function faultsOf(page: Page | Frame): Promise<string[]> {
  await page.evaluate(AXE)
  const options = JSON.stringify({ runOnly: RULES, resultTypes: ['violations'] })
  const found = await page.evaluate<Found[]>(
    `axe.run(document, ${options}).then(({ violations }) => violations)`,
  )
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target}: ${failureSummary}`),
  )
}
