import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { describeInBrowser } from './browser.ts'
import { Built } from './built.ts'

const LIST = '/crm/settings/bot-journeys/goals'
const DAY_MS = 86_400_000

type Milestone = { id: string; name: string; trackers: { id: string }[] }
type Goal = { id: string; name: string; milestones: Milestone[] }

describeInBrowser('Goals', (browser) => {
  let built: Built
  let ann: () => Promise<Page>
  let uma: () => Promise<Page>
  let page: Page
  let goal: Goal

  beforeAll(async () => {
    built = await Built.start({}, { samples: true })
    ann = await built.visits(browser())
    uma = await built.visits(browser(), await built.member('Uma', 'user'))
    const { items } = await built.call<{ items: Goal[] }>('GET', '/goals')
    const found = items.find(({ name }) => name === 'Qualified enquiry')
    if (!found) throw new Error('the samples have no such goal')
    goal = found
    await happened()
  })
  afterAll(() => built?.stop())
  afterEach(() => page?.close())

  /** Three runs confirmed dates and one of them got a quote, two days ago; a test run, yesterday. */
  async function happened() {
    const database = await built.database()
    const { id: organisation } = await built.call<{ id: string }>('GET', '/organisation')
    const { items: journeys } = await built.call<{ items: { id: string }[] }>('GET', '/journeys')
    const [dates, quote] = goal.milestones
    const budget = quote?.trackers[0]?.id ?? ''
    const insert = database.prepare(
      'INSERT INTO goal_events(id, organisation_id, goal_id, milestone_id, journey_id, session_id, contact_id, test, "values", at) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    const at = Date.now() - 2 * DAY_MS
    const event = (
      id: string,
      milestone: string | undefined,
      more: [string, number, object, number],
    ) =>
      insert.bind(
        id,
        organisation,
        goal.id,
        milestone,
        journeys[0]?.id,
        more[0],
        'ctc_ida',
        more[1],
        JSON.stringify(more[2]),
        more[3],
      )
    await database.batch([
      database
        .prepare(
          "INSERT INTO contacts(id, organisation_id, name, created_at) VALUES('ctc_ida', ?, 'Ida Lind', 1)",
        )
        .bind(organisation),
      ...['s1', 's2', 's3'].map((session) =>
        event(`d-${session}`, dates?.id, [session, 0, {}, at]),
      ),
      event('q-1', quote?.id, ['s1', 0, { [budget]: 1200 }, at + 1]),
      event('t-1', dates?.id, ['test', 1, {}, at + DAY_MS]),
    ])
  }
  const open = async (who: () => Promise<Page>, path: string) => {
    page = await who()
    await page.goto(path)
  }

  it('creates a goal with milestones and trackers, and puts it away again', async () => {
    await open(ann, LIST)
    await page.getByText('4 milestones reached in 30 days').waitFor()
    await page.getByRole('button', { name: 'Create goal' }).click()
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('Booking confirmed')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'No milestones yet' }).waitFor()
    for (const name of ['Dates held', 'Deposit paid']) {
      await page.getByLabel('New milestone').fill(name)
      await page.getByRole('button', { name: 'Add milestone' }).click()
      await page.getByRole('heading', { name }).waitFor()
    }
    await page.getByRole('button', { name: 'Add a tracker to Deposit paid' }).click()
    await page.getByLabel('New tracker').fill('Amount')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('list', { name: 'Trackers of Deposit paid' }).getByText('Amount').waitFor()
    await page.getByRole('button', { name: 'More about Dates held' }).click()
    await page.getByRole('menuitem', { name: 'Archive' }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('“Dates held” is in use again.').waitFor()
    const { items } = await built.call<{ items: Goal[] }>('GET', '/goals')
    expect(items[0]).toMatchObject({
      name: 'Booking confirmed',
      milestones: [
        { name: 'Dates held', archived: false },
        { name: 'Deposit paid', trackers: [{ name: 'Amount', type: 'number' }] },
      ],
    })
    await page.getByRole('button', { name: 'More about Booking confirmed' }).click()
    await page.getByRole('menuitem', { name: 'Archive' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click()
    await page.getByText('Archived', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Goals' }).first().click()
    await page.getByRole('heading', { name: 'Qualified enquiry' }).waitFor()
    expect(await page.getByRole('link', { name: 'Booking confirmed' }).count()).toBe(0)
    await page.getByRole('tab', { name: 'Archived' }).click()
    await page.getByRole('link', { name: 'Booking confirmed' }).waitFor()
  })

  it('changes the order of milestones by keys and by menu, and keeps the focus', async () => {
    const { id } = await built.call<Goal>('POST', '/goals', { name: 'Returning guests' })
    for (const name of ['Came back', 'Booked', 'Paid']) {
      await built.call('POST', `/goals/${id}/milestones`, { name })
    }
    await open(ann, `${LIST}/${id}?tab=milestones`)
    const visible = () => page.locator('main li h2').allTextContents()
    const kept = async () =>
      (await built.call<Goal>('GET', `/goals/${id}`)).milestones.map(({ name }) => name)
    const more = (name: string) => page.getByRole('button', { name: `More about ${name}` })
    await more('Paid').focus()
    await page.keyboard.press('Alt+ArrowUp')
    await page.getByText('“Paid” is number 2 now.').waitFor()
    await vi.waitFor(async () => expect(await visible()).toEqual(['Came back', 'Paid', 'Booked']))
    await vi.waitFor(async () =>
      expect(await more('Paid').evaluate((button) => button.matches(':focus'))).toBe(true),
    )
    await page.keyboard.press('Alt+ArrowUp')
    await vi.waitFor(async () => expect(await visible()).toEqual(['Paid', 'Came back', 'Booked']))
    await more('Came back').click()
    await page.getByRole('menuitem', { name: 'Move down' }).click()
    await vi.waitFor(async () => expect(await kept()).toEqual(['Paid', 'Booked', 'Came back']))
    await vi.waitFor(async () => expect(await visible()).toEqual(await kept()))
    await more('Came back').click()
    expect(await page.getByRole('menuitem', { name: 'Move down' }).isDisabled()).toBe(true)
  })

  it('shows how far guests come, on which days, and with which values', async () => {
    await open(uma, `${LIST}/${goal.id}`)
    const row = (name: string) =>
      page.getByRole('table', { name: 'How far' }).getByRole('row', { name })
    await row('Dates confirmed').waitFor()
    const cells = (name: string) => row(name).getByRole('cell').allTextContents()
    expect(await cells('Dates confirmed')).toEqual(['3', '100%', '3'])
    expect(await cells('Quote sent')).toEqual(['1', '33%', '1'])
    expect(await cells('Callback booked')).toEqual(['0', '0%', '0'])
    await page
      .getByRole('img', { name: /Dates confirmed, day by day. 3 in all; most on/ })
      .waitFor()
    await page
      .getByRole('img', { name: /Budget, at “Quote sent”, day by day. 1,200 on average/ })
      .waitFor()
    await page.getByLabel('Runs').selectOption('Live and test')
    await vi.waitFor(async () => expect(await cells('Dates confirmed')).toEqual(['4', '100%', '4']))
    await page.getByLabel('Days', { exact: true }).selectOption('From … to …')
    await page.getByLabel('To', { exact: true }).fill('2020-01-02')
    await page.getByLabel('From', { exact: true }).fill('2020-01-01')
    await page.getByRole('heading', { name: 'Nothing was reached in these days' }).waitFor()
  })

  it('tells event by event who reached what, by milestone and by kind of run', async () => {
    await open(uma, `${LIST}/${goal.id}?tab=events`)
    const events = page.locator('time').locator('xpath=ancestor::li')
    await events.first().waitFor()
    expect(await events.count()).toBe(4)
    const newest = events.first()
    await newest.getByText('Quote sent').waitFor()
    await newest.getByText('Ida Lind').waitFor()
    await newest.getByText('1,200').waitFor()
    await page.getByLabel('Milestone').selectOption('Dates confirmed')
    await newest.getByText('Dates confirmed').waitFor()
    await vi.waitFor(async () => expect(await events.count()).toBe(3))
    await page.getByLabel('Runs').selectOption('Test')
    await newest.getByText('Test', { exact: true }).waitFor()
    await vi.waitFor(async () => expect(await events.count()).toBe(1))
    expect(new URL(page.url()).search).toContain('runs=test')
    await page.reload()
    await newest.getByText('Test', { exact: true }).waitFor()
  })

  it('gives the events under the same filter as a file', async () => {
    await open(uma, `${LIST}/${goal.id}?tab=events&runs=test`)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download CSV' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('Qualified enquiry.csv')
    const chunks: Buffer[] = []
    for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk))
    const lines = Buffer.concat(chunks).toString('utf8').trimEnd().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain('"Dates confirmed","test"')
  })

  it('lets a User look at milestones and change none', async () => {
    await open(uma, `${LIST}/${goal.id}?tab=milestones`)
    await page.getByRole('heading', { name: 'Quote sent' }).waitFor()
    expect(await page.getByRole('button', { name: /Add|More about/ }).count()).toBe(0)
  })

  it('says so when the server does not answer, and comes back', async () => {
    page = await ann()
    await page.route('**/summary?*', (route) => route.fulfill({ status: 500, body: '{}' }))
    await page.goto(`${LIST}/${goal.id}`)
    await page.getByText('Something broke on our side.').waitFor()
    await page.unroute('**/summary?*')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'How far guests come' }).waitFor()
  })
})
