import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from './browser.ts'
import { Built } from './built.ts'

/** What every page is made of, by keyboard, on the pages that have it. */
describeInBrowser('the controls', (browser) => {
  let built: Built
  let page: Page
  let goalId = ''
  let journeyId = ''

  beforeAll(async () => {
    built = await Built.start()
    goalId = (await built.call<{ id: string }>('POST', '/goals', { name: 'Booked' })).id
    journeyId = (await built.call<{ id: string }>('POST', '/journeys', { name: 'Enquiry' })).id
    page = await built.page(browser())
  })
  afterAll(() => built?.stop())

  const focused = () => page.evaluate<string>('document.activeElement.textContent.trim()')

  it('moves between tabs by arrows, round both ends', async () => {
    await page.goto(`/crm/settings/bot-journeys/goals/${goalId}`)
    await page.getByRole('tab', { name: 'Results' }).focus()
    const seen: string[] = []
    for (const key of ['ArrowRight', 'End', 'ArrowRight', 'ArrowLeft', 'Home']) {
      await page.keyboard.press(key)
      seen.push(await focused())
    }
    expect(seen).toEqual(['Events', 'Milestones', 'Results', 'Milestones', 'Results'])
    expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('Results')
  })

  it('opens a menu at its first entry, finds one by its letter, and gives the focus back', async () => {
    const button = page.getByRole('button', { name: 'More about Booked' })
    await button.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor()
    expect(await button.getAttribute('aria-expanded')).toBe('true')
    expect(await focused()).toBe('Rename')
    await page.keyboard.press('ArrowUp')
    expect(await focused()).toBe('Archive')
    await page.keyboard.press('r')
    expect(await focused()).toBe('Rename')
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'hidden' })
    expect(await button.evaluate('document.activeElement.ariaLabel')).toBe('More about Booked')
  })

  it('begins a dialog at its field, and leaves it by Escape to where it was opened', async () => {
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const field = page.getByRole('dialog').getByLabel('Name')
    await field.waitFor()
    await page.keyboard.press('End')
    await page.keyboard.type(' again')
    expect(await field.inputValue()).toBe('Booked again')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: 'Booked', exact: true }).waitFor()
  })

  it('says what a picture means when the keyboard comes to it, until Escape', async () => {
    await page.goto(`/crm/settings/bot-journeys/builder/${journeyId}`)
    const find = page.getByRole('button', { name: 'Find a step' })
    await find.waitFor()
    await page.getByRole('button', { name: /^Problems/ }).focus()
    await page.keyboard.press('Shift+Tab')
    const tip = page.getByRole('tooltip').filter({ hasText: 'Find' })
    await tip.waitFor()
    await page.keyboard.press('Escape')
    await tip.waitFor({ state: 'hidden' })
  })
})
