import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { emptyJourney, type Journey, type Step } from '#journey/journey.ts'
import { runLocal } from '../../worker/local/run.ts'
import { freePort } from '../programs/local/free-port.ts'

const OWNER = {
  name: 'Ann Ortega',
  email: 'ann@casaverde.example',
  password: 'a long enough password',
}

export type StepInput = Pick<Journey, 'steps' | 'edges'> & Partial<Journey>

/** The built worker with an organisation, and a page of its owner's with the builder on it. */
export async function openBoard(browser: Browser) {
  const stateDir = mkdtempSync(join(tmpdir(), 'bot-journeys-builder-'))
  const app = await runLocal({ port: await freePort(), stateDir })
  const api = `${app.address}/api/v1`
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  })
  // `FILM=<folder>`: what happens is recorded there, for Playwright's trace viewer.
  const film = process.env.FILM
  if (film) await context.tracing.start({ screenshots: true, snapshots: true })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  const headers = { origin: app.address }
  await page.request.post(`${api}/setup`, {
    data: { organisation: 'Casa Verde', timeZone: 'Europe/Lisbon', country: 'PT', owner: OWNER },
  })
  const { email, password } = OWNER
  const signIn = () => page.request.post(`${api}/sign-in`, { data: { email, password }, headers })
  await signIn()
  let count = 0

  return {
    page,
    context,
    address: app.address,
    /** What broke in the page, if anything did. */
    faults,
    signIn,
    /** Makes a journey and opens it. Gives its id. */
    async draw(drawn?: StepInput): Promise<string> {
      count += 1
      const journey = { ...emptyJourney(), ...drawn }
      const data = { name: `Journey ${count}`, journey }
      const made = await page.request.post(`${api}/journeys`, { data, headers })
      const { id } = await made.json()
      await this.open(id)
      return id
    },
    async open(id: string) {
      await page.goto(`${app.address}/crm/settings/bot-journeys/builder/${id}`)
      await page.locator('[data-step]').first().waitFor()
    },
    /** What the server has, once the toolbar says that it has everything; `itself`: without being told. */
    async saved(id: string, itself?: 'itself'): Promise<Journey> {
      if (!itself) await page.keyboard.press('Control+s')
      await page
        .getByRole('status')
        .filter({ hasText: /^Saved$/ })
        .waitFor()
      return (await (await page.request.get(`${api}/journeys/${id}`)).json()).journey
    },
    async close() {
      if (film) await context.tracing.stop({ path: join(film, `${Date.now()}.zip`) })
      await context.close()
      await app.miniflare.dispose()
      rmSync(stateDir, { recursive: true, force: true })
    },
    call: (method: string, path: string, data?: unknown) =>
      page.request.fetch(`${api}${path}`, { method, data, headers }),
  }
}

export const text = (id: string, x: number, y: number, words = 'Hello'): Step => ({
  id,
  type: 'text',
  position: { x, y },
  config: { text: words },
})

export const START: Step = { id: 'start', type: 'start', position: { x: 80, y: 200 }, config: {} }

export const card = (page: Page, id: string) => page.locator(`[data-step="${id}"]`)
export const port = (page: Page, id: string, name: string) =>
  card(page, id).locator(`[data-port="${name}"]`)

/** The middle of something on screen. */
export async function middle(one: Locator) {
  const box = await one.boundingBox()
  if (!box) throw new Error('it is not on screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Presses, moves in a few steps as a hand does, and lets go. */
export async function drag(
  page: Page,
  from: { x: number; y: number },
  to: { x: number; y: number },
) {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 3 })
  await page.mouse.up()
}
