import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { openMailbox } from '../programs/local/mailbox.ts'
import { until } from '../runner/villa.ts'
import { startPostOffice } from '../simulators/mail.ts'
import { faultsOf } from './axe.ts'
import { describeInBrowser } from './browser.ts'
import { Built } from './built.ts'

/** As a guest's browser and as a careful scanner's: under its own name none gets far. */
const GUEST = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/150.0 Safari/537.36'

describeInBrowser('a choice in a mail', (browser) => {
  let app: Built
  let office: Awaited<ReturnType<typeof startPostOffice>>
  let box: Awaited<ReturnType<typeof openMailbox>>
  let context: BrowserContext
  let page: Page
  let guests = 0

  beforeAll(async () => {
    office = await startPostOffice({ token: 'server-token' })
    app = await Built.start({ POSTMARK_URL: office.url })
    box = await openMailbox(app)
  })
  afterAll(async () => {
    await app?.stop()
    office?.close()
  })
  beforeEach(async () => {
    context = await browser().newContext({ userAgent: GUEST })
    page = await context.newPage()
    page.setDefaultTimeout(10_000)
  })
  afterEach(() => context.close())

  /** Somebody who writes: their mails, and the links of the first one's choices. */
  async function asked() {
    const address = `guest${++guests}@example.com`
    await box.takes({ FromFull: { Email: address, Name: 'Ann' }, TextBody: 'hi' })
    const mails = () => office.taken.filter(({ to }) => to === address)
    const first = await until('the first mail', () => mails()[0])
    const [olive = '', cypress = ''] = first.text.match(/http\S+\/e\/\S+/g) ?? []
    return { mails, olive, cypress }
  }
  const heading = () => page.getByRole('heading').textContent()
  /** Runs a script as a scanner does, and waits for the page it may lead to. */
  async function tries(script: string) {
    const another = page.waitForEvent('load', { timeout: 2000 }).catch(() => undefined)
    await page.evaluate(script)
    await another
    expect(await heading()).toBe('Confirm your choice')
  }
  const aWhile = () => page.waitForTimeout(2100)

  it('is made by a guest’s hand, and by no scanner that opens, runs and sends it before', async () => {
    const { mails, olive, cypress } = await asked()
    for (const link of [cypress, olive]) {
      await page.goto(link)
      await aWhile()
      // What a script can do: press, pretend that somebody pressed, and send the form by itself.
      await tries(`document.querySelector('button').click()`)
      await tries(`for (const type of ['pointerdown', 'keydown', 'touchstart', 'click'])
        document.querySelector('button').dispatchEvent(new Event(type, { bubbles: true }))
        document.querySelector('button').click()`)
      await tries(`document.querySelector('form').submit()`)
    }
    await page.goto(olive)
    await page.getByText('You chose: Olive').waitFor()
    await aWhile()
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByRole('heading', { name: 'Thank you' }).waitFor()
    const second = await until('the answer', () => mails()[1], 30)
    expect(second.text).toContain('So Olive it is.')
    expect(mails()).toHaveLength(2)
  })

  it('is made and taken back by the keyboard alone', async () => {
    const { olive } = await asked()
    await page.goto(olive)
    await aWhile()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Thank you' }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Taken back' }).waitFor()
  })

  it('reads well by day, at night and on a phone', async () => {
    const { olive } = await asked()
    await page.goto(olive)
    expect(await faultsOf(page)).toEqual([])
    await page.setViewportSize({ width: 360, height: 640 })
    const button = await page.getByRole('button').boundingBox()
    expect(button?.height).toBeGreaterThanOrEqual(44)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
  })
})
