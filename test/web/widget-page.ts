import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { FakeServer } from './fake-server.ts'

/** A guest on somebody's site with the widget on it. */
export async function visit(browser: Browser, server: FakeServer, options?: BrowserContextOptions) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const broken: string[] = []
  page.on('pageerror', (error) => broken.push(error.message))
  await page.goto(server.siteUrl)
  return { page, context, broken, ...chatOn(page) }
}

export function chatOn(page: Page) {
  const launcher = page.locator('bot-journeys button')
  const frame = page.frameLocator('bot-journeys iframe')
  const field = frame.getByRole('textbox', { name: 'Write a message' })
  return {
    launcher,
    frame,
    field,
    log: frame.getByRole('log'),
    mine: frame.locator('.entry.in .bubble'),
    notice: frame.locator('.notice'),
    async open() {
      await launcher.click()
      await field.waitFor()
    },
    async write(text: string) {
      await field.fill(text)
      await field.press('Enter')
    },
  }
}
