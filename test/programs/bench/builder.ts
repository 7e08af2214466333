import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { runLocal } from '../../../worker/local/run.ts'
import { openBrowser } from '../../web/browser.ts'
import { freePort } from '../local/free-port.ts'
import { longJourney } from '../scale/journeys.ts'

const OWNER = { name: 'Ann', email: 'ann@casaverde.example', password: 'a long enough password' }
const MOVES = 120
/** Wide enough that a card that snaps to the grid has somewhere to go in every frame. */
const RADIUS = 140
const KEYS = 60
const LEFT_BUTTON = 0
const MIDDLE_BUTTON = 1
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
  args?: { name?: string; data?: { type?: string } }
}

/** In microseconds: what each event took of the main thread's CPU, and the time between drawn frames. */
type Cost = { each: number[]; gaps: number[] }

/** Marks the moment when the first cards have been painted, counted from the click on the link. */
const MARKS_PAINT = `
  const seen = new MutationObserver(() => {
    if (!document.querySelector('[data-step]')) return
    seen.disconnect()
    requestAnimationFrame(() => setTimeout(() => performance.mark('drawn')))
  })
  seen.observe(document, { childList: true, subtree: true })
`

/** What drawing costs the browser, by its own trace: the first paint, a pan, a drag, a key typed. */
const stateDir = mkdtempSync(join(tmpdir(), 'bot-journeys-bench-builder-'))
const app = await runLocal({ port: await freePort(), stateDir })
const browser = await openBrowser()
try {
  for (const steps of [200, 1000, 3000]) {
    console.log(`${steps} steps`)
    for (const [what, figure] of await measure(browser, await journeyOf(browser, steps))) {
      console.log(`  ${what.padEnd(36)} ${figure}`)
    }
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

async function measure(browser: Browser, address: string): Promise<[string, string][]> {
  const page = await signedIn(browser)
  await page.goto(`${app.address}/crm/settings/bot-journeys`)
  await page.addInitScript({ content: MARKS_PAINT })
  const paints: number[] = []
  for (let run = 0; run < 3; run++) {
    await page.goto(address)
    await page.locator('[data-step]').first().waitFor()
    await page.waitForTimeout(500)
    const drawn = Number(await page.evaluate('performance.getEntriesByName("drawn")[0].startTime'))
    paints.push(drawn * 1000)
  }
  await page.waitForTimeout(1500)
  const pan = await swept(browser, page, MIDDLE_BUTTON)
  await open(page, 'image 25')
  const drag = await swept(browser, page, LEFT_BUTTON)
  await page.keyboard.press('Control+z')
  const text = await typed(browser, page, 'text 21', 'Text')
  const list = await typed(browser, page, 'list 30', 'Body')
  await page.locator('[data-pane]').focus()
  await page.keyboard.press('1')
  await page.waitForTimeout(600)
  const far = await swept(browser, page, MIDDLE_BUTTON)
  await page.context().close()
  return [
    ['first paint', ms(at(paints, 0.5))],
    ['pan', figuresOf(pan)],
    ['pan, all of it on screen', figuresOf(far)],
    ['drag', figuresOf(drag)],
    ['key in a text', figuresOf(text)],
    ['key in a list of ten rows', figuresOf(list)],
  ]
}

/** Selects a step by its name, which brings it to the middle. */
async function open(page: Page, name: string) {
  await page.locator('[data-pane]').focus()
  await page.keyboard.press('/')
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Step' }).waitFor()
  await page.waitForTimeout(600)
}

async function typed(browser: Browser, page: Page, step: string, label: string) {
  await open(page, step)
  await page.getByLabel(label, { exact: true }).click()
  await page.keyboard.press('End')
  await page.waitForTimeout(600)
  return traced(browser, page, 'keydown', async () => {
    for (let key = 0; key < KEYS; key++) await page.keyboard.press('abcdefghij '[key % 11] ?? 'a')
  })
}

/**
 * Presses in the middle of the canvas and moves about, a move a frame. The page itself plays the hand:
 * a driver outside would be the slowest part of what is measured.
 */
function swept(browser: Browser, page: Page, button: number): Promise<Cost> {
  const hand = `new Promise((done) => {
    const pane = document.querySelector('[data-pane]').getBoundingClientRect()
    const [x, y] = [pane.left + pane.width / 2, pane.top + pane.height / 2]
    const target = document.elementFromPoint(x, y)
    const tell = (type, move) => {
      const turn = (move / ${MOVES}) * Math.PI * 4
      const [clientX, clientY] = [x + ${RADIUS} * Math.sin(turn), y + ${RADIUS} * (1 - Math.cos(turn))]
      const event = { bubbles: true, cancelable: true, pointerId: 1, isPrimary: true }
      const by = { button: ${button}, clientX, clientY }
      ;(move ? document.body : target).dispatchEvent(new PointerEvent(type, { ...event, ...by }))
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
  })`
  return traced(browser, page, 'pointermove', () => page.evaluate(hand))
}

/** What happens while something is done, event by event of a kind, by the browser's own trace. */
async function traced(
  browser: Browser,
  page: Page,
  kind: string,
  act: () => Promise<unknown>,
): Promise<Cost> {
  await browser.startTracing(page, { categories: TRACED })
  await act()
  const trace = await browser.stopTracing()
  const events: TraceEvent[] = JSON.parse(trace.toString()).traceEvents
  const main = events.find(
    ({ name, args, pid, tid }) =>
      name === 'thread_name' &&
      args?.name === 'CrRendererMain' &&
      tasksOf(events, pid, tid).length > 0,
  )
  const ours = events.filter(({ pid }) => pid === main?.pid)
  const tasks = tasksOf(events, main?.pid, main?.tid).sort((a, b) => a.ts - b.ts)
  // An event is told of from within the task it runs in: its share begins with that task.
  const began = ours
    .filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === kind)
    .map((event) => tasks.findLast(({ ts }) => ts <= event.ts)?.ts ?? event.ts)
    .sort((a, b) => a - b)
  const each = began.map((from, index) =>
    tasks
      .filter(({ ts }) => ts >= from && ts < (began[index + 1] ?? Number.POSITIVE_INFINITY))
      .reduce((sum, { dur = 0, tdur = dur }) => sum + tdur, 0),
  )
  const drawn = ours
    .filter(({ name }) => name === 'DrawFrame')
    .map(({ ts }) => ts)
    .sort((a, b) => a - b)
  return { each, gaps: drawn.slice(1).map((time, index) => time - (drawn[index] ?? time)) }
}

/** Tasks of a thread; they do not nest. */
function tasksOf(events: TraceEvent[], process?: number, thread?: number) {
  return events.filter(
    ({ name, ph, pid, tid }) =>
      name.endsWith('RunTask') && ph === 'X' && pid === process && tid === thread,
  )
}

function figuresOf({ each, gaps }: Cost): string {
  return `${ms(at(each, 0.5))} p95${ms(at(each, 0.95))}   frame p95${ms(at(gaps, 0.95))}`
}

function ms(micros: number): string {
  return `${(micros / 1000).toFixed(1)} ms`.padStart(9)
}

/** The value below which so much of them lies. */
function at(values: number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
