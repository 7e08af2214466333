import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildJourney } from '../runner/build-journey.ts'
import { describeInBrowser } from './browser.ts'
import { Built } from './built.ts'

const LIST = '/crm/settings/bot-journeys'
const WELCOME = buildJourney([
  { id: 'hello', type: 'text', config: { text: 'Welcome to Casa Verde.' } },
])

/** Looks until it is so, on a machine that may be busy. */
const seen = <T>(look: () => T) => expect.poll(look, { timeout: 10_000 })

describeInBrowser('the list of journeys', (browser) => {
  let app: Built
  let page: Page
  const make = (name: string, more: object = {}) =>
    app.call<{ id: string }>('POST', '/journeys', { name, ...more })
  const card = (name: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) })
  const choose = async (name: string, what: string) => {
    await page.getByRole('button', { name: `More for ${name}` }).click()
    await page.getByRole('menuitem', { name: what }).click()
    return page.getByRole('dialog')
  }
  const names = () => page.getByRole('listitem').getByRole('heading').allTextContents()

  beforeAll(async () => {
    app = await Built.start()
  })
  afterAll(() => app?.stop())
  beforeEach(async () => {
    page = await app.page(browser())
  })
  afterEach(() => page.context().close())

  it('teaches what a journey is while there is none, and leads to the first', async () => {
    await page.goto(LIST)
    await page.getByRole('heading', { name: 'No journeys yet' }).waitFor()
    await page.getByText('Walk through it in the test chat').waitFor()
    await page.getByRole('button', { name: 'Create Journey' }).click()
    const dialog = page.getByRole('dialog', { name: 'Create a journey' })
    await dialog.getByLabel('Name').fill('Enquiries')
    await dialog.getByLabel('Description').fill('Asks for dates.')
    await dialog.getByRole('button', { name: 'Create Journey' }).click()
    await page.waitForURL(`**${LIST}/builder/*`)
    const [made] = (await app.call<{ items: { id: string }[] }>('GET', '/journeys')).items
    expect(page.url()).toBe(`${app.address}${LIST}/builder/${made?.id}`)
    await page.goto(LIST)
    await card('Enquiries').getByText('Asks for dates.').waitFor()
    await card('Enquiries').getByText('Draft', { exact: true }).waitFor()
  })

  it('says that a name is taken, and keeps what was typed', async () => {
    await make('Taken')
    await page.goto(LIST)
    await page.getByRole('button', { name: 'Create Journey' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Taken')
    await dialog.getByLabel('Description').fill('Kept.')
    await dialog.getByRole('button', { name: 'Create Journey' }).click()
    await dialog.getByText('Journey name already exists in organisation').waitFor()
    expect(await dialog.getByLabel('Description').inputValue()).toBe('Kept.')
    await dialog.getByLabel('Name').fill('x'.repeat(300))
    expect(await dialog.getByLabel('Name').inputValue()).toHaveLength(255)
  })

  it('keeps what was typed when the server is down, and takes it afterwards', async () => {
    await page.goto(LIST)
    await page.getByRole('button', { name: 'Create Journey' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('After the storm')
    const send = dialog.getByRole('button', { name: 'Create Journey' })
    await page.route('**/api/v1/journeys', (route) => route.abort())
    await send.click()
    await dialog.getByText('We cannot reach the server').waitFor()
    await page.unroute('**/api/v1/journeys')
    const cookies = await page.context().cookies()
    await page.context().clearCookies()
    await send.click()
    await dialog.getByText('You are signed out. Sign in again in another tab').waitFor()
    await page.context().addCookies(cookies)
    await send.click()
    await page.waitForURL(`**${LIST}/builder/*`)
  })

  it('renames, and clones into the builder', async () => {
    const { id } = await make('Old name', { journey: WELCOME })
    await page.goto(LIST)
    const rename = await choose('Old name', 'Rename')
    await rename.getByLabel('Name').fill('New name')
    await rename.getByRole('button', { name: 'Save' }).click()
    await card('New name').getByText('Saved.').waitFor()
    const clone = await choose('New name', 'Clone')
    expect(await clone.getByLabel('Name').inputValue()).toBe('New name (copy)')
    await clone.getByRole('button', { name: 'Clone' }).click()
    await page.waitForURL(`**${LIST}/builder/*`)
    const copyId = page.url().split('/').at(-1) ?? ''
    expect(copyId).not.toBe(id)
    const copy = await app.call<{ journey: unknown; state: string }>('GET', `/journeys/${copyId}`)
    expect(copy).toMatchObject({ state: 'draft', journey: WELCOME })
  })

  it('deploys what holds, and shows what does not', async () => {
    await make('Holds', { journey: WELCOME })
    await make('Empty')
    await page.goto(LIST)
    await card('Holds').getByRole('button', { name: 'Deploy' }).click()
    await card('Holds').getByText('Live now, as version 1.').waitFor()
    await card('Holds').getByText('Live', { exact: true }).waitFor()
    await card('Empty').getByRole('button', { name: 'Deploy' }).click()
    const dialog = page.getByRole('dialog', { name: 'Problems in “Empty”' })
    await dialog.getByText('Cannot deploy journey with no other steps').waitFor()
    await dialog.getByText('Add at least one message, input, or action step.').waitFor()
  })

  it('says how many sessions an undeploy ends, and asks', async () => {
    const { id } = await make('Busy', {
      journey: buildJourney([{ id: 'q', type: 'prompt', config: { question: 'Who?' } }]),
    })
    await app.call('POST', `/journeys/${id}/deploy`)
    const channel = await app.call<{ id: string }>('POST', '/channels', {
      type: 'web-chat',
      name: 'Our site',
      config: { allowedOrigins: ['*'] },
    })
    await app.call('PUT', `/channels/${channel.id}/assignment`, { journeyId: id })
    for (const key of ['one', 'two']) {
      await app.call('POST', '/sessions', {
        journeyId: id,
        channelId: channel.id,
        contact: { key },
        onBusy: 'skip',
      })
    }
    await page.goto(LIST)
    await card('Busy').getByText('Our site').waitFor()
    await card('Busy').getByText('2 sessions running').waitFor()
    await card('Busy').getByRole('button', { name: 'Undeploy' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('The 2 sessions running now will end.').waitFor()
    await dialog.getByRole('button', { name: 'Keep it live' }).click()
    await card('Busy').getByRole('button', { name: 'Undeploy' }).click()
    await dialog.getByRole('button', { name: 'Undeploy' }).click()
    await card('Busy').getByText('Draft now. 2 sessions ending.').waitFor()
  })

  it('deletes only after asking, and says what a journey is still in use by', async () => {
    const { id } = await make('To go')
    await page.goto(LIST)
    const kept = await choose('To go', 'Delete')
    await kept.getByRole('button', { name: 'Keep it' }).click()
    const gone = await choose('To go', 'Delete')
    await gone.getByRole('button', { name: 'Delete' }).click()
    await card('To go').waitFor({ state: 'detached' })
    await expect(app.call('GET', `/journeys/${id}`)).rejects.toThrow('Journey not found')
    const busy = await choose('Busy', 'Delete')
    await busy.getByText('It is assigned to Our site.').waitFor()
    expect(await busy.getByRole('button', { name: 'Delete' }).count()).toBe(0)
  })

  it('says in words what keeps a journey that was assigned in the meantime', async () => {
    const { id } = await make('Assigned late', { journey: WELCOME })
    await page.goto(LIST)
    const dialog = await choose('Assigned late', 'Delete')
    await app.call('POST', `/journeys/${id}/deploy`)
    const channel = { type: 'web-chat', name: 'The lobby', config: { allowedOrigins: ['*'] } }
    const { id: channelId } = await app.call<{ id: string }>('POST', '/channels', channel)
    await app.call('PUT', `/channels/${channelId}/assignment`, { journeyId: id })
    await dialog.getByRole('button', { name: 'Delete' }).click()
    await dialog
      .getByText('This journey is assigned to The lobby: take it off there first')
      .waitFor()
  })

  it('exports a file that imports again', async () => {
    await make('Travels', { description: 'Far.', journey: WELCOME })
    await page.goto(LIST)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'More for Travels' }).click()
    await page.getByRole('menuitem', { name: 'Export' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('Travels.json')
    const path = await file.path()
    const exported = { name: 'Travels', description: 'Far.', journey: WELCOME }
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(exported)
    const input = page.getByLabel('A journey’s file')
    await input.setInputFiles({
      name: 'x.json',
      mimeType: 'application/json',
      buffer: Buffer.from('no'),
    })
    await page.getByText('This file holds no journey.').waitFor()
    await input.setInputFiles(path)
    const dialog = page.getByRole('dialog', { name: 'Import a journey' })
    await dialog.getByRole('button', { name: 'Import' }).click()
    await dialog.getByText('Journey name already exists in organisation').waitFor()
    await dialog.getByLabel('Name').fill('Arrived')
    await dialog.getByRole('button', { name: 'Import' }).click()
    await page.waitForURL(`**${LIST}/builder/*`)
    const id = page.url().split('/').at(-1)
    const arrived = { name: 'Arrived', description: 'Far.', journey: WELCOME }
    expect(await app.call('GET', `/journeys/${id}`)).toMatchObject(arrived)
  })

  it('refuses to import a drawing that does not hold, in the guide’s words', async () => {
    await page.goto(LIST)
    const broken = JSON.stringify({ name: 'Broken', journey: { ...WELCOME, steps: [] } })
    await page
      .getByLabel('A journey’s file')
      .setInputFiles({ name: 'b.json', mimeType: 'application/json', buffer: Buffer.from(broken) })
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Import' }).click()
    await dialog.getByText('Invalid journey data structure').waitFor()
  })

  it('sorts, narrows and searches, and finds the same list on the way back', async () => {
    await make('aa first by name')
    await make('zz last by name')
    await page.goto(LIST)
    expect((await waitForNames())[0]).toBe('zz last by name')
    await page.getByLabel('Sort by').selectOption({ label: 'Name' })
    await page.waitForURL('**?sort=name')
    await seen(names).toContain('aa first by name')
    await seen(async () => (await names())[0]).toBe('aa first by name')
    await page.getByRole('searchbox').fill('by name')
    await page.getByLabel('State').selectOption({ label: 'Draft' })
    await seen(names).toEqual(['aa first by name', 'zz last by name'])
    await page.getByRole('link', { name: 'aa first by name' }).click()
    await page.waitForURL(`**${LIST}/builder/*`)
    await page.goBack()
    await seen(names).toEqual(['aa first by name', 'zz last by name'])
    await page.getByLabel('State').selectOption({ label: 'Live' })
    await page.getByRole('heading', { name: 'No journey is called' }).waitFor()
    await page.getByRole('link', { name: 'Show every journey' }).click()
    await seen(names).toContain('zz last by name')
    expect(await page.getByRole('searchbox').inputValue()).toBe('')
  })
  async function waitForNames() {
    await page.getByRole('listitem').getByRole('heading').first().waitFor()
    return names()
  }

  it('opens from anywhere on the card', async () => {
    const { id } = await make('Wide open')
    await page.goto(LIST)
    // Forced: what lies over the words is the link, and that is the point.
    await card('Wide open').getByText('On no channel yet').click({ force: true })
    await page.waitForURL(`**${LIST}/builder/${id}`)
  })

  it('shows a User everything and lets them change nothing', async () => {
    const user = await app.member('Uma', 'user')
    const theirs = await app.page(browser(), user)
    await theirs.goto(LIST)
    await theirs.getByRole('heading', { name: 'Holds' }).waitFor()
    await theirs.getByText('Uma').waitFor()
    expect(await theirs.getByRole('button', { name: /deploy|Create|Import/i }).count()).toBe(0)
    await theirs.getByRole('button', { name: 'More for Holds' }).click()
    expect(await theirs.getByRole('menuitem').allTextContents()).toEqual(['Problems', 'Export'])
    await theirs.context().close()
  })
})
