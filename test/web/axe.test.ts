import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildJourney } from '../runner/build-journey.ts'
import { faultsOf } from './axe.ts'
import { describeInBrowser } from './browser.ts'
import { Built } from './built.ts'

/** A page of the app, and what must be there before it is judged. A new page adds a line. */
type Visited = { path: string; shows: string; act?: (page: Page) => Promise<void> }

const OUTSIDE: Visited[] = [
  { path: '/setup', shows: 'Set up Bot Journeys' },
  { path: '/sign-in', shows: 'Sign in' },
  { path: '/invitations/none', shows: 'Welcome' },
]

/** Addresses hold ids that are only known once there is something. */
type Ids = { goal: string; chat: string; mail: string; draft: string }

const journeys = (ids: Ids): Visited[] => [
  { path: '/crm/settings/bot-journeys', shows: 'After-hours qualifier' },
  { path: `/crm/settings/bot-journeys/builder/${ids.draft}`, shows: 'Start' },
  {
    path: `/crm/settings/bot-journeys/builder/${ids.draft}`,
    shows: 'Variables',
    act: (page) => page.getByRole('button', { name: 'Variables' }).click(),
  },
  {
    path: `/crm/settings/bot-journeys/builder/${ids.draft}`,
    shows: 'Start',
    async act(page) {
      await page.getByRole('button', { name: 'Test', exact: true }).click()
      const chat = page.getByRole('complementary', { name: 'Test chat' })
      await chat.getByRole('textbox').waitFor()
    },
  },
  {
    path: `/crm/settings/bot-journeys/builder/${ids.draft}`,
    shows: 'Start',
    async act(page) {
      await page.locator('[data-step]:not([data-step="start"]) header').first().click()
      await page.getByRole('textbox', { name: 'Name' }).waitFor()
    },
  },
  { path: '/crm/settings/nowhere', shows: 'There is nothing here' },
]

const goals = (ids: Ids): Visited[] => [
  { path: '/crm/settings/bot-journeys/goals', shows: 'Qualified enquiry' },
  {
    path: `/crm/settings/bot-journeys/goals/${ids.goal}`,
    shows: 'How far guests come',
    async act(page) {
      await page.getByText('As a table').first().waitFor()
      for (const table of await page.getByText('As a table').all()) await table.click()
    },
  },
  { path: `/crm/settings/bot-journeys/goals/${ids.goal}?tab=events`, shows: 'Dates confirmed' },
  { path: `/crm/settings/bot-journeys/goals/${ids.goal}?tab=milestones`, shows: 'Quote sent' },
  {
    path: '/crm/settings/bot-journeys/goals',
    shows: 'Create a goal',
    act: (page) => page.getByRole('button', { name: 'Create goal' }).click(),
  },
]

const connections = (ids: Ids): Visited[] => [
  { path: '/crm/settings/connections', shows: 'Stay' },
  { path: '/crm/settings/templates', shows: 'No WhatsApp Official channel yet' },
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
]

const press = (name: string) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).click()

/** What opens around a drawing. */
const around = ({ draft }: Ids): Visited[] => {
  const path = `/crm/settings/bot-journeys/builder/${draft}`
  const said = async (page: Page) => {
    await press('Test')(page)
    await press('Say “hi”')(page)
    await page.getByRole('button', { name: /^Now at/ }).waitFor()
  }
  const tab = (name: string) => async (page: Page) => {
    await said(page)
    await page.getByRole('tab', { name, exact: true }).click()
  }
  return [
    { path: '/crm/settings/bot-journeys', shows: 'Create a journey', act: press('Create Journey') },
    { path, shows: 'Now at', act: said },
    { path, shows: 'Started', act: tab('Trail') },
    { path, shows: 'Start at', act: tab('Setup') },
    { path, shows: 'Not yet', act: press('Deploy') },
    { path, shows: 'None yet.', act: press('Versions') },
  ]
}

type Goal = { id: string; name: string; milestones: { id: string; trackers: { id: string }[] }[] }

describeInBrowser('an accessibility checker', (browser) => {
  let built: Built
  let uma: Awaited<ReturnType<Built['member']>>
  let ids: Ids

  beforeAll(async () => {
    built = await Built.start({}, { samples: true })
    uma = await built.member('Uma', 'user')
    const config = { address: 'stay@casaverde.example', transport: 'postmark', token: 't' }
    const body = { type: 'email', name: 'Stay', config: { ...config, webhookSecret: 'w' } }
    const mail = await built.call<{ id: string }>('POST', '/channels', body)
    const listed = async <Item>(path: string) =>
      (await built.call<{ items: Item[] }>('GET', path)).items
    const draft = await built.call<{ id: string }>('POST', '/journeys', {
      name: 'Unfinished',
      journey: buildJourney([
        { id: 'ask', type: 'prompt', config: { question: 'How many guests?' } },
        { id: 'bye', type: 'text', config: {} },
      ]),
    })
    const goal = (await listed<Goal>('/goals')).find(({ name }) => name === 'Qualified enquiry')
    const chat = (await listed<{ id: string; type: string }>('/channels')).find(
      ({ type }) => type === 'web-chat',
    )
    if (!goal || !chat) throw new Error('the samples are not all here')
    ids = { goal: goal.id, chat: chat.id, mail: mail.id, draft: draft.id }
    await reached(goal)
  })
  afterAll(() => built?.stop())

  async function reached(goal: Goal) {
    const database = await built.database()
    const { id: organisation } = await built.call<{ id: string }>('GET', '/organisation')
    const values = goal.milestones.flatMap(({ trackers }) => trackers.map((tracker) => tracker.id))
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
    const page = await browser().newPage({ baseURL: built.address })
    for (const each of OUTSIDE) await judge(page, each)
    await page.close()
  })

  it.each([
    ['journeys and the builder', journeys],
    ['goals', goals],
    ['connections', connections],
  ])('finds nothing on the pages of %s', async (_, pages) => {
    const page = await built.page(browser())
    for (const each of pages(ids)) await judge(page, each)
    await page.context().close()
  })

  it('finds nothing on what opens around a drawing', async () => {
    const page = await built.page(browser())
    for (const each of around(ids)) await judge(page, each)
    await page.context().close()
  })

  it('finds nothing on what a User sees', async () => {
    const page = await built.page(browser(), uma)
    const settings = [`/crm/settings/connections/${ids.mail}`, '/crm/settings/connections']
    for (const path of settings) await judge(page, { path, shows: 'Stay' })
    await page.context().close()
  })

  it('finds nothing on the page to try a chat on, nor in the chat', async () => {
    const page = await browser().newPage({ baseURL: built.address })
    await page.goto(`/try/${ids.chat}`)
    const chat = page.frameLocator('bot-journeys iframe')
    await chat.getByRole('textbox').waitFor()
    expect(await faultsOf(page)).toEqual([])
    const frame = page.frames().find((each) => each.url().includes('/wc/frame'))
    expect(frame && (await faultsOf(page, frame))).toEqual([])
    await page.close()
  })
})
