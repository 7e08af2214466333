import axe from 'axe-core'
import type { Frame, Page } from 'playwright-core'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const PHONE = { width: 390, height: 844 }

type Found = { id: string; help: string; nodes: { target: string[]; failureSummary?: string }[] }

/** What an accessibility checker finds, a line for each thing; nothing is what we want. */
async function check(page: Page | Frame, runOnly: string[], look: string): Promise<string[]> {
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'] })
  const found = await page.evaluate<Found[]>(
    `axe.run(document, ${options}).then(({ violations }) => violations)`,
  )
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${look}: ${id}: ${help}: ${target}: ${failureSummary}`,
    ),
  )
}

/**
 * The same page as a reader in daylight has it, at night, and on a phone. The page is loaded once:
 * only what a look can change is judged again.
 */
export async function faultsOf(page: Page, part: Page | Frame = page): Promise<string[]> {
  const wide = page.viewportSize()
  await part.evaluate(axe.source)
  const found = await check(part, RULES, 'light')
  await page.emulateMedia({ colorScheme: 'dark' })
  found.push(...(await check(part, ['color-contrast'], 'dark')))
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(PHONE)
  found.push(...(await check(part, RULES, 'phone')))
  if (wide) await page.setViewportSize(wide)
  return found
}
