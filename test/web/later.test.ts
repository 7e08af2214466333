import type { Page, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from './browser.ts'
import { card, openBoard, START, text } from './canvas-page.ts'

/** The built files of the form that a Text has, and of the fields in every form. */
const FORM = /\/assets\/messages-/
const FIELDS = /\/assets\/fields-/
const DRAWN = {
  steps: [START, text('hi', 400, 200, '')],
  edges: [{ id: 'start-hi', from: { step: 'start', port: 'next' }, to: 'hi' }],
}

describeInBrowser('parts of the builder that come later', (browser) => {
  let board: Awaited<ReturnType<typeof openBoard>>
  let page: Page
  beforeAll(async () => {
    board = await openBoard(browser())
    page = board.page
    page.setDefaultTimeout(10_000)
  })
  afterAll(() => board?.close())
  afterEach(async () => {
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    expect(board.faults.splice(0)).toEqual([])
  })
  const field = () => page.getByRole('textbox', { name: 'Text', exact: true })

  /** Keeps the form on its way until it is let go. */
  async function heldBack() {
    const held: Route[] = []
    await page.route(FORM, (route) => {
      held.push(route)
    })
    return async () => {
      await expect.poll(() => held.length).toBeGreaterThan(0)
      await Promise.all(held.map((route) => route.continue()))
      await page.unroute(FORM)
    }
  }

  it('go into a form by Enter, however late it comes', async () => {
    const release = await heldBack()
    const id = await board.draw(DRAWN)
    await card(page, 'start').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Text' }).waitFor()
    expect(await page.getByLabel('Name on the canvas').count()).toBe(0)
    await release()
    await expect.poll(() => page.locator('textarea:focus').count()).toBe(1)
    await page.keyboard.type('Welcome')
    const { steps } = await board.saved(id)
    expect(steps[1]?.config).toEqual({ text: 'Welcome' })
  })

  it('leave the keyboard where it has gone in the meantime', async () => {
    const release = await heldBack()
    await board.draw(DRAWN)
    await card(page, 'start').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const search = page.getByRole('searchbox', { name: 'Search steps' })
    await search.focus()
    await release()
    await field().waitFor()
    await page.keyboard.type('del')
    expect(await search.inputValue()).toBe('del')
  })

  it('lead from a problem to its field once that is there', async () => {
    const release = await heldBack()
    await board.draw(DRAWN)
    await page.getByRole('button', { name: 'Problems', exact: true }).click()
    const problems = page.getByRole('region', { name: 'Problems' })
    await problems.getByRole('button', { name: /empty/ }).click()
    await page.getByRole('heading', { name: 'Text' }).waitFor()
    await release()
    await expect.poll(() => page.locator('textarea:focus').count()).toBe(1)
  })

  it('say so when they do not come, and come, styles and all, when they are asked for again', async () => {
    await page.route(FIELDS, (route) => route.abort())
    await board.draw(DRAWN)
    await card(page, 'hi').click()
    const alert = page.getByRole('alert').filter({ hasText: 'could not be loaded' })
    await alert.waitFor()
    await page.unroute(FIELDS)
    await alert.getByRole('button', { name: 'Try again' }).click()
    await field().fill('Welcome')
    expect(await alert.count()).toBe(0)
    const styles = page.locator('link[rel="stylesheet"][href*="/fields-"]')
    expect(await styles.evaluate((link) => 'sheet' in link && link.sheet !== null)).toBe(true)
  })

  it('are there before anything is opened', async () => {
    const parts = ['panel', 'messages', 'inputs', 'logic', 'actions'].map((name) =>
      page.waitForResponse((response) => response.url().includes(`/assets/${name}-`)),
    )
    await board.draw(DRAWN)
    await Promise.all(parts)
    expect(await page.getByRole('region', { name: 'Step', exact: true }).count()).toBe(0)
  })
})
