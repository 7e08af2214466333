import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { faultsOf } from './axe.ts'
import { describeInBrowser } from './browser.ts'
import { type House, openHouse } from './house.ts'

/** A page of the app, and what must be there before it is judged. A new page adds a line. */
type Visited = { path: string; shows: string; act?: (page: Page) => Promise<void> }

const OUTSIDE: Visited[] = [
  { path: '/setup', shows: 'Set up Bot Journeys' },
  { path: '/sign-in', shows: 'Sign in' },
  { path: '/invitations/none', shows: 'Welcome' },
]

/** Addresses hold ids that are only known once the house is open. */
const inside = (ids: { goal: string; chat: string; mail: string }): Visited[] => [
  { path: '/crm/settings/bot-journeys', shows: 'After-hours qualifier' },
  { path: '/crm/settings/bot-journeys/goals', shows: 'Qualified enquiry' },
  { path: `/crm/settings/bot-journeys/goals/${ids.goal}`, shows: 'How far guests come' },
  { path: `/crm/settings/bot-journeys/goals/${ids.goal}?tab=events`, shows: 'Dates confirmed' },
  { path: `/crm/settings/bot-journeys/goals/${ids.goal}?tab=milestones`, shows: 'Quote sent' },
  {
    path: '/crm/settings/bot-journeys/goals',
    shows: 'Create a goal',
    act: (page) => page.getByRole('button', { name: 'Create goal' }).click(),
  },
  { path: '/crm/settings/connections', shows: 'Stay' },
  {
    path: '/crm/settings/connections',
    shows: 'Delete “Stay”?',
    async act(page) {
      await page.getByRole('button', { name: 'More about Stay' }).click()
      await page.getByRole('menuitem', { name: 'Delete' }).click()
    },
  },
  { path: '/crm/settings/connections/new', shows: 'Connect a channel' },
  ...['whatsapp-official', 'whatsapp-unofficial', 'email', 'instagram', 'messenger'].map(
    (type) => ({ path: `/crm/settings/connections/new/${type}`, shows: 'Connect' }),
  ),
  { path: `/crm/settings/connections/${ids.mail}`, shows: 'At the provider' },
  { path: `/crm/settings/connections/webwidget?channel=${ids.chat}`, shows: 'Appearance' },
  { path: '/crm/settings/nowhere', shows: 'There is nothing here' },
]

describeInBrowser('an accessibility checker', (browser) => {
  let house: House
  let ids: Parameters<typeof inside>[0]

  beforeAll(async () => {
    house = await openHouse({ samples: true })
    const config = { address: 'stay@casaverde.example', transport: 'postmark', token: 't' }
    const body = { type: 'email', name: 'Stay', config: { ...config, webhookSecret: 'w' } }
    const mail = await house.api('POST', '/channels', body)
    const { items: channels } = await house.api('GET', '/channels')
    const { items: goals } = await house.api('GET', '/goals')
    const goal = goals.find(({ name }: { name: string }) => name === 'Qualified enquiry')
    const chat = channels.find(({ type }: { type: string }) => type === 'web-chat')
    ids = { goal: goal.id, chat: chat.id, mail: mail.id }
    await reached(goal)
  })
  afterAll(() => house?.close())

  async function reached(goal: { id: string; milestones: { id: string; trackers: object[] }[] }) {
    const database = await house.database()
    const { id: organisation } = await house.api('GET', '/organisation')
    const values = goal.milestones.flatMap(({ trackers }) =>
      trackers.map((tracker) => Object.values(tracker)[0]),
    )
    const insert = database.prepare(
      'INSERT INTO goal_events(id, organisation_id, goal_id, milestone_id, journey_id, session_id, test, "values", at) VALUES(?, ?, ?, ?, ?, ?, 0, ?, ?)',
    )
    await database.batch(
      goal.milestones.map(({ id }, at) => {
        const noted = Object.fromEntries(
          values.map((tracker, which) => [tracker, which % 2 ? 4 : 'x']),
        )
        const row = [id, organisation, goal.id, id, 'jrn_1', `s${at}`, JSON.stringify(noted)]
        return insert.bind(...row, Date.now() - at * 86_400_000)
      }),
    )
  }

  async function judge(page: Page, { path, shows, act }: Visited) {
    await page.goto(path)
    await act?.(page)
    await page.getByText(shows).locator('visible=true').first().waitFor()
    expect(await faultsOf(page), path).toEqual([])
  }

  it('finds nothing on the pages before somebody is in', async () => {
    const page = await browser().newPage({ baseURL: house.address })
    for (const each of OUTSIDE) await judge(page, each)
    await page.close()
  })

  it('finds nothing on the pages inside', async () => {
    const page = await house.visit(browser(), 'ann')
    for (const each of inside(ids)) await judge(page, each)
    await page.context().close()
  })

  it('finds nothing on what a User sees', async () => {
    const page = await house.visit(browser(), 'uma')
    const settings = [`/crm/settings/connections/${ids.mail}`, '/crm/settings/connections']
    for (const path of settings) await judge(page, { path, shows: 'Stay' })
    await page.context().close()
  })

  it('finds nothing on the page to try a chat on, nor in the chat', async () => {
    const page = await browser().newPage({ baseURL: house.address })
    await page.goto(`/try/${ids.chat}`)
    const chat = page.frameLocator('bot-journeys iframe')
    await chat.getByRole('textbox').waitFor()
    expect(await faultsOf(page)).toEqual([])
    const frame = page.frames().find((each) => each.url().includes('/wc/frame'))
    expect(frame && (await faultsOf(page, frame))).toEqual([])
    await page.close()
  })
})
