import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Journey } from '#journey/journey.ts'
import { buildJourney } from '../runner/build-journey.ts'
import { describeInBrowser } from './browser.ts'
import { Built } from './built.ts'

const WELCOME = buildJourney([
  { id: 'hello', type: 'text', config: { text: 'Welcome to Casa Verde.' } },
])
const BROKEN = buildJourney([
  { id: 'hello', type: 'text', name: 'Greeting', config: { text: '' } },
  { id: 'villa', type: 'list', name: 'Villas', config: {} },
])
type Row = {
  state: string
  version?: number
  nextDraft: boolean
  revision: number
  journey: Journey
}

/** Looks until it is so, on a machine that may be busy. */
const seen = <T>(look: () => T) => expect.poll(look, { timeout: 10_000 })

describeInBrowser('deploying', (browser) => {
  let app: Built
  let page: Page
  let made = 0
  const pages: Page[] = []
  const row = (id: string) => app.call<Row>('GET', `/journeys/${id}`)
  const dialog = () => page.getByRole('dialog')
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const note = () => page.getByRole('note')

  async function make(journey: Journey) {
    const name = `Stay ${++made}`
    return (await app.call<{ id: string }>('POST', '/journeys', { name, journey })).id
  }
  async function open(id: string, who?: { email: string; password: string }) {
    const opened = await app.page(browser(), who, { viewport: { width: 1280, height: 800 } })
    pages.push(opened)
    await opened.goto(`/crm/settings/bot-journeys/builder/${id}`)
    await opened.locator('[data-step]').first().waitFor()
    return opened
  }
  /** A step more, which is a change that saves itself. */
  async function draw(on: Page, step = 'Text') {
    await on.locator('[data-step="start"]').click()
    await on
      .getByRole('complementary', { name: 'Steps' })
      .getByRole('button', { name: step, exact: true })
      .click()
  }
  async function lobby(id: string) {
    const config = { allowedOrigins: ['*'] }
    const channel = { type: 'web-chat', name: `The lobby ${made}`, config }
    const { id: channelId } = await app.call<{ id: string }>('POST', '/channels', channel)
    await app.call('PUT', `/channels/${channelId}/assignment`, { journeyId: id })
    return channelId
  }

  beforeAll(async () => {
    app = await Built.start()
  })
  afterAll(() => app?.stop())
  afterEach(async () => {
    for (const each of pages.splice(0)) await each.context().close()
  })

  it('lists what keeps it from going live, and leads there', async () => {
    const id = await make(BROKEN)
    page = await open(id)
    await press('Deploy')
    await dialog().getByText('It cannot go live yet.').waitFor()
    await dialog().getByText('Greeting: the text is empty').waitFor()
    expect(await dialog().getByRole('button', { name: 'Deploy' }).count()).toBe(0)
    await dialog().getByRole('button', { name: 'Go there: Greeting: the text is empty' }).click()
    await dialog().waitFor({ state: 'detached' })
    expect(await row(id)).toMatchObject({ state: 'draft' })
  })

  it('refuses a journey of a Start alone, in the guide’s words', async () => {
    page = await open(await make(buildJourney([])))
    await press('Deploy')
    await dialog().getByText('Cannot deploy journey with no other steps').waitFor()
    await dialog().getByText('Add at least one message, input, or action step.').waitFor()
  })

  it('goes live, and says where guests will meet it', async () => {
    const id = await make(WELCOME)
    page = await open(id)
    await press('Deploy')
    await dialog().getByText('It is on no channel yet').waitFor()
    await dialog().getByRole('button', { name: 'Deploy' }).click()
    await page.getByRole('dialog', { name: 'Live, as version 1' }).waitFor()
    const link = dialog().getByRole('link', { name: 'Open Connections' })
    expect(await link.getAttribute('href')).toBe('/crm/settings/connections')
    await dialog().getByRole('button', { name: 'Done' }).click()
    await note().getByText('This journey is live').waitFor()
    expect(await row(id)).toMatchObject({ state: 'live', version: 1 })
  })

  it('deploys nothing that was not seen here: what somebody else saved is shown first', async () => {
    const id = await make(WELCOME)
    page = await open(id)
    await press('Deploy')
    await dialog().getByRole('button', { name: 'Deploy' }).waitFor()
    const { revision } = await row(id)
    const theirs = buildJourney([{ id: 'theirs', type: 'text', config: { text: 'Theirs.' } }])
    await app.call('PUT', `/journeys/${id}`, { revision, journey: theirs })
    await dialog().getByRole('button', { name: 'Deploy' }).click()
    await dialog().getByText('Somebody else saved this journey after you opened it.').waitFor()
    expect(await row(id)).toMatchObject({ state: 'draft' })
    await dialog().getByRole('button', { name: 'Show it' }).click()
    await page.locator('[data-step="theirs"]').waitFor()
  })

  it('opens a next draft beside what is live, says what runs on, and deploys it', async () => {
    const id = await make(buildJourney([{ id: 'q', type: 'prompt', config: { question: 'Who?' } }]))
    await app.call('POST', `/journeys/${id}/deploy`)
    const channelId = await lobby(id)
    const start = { journeyId: id, channelId, contact: { key: 'one' }, onBusy: 'skip' }
    await app.call('POST', '/sessions', start)
    page = await open(id)
    await press('Open a next draft')
    await note().getByText('This is the next draft. Version 1 stays live').waitFor()
    await draw(page, 'Delay')
    await page
      .getByRole('status')
      .filter({ hasText: /^Saved$/ })
      .waitFor()
    await press('Deploy')
    await dialog().getByText('New sessions run this draft as version 2').waitFor()
    await dialog().getByText('The session running now finishes on version 1.').waitFor()
    await dialog().getByRole('button', { name: 'Not yet' }).click()
    await press('Discard the next draft')
    await dialog().getByRole('button', { name: 'Discard' }).click()
    await note().getByText('This journey is live').waitFor()
    expect(await row(id)).toMatchObject({ state: 'live', version: 1, nextDraft: false })
    expect((await row(id)).journey.steps).toHaveLength(2)
  })

  it('undeploys after saying how many sessions that ends', async () => {
    const id = await make(buildJourney([{ id: 'q', type: 'prompt', config: { question: 'Who?' } }]))
    await app.call('POST', `/journeys/${id}/deploy`)
    const channelId = await lobby(id)
    const start = { journeyId: id, channelId, contact: { key: 'one' }, onBusy: 'skip' }
    await app.call('POST', '/sessions', start)
    page = await open(id)
    await press('Undeploy')
    await dialog().getByText('The session running now will end.').waitFor()
    await dialog().getByRole('button', { name: 'Undeploy' }).click()
    await page.getByText('Draft now. 1 session ending.').waitFor()
    await page.getByRole('button', { name: 'Deploy', exact: true }).waitFor()
    expect(await row(id)).toMatchObject({ state: 'draft' })
  })

  it('brings an old version back into the draft, and Undo takes it away again', async () => {
    const id = await make(WELCOME)
    await app.call('POST', `/journeys/${id}/deploy`)
    await app.call('POST', `/journeys/${id}/undeploy`)
    const { revision } = await row(id)
    const other = buildJourney([{ id: 'other', type: 'text', config: { text: 'Other.' } }])
    await app.call('PUT', `/journeys/${id}`, { revision, journey: other })
    page = await open(id)
    await press('Versions')
    const versions = page.getByRole('complementary', { name: 'Versions' })
    await versions.getByText('by Ann').waitFor()
    await versions.getByRole('button', { name: 'Restore version 1' }).click()
    await dialog().getByRole('button', { name: 'Restore' }).click()
    await page.locator('[data-step="hello"]').waitFor()
    expect((await row(id)).journey).toEqual(WELCOME)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.locator('[data-step="other"]').waitFor()
    await page.keyboard.press('Control+s')
    await seen(async () => (await row(id)).journey).toEqual(other)
  })

  it('loses no edit of two people without telling: theirs is taken, and Undo brings back mine', async () => {
    const id = await make(WELCOME)
    const ben = await open(id, await app.member('Ben', 'admin'))
    page = await open(id)
    await draw(ben, 'Delay')
    await ben.keyboard.press('Control+s')
    await seen(async () => (await row(id)).journey.steps.length).toBe(3)
    await draw(page, 'Image')
    await page.keyboard.press('Control+s')
    const conflict = page.getByRole('dialog', { name: 'Ben saved this journey too' })
    await conflict.getByRole('heading', { name: 'You changed' }).waitFor()
    await conflict.getByText('Step “Image” added').waitFor()
    await conflict.getByRole('heading', { name: 'Ben changed' }).waitFor()
    await conflict.getByText('Step “Delay” added').waitFor()
    expect((await row(id)).journey.steps.map(({ type }) => type)).toEqual([
      'start',
      'text',
      'delay',
    ])
    await conflict.getByRole('button', { name: 'Take theirs' }).click()
    await conflict.waitFor({ state: 'detached' })
    await seen(() => page.locator('[data-step]').count()).toBe(3)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.keyboard.press('Control+s')
    await seen(async () => (await row(id)).journey.steps.map(({ type }) => type)).toEqual([
      'start',
      'text',
      'image',
    ])
  })

  it('overwrites only when told to, and puts the question off when asked', async () => {
    const id = await make(WELCOME)
    page = await open(id)
    const { revision } = await row(id)
    const theirs = buildJourney([{ id: 'theirs', type: 'text', config: { text: 'Theirs.' } }])
    await app.call('PUT', `/journeys/${id}`, { revision, journey: theirs })
    await draw(page, 'Image')
    await dialog().getByRole('button', { name: 'Decide later' }).click()
    expect((await row(id)).journey).toEqual(theirs)
    await draw(page, 'Image')
    await page.getByText('Yours is kept in this browser and saved once you decide.').waitFor()
    // Pressing Save asks again, and saves nothing.
    await page.keyboard.press('Control+s')
    await dialog().getByRole('button', { name: 'Decide later' }).click()
    await press('Compare and decide')
    await dialog().getByRole('button', { name: 'Overwrite with this' }).click()
    await dialog().waitFor({ state: 'detached' })
    await seen(async () => (await row(id)).journey.steps.length).toBe(4)
  })

  it('keeps what was drawn when the server breaks during a deploy', async () => {
    const id = await make(WELCOME)
    page = await open(id)
    await press('Deploy')
    await dialog().getByRole('button', { name: 'Deploy' }).waitFor()
    const broken = { error: { code: 'internal', message: 'Something broke on our side' } }
    await page.route('**/deploy?*', (route) => route.fulfill({ status: 500, json: broken }))
    await dialog().getByRole('button', { name: 'Deploy' }).click()
    await dialog().getByText('Something broke on our side. Try again in a minute.').waitFor()
    await page.unroute('**/deploy?*')
    await dialog().getByRole('button', { name: 'Deploy' }).click()
    await page.getByRole('dialog', { name: 'Live, as version 1' }).waitFor()
  })

  it('shows a User what is live, and no way to change it', async () => {
    const id = await make(WELCOME)
    await app.call('POST', `/journeys/${id}/deploy`)
    page = await open(id, await app.member('Uma', 'user'))
    await note().getByText('You can look around and test.').waitFor()
    expect(await page.getByRole('button', { name: /deploy|draft/i }).count()).toBe(0)
  })
})
