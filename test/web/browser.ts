import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const isMissing = !existsSync(CHROMIUM)
if (isMissing && process.env.CI === 'true') throw new Error(`No Chromium at ${CHROMIUM}`)
if (isMissing)
  console.error(`\n*** SKIPPED: the pages are NOT tested, no Chromium at ${CHROMIUM} ***\n`)

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: ARGS })

/** A group of tests with one Chromium between them; skipped, loudly, where there is none. */
export function describeInBrowser(name: string, tests: (browser: () => Browser) => void) {
  describe.skipIf(isMissing)(name, () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await openBrowser()
    })
    afterAll(() => browser?.close())
    tests(() => browser)
  })
}
