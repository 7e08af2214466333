import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from './browser.ts'
import { Built } from './built.ts'

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const SETTINGS = '/crm/settings'
/** As somebody pastes it: nowhere to break. */
const LONG = 'Bookingconfirmationandpaymentreminderwithoutanyspacesinthenameatall'

type Named = { id: string }

describeInBrowser('A phone', (browser: () => Browser) => {
  let built: Built
  let uma: Awaited<ReturnType<Built['member']>>
  let goal: Named
  let mail: Named

  beforeAll(async () => {
    built = await Built.start({}, { samples: true })
    uma = await built.member('Uma', 'user')
    const { items } = await built.call<{ items: Named[] }>('GET', '/journeys?state=live')
    const journey = await built.call<object>('GET', `/journeys/${items[0]?.id}/export`)
    const { id: journeyId } = await built.call<Named>('POST', '/journeys/import', {
      ...journey,
      name: LONG,
    })
    await built.call('POST', `/journeys/${journeyId}/deploy`)
    const config = { address: `${LONG}@casaverde.example`, transport: 'resend', token: 't' }
    mail = await built.call<Named>('POST', '/channels', { type: 'email', name: LONG, config })
    await built.call('PUT', `/channels/${mail.id}/assignment`, { journeyId })
    goal = await built.call<Named>('POST', '/goals', { name: LONG })
    await built.call('POST', `/goals/${goal.id}/milestones`, { name: LONG })
  })
  afterAll(() => built?.stop())

  const width = (page: Page) => page.locator('html').evaluate((root) => root.scrollWidth)

  it.each(['the owner', 'a User'])('never has to be pushed sideways by %s', async (who) => {
    const page = await built.page(browser(), who === 'a User' ? uma : undefined, PHONE)
    for (const path of [
      `${SETTINGS}/bot-journeys`,
      `${SETTINGS}/bot-journeys?search=${LONG}`,
      `${SETTINGS}/bot-journeys/goals`,
      `${SETTINGS}/bot-journeys/goals/${goal.id}`,
      `${SETTINGS}/bot-journeys/goals/${goal.id}?tab=milestones`,
      `${SETTINGS}/connections`,
      `${SETTINGS}/connections/${mail.id}`,
      `${SETTINGS}/connections/webwidget`,
      `${SETTINGS}/templates`,
    ]) {
      await page.goto(path)
      await page.locator('main > :nth-child(2)').waitFor()
      await page.waitForLoadState('networkidle')
      expect(await width(page), path).toBe(PHONE.viewport.width)
    }
    await page.context().close()
  })

  it('reaches the other settings by the bar', async () => {
    const page = await built.page(browser(), undefined, PHONE)
    await page.goto(`${SETTINGS}/templates`)
    await page.getByRole('button', { name: 'Settings' }).click()
    await page.getByRole('link', { name: 'Connections' }).click()
    await page.getByRole('heading', { name: 'Connections' }).waitFor()
    expect(await page.getByRole('navigation', { name: 'Settings' }).isVisible()).toBe(false)
    await page.context().close()
  })
})
