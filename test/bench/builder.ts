import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { runLocal } from '../../worker/local/run.ts'
import { freePort } from '../local/free-port.ts'
import { longJourney } from '../scale/journeys.ts'
import { openBrowser } from '../web/browser.ts'

const OWNER = { name: 'Ann', email: 'ann@casaverde.example', password: 'a long enough password' }
const MOVES = 120
const TRACED = ['devtools.timeline', 'disabled-by-default-devtools.timeline.frame', 'toplevel']

type TraceEvent = {
  name: string
  ph: string
  ts: number
  dur?: number
  /** CPU time of the thread: what others take of the machine meanwhile is not in it. */
  tdur?: number
  pid: number
  tid: number
  args?: { name?: string }
}

/** Marks the moment when the first cards have been painted, counted from the click on the link. */
const MARKS_PAINT = `
  const seen = new MutationObserver(() => {
    if (!document.querySelector('[data-step]')) return
    seen.disconnect()
    requestAnimationFrame(() => setTimeout(() => performance.mark('drawn')))
  })
  seen.observe(document, { childList: true, subtree: true })
`

/** What drawing costs the browser, by its own trace: the first paint, a pan, a drag. */
const stateDir = mkdtempSync(join(tmpdir(), 'bot-journeys-bench-builder-'))
const app = await runLocal({ port: await freePort(), stateDir })
const browser = await openBrowser()
try {
  console.log('steps   first paint   per pan   p95 frame   per drag   p95 frame   per far pan')
  for (const steps of [200, 1000, 3000]) {
    const figures = await measure(browser, await journeyOf(browser, steps))
    console.log(`${String(steps).padStart(5)}   ${figures.join('   ')}`)
  }
} finally {
  await browser.close()
  await app.miniflare.dispose()
  rmSync(stateDir, { recursive: true, force: true })
}

async function signedIn(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const headers = { origin: app.address }
  const organisation = { organisation: 'Casa Verde', timeZone: 'Europe/Lisbon', country: 'PT' }
  await page.request.post(`${app.address}/api/v1/setup`, {
    data: { ...organisation, owner: OWNER },
  })
  await page.request.post(`${app.address}/api/v1/sign-in`, { data: OWNER, headers })
  return page
}

async function journeyOf(browser: Browser, steps: number): Promise<string> {
  const page = await signedIn(browser)
  const made = await page.request.post(`${app.address}/api/v1/journeys`, {
    data: { name: `${steps} steps`, journey: longJourney(steps) },
    headers: { origin: app.address },
  })
  const { id } = await made.json()
  await page.context().close()
  return `${app.address}/crm/settings/bot-journeys/builder/${id}`
}

async function measure(browser: Browser, address: string): Promise<string[]> {
  const page = await signedIn(browser)
  await page.goto(`${app.address}/crm/settings/bot-journeys`)
  await page.addInitScript({ content: MARKS_PAINT })
  const paints: number[] = []
  for (let run = 0; run < 3; run++) {
    await page.goto(address)
    await page.locator('[data-step]').first().waitFor()
    await page.waitForTimeout(500)
    paints.push(Number(await page.evaluate('performance.getEntriesByName("drawn")[0].startTime')))
  }
  await page.waitForTimeout(1500)
  const pan = await traced(browser, page, () => sweep(page, { x: 640, y: 700 }))
  const card = await page.locator('[data-step] header').nth(6).boundingBox()
  const from = { x: (card?.x ?? 0) + 100, y: (card?.y ?? 0) + 15 }
  const drag = await traced(browser, page, () => sweep(page, from))
  await page.keyboard.press('Escape')
  await page.keyboard.press('1')
  await page.waitForTimeout(600)
  const far = await traced(browser, page, () => sweep(page, { x: 1420, y: 850 }))
  await page.context().close()
  const ms = (value: number) => `${value.toFixed(1)} ms`.padStart(8)
  return [
    `${ms(median(paints))}   `,
    ...[pan, drag].flatMap(({ perMove, frame }) => [ms(perMove), ` ${ms(frame)} `]),
    ms(far.perMove),
  ]
}

/**
 * Presses and moves about, a move a frame. The page itself plays the hand: a driver outside would be
 * the slowest part of what is measured.
 */
function sweep(page: Page, { x, y }: { x: number; y: number }): Promise<unknown> {
  return page.evaluate(`new Promise((done) => {
    const at = (move) => {
      const turn = (move / ${MOVES}) * Math.PI * 4
      return { clientX: ${x} + 120 * Math.sin(turn), clientY: ${y} - 60 * (1 - Math.cos(turn)) }
    }
    const tell = (type, move) => {
      const place = at(move)
      const target = document.elementFromPoint(${x}, ${y})
      const event = { bubbles: true, cancelable: true, pointerId: 1, isPrimary: true, ...place }
      ;(move ? document.body : target).dispatchEvent(new PointerEvent(type, event))
    }
    tell('pointerdown', 0)
    let move = 0
    const next = () => {
      move += 1
      tell(move <= ${MOVES} ? 'pointermove' : 'pointerup', move)
      if (move <= ${MOVES}) requestAnimationFrame(next)
      else done()
    }
    requestAnimationFrame(next)
  })`)
}

/** Main-thread CPU time a move, and the 95th percentile between drawn frames, while something is done. */
async function traced(browser: Browser, page: Page, act: () => Promise<unknown>) {
  await browser.startTracing(page, { categories: TRACED })
  await act()
  const trace = await browser.stopTracing()
  const events: TraceEvent[] = JSON.parse(trace.toString()).traceEvents
  const main = events.find(
    (event) =>
      event.name === 'thread_name' &&
      event.args?.name === 'CrRendererMain' &&
      busy(events, event) > 0,
  )
  const frames = events
    .filter(({ name, pid }) => name === 'DrawFrame' && pid === main?.pid)
    .map(({ ts }) => ts / 1000)
    .sort((a, b) => a - b)
  const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? at))
  gaps.sort((a, b) => a - b)
  return {
    perMove: main ? busy(events, main) / MOVES : 0,
    frame: gaps[Math.floor(gaps.length * 0.95)] ?? 0,
  }
}

/** CPU milliseconds of tasks on a thread; tasks do not nest. */
function busy(events: TraceEvent[], thread: Pick<TraceEvent, 'pid' | 'tid'>): number {
  return events
    .filter(
      ({ name, ph, pid, tid }) =>
        name.endsWith('RunTask') && ph === 'X' && pid === thread.pid && tid === thread.tid,
    )
    .reduce((sum, { dur = 0, tdur = dur }) => sum + tdur / 1000, 0)
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
