import type { Page, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Journey } from '#journey/journey.ts'
import { buildJourney } from '../runner/build-journey.ts'
import { describeInBrowser } from './browser.ts'
import { Built } from './built.ts'

const WELCOME = buildJourney([
  { id: 'hello', type: 'text', name: 'Greeting', config: { text: 'Welcome to Casa Verde.' } },
  { id: 'villas', type: 'text', name: 'Villas', config: { text: 'Olive or Fig?' } },
])
type Row = { state: string; nextDraft: boolean; revision: number; journey: Journey }

/** Looks until it is so, on a machine that may be busy. */
const seen = <T>(look: () => T) => expect.poll(look, { timeout: 10_000 })

describeInBrowser('the builder, when something goes wrong', (browser) => {
  let app: Built
  let page: Page
  let id: string
  let made = 0
  const open: Page[] = []
  const row = (of = id) => app.call<Row>('GET', `/journeys/${of}`)
  const storedText = async (step = 'hello') =>
    (await row()).journey.steps.find((each) => each.id === step)?.config.text
  const press = (name: string, on = page) => on.getByRole('button', { name, exact: true }).click()
  const alert = () => page.getByRole('alert').filter({ hasText: 'Not saved.' })
  const says = (words: string | RegExp, on = page) => on.getByText(words).first().waitFor()
  const isSaved = (on = page) =>
    on
      .getByRole('status')
      .filter({ hasText: /^Saved$/ })
      .waitFor()
  const kept = (on = page) =>
    on.evaluate<string[]>(`Object.keys(localStorage).filter((name) => name.includes('unsaved'))`)

  async function show(who?: { email: string; password: string }, of = id) {
    const visible = await app.page(browser(), who, { viewport: { width: 1280, height: 800 } })
    open.push(visible)
    await visit(visible, of)
    return visible
  }
  async function visit(on: Page, of = id) {
    await on.goto(`/crm/settings/bot-journeys/builder/${of}`)
    await on.locator('[data-step="start"]').waitFor()
  }
  /** What the guest is greeted with, typed into the panel. */
  async function write(words: string, { step = 'hello', on = page } = {}) {
    await on.locator(`[data-step="${step}"]`).click()
    await on.getByRole('textbox', { name: 'Text', exact: true }).fill(words)
  }
  /** Takes the saves, and answers as it is told; undefined lets them through. */
  async function onSave(answer: (route: Route) => unknown, on = page) {
    await on.unroute('**/api/v1/journeys/*')
    await on.route('**/api/v1/journeys/*', (route) =>
      route.request().method() === 'PUT' ? answer(route) : route.fallback(),
    )
  }
  const refuse = (status: number, code: string, message: string) => (route: Route) =>
    route.fulfill({ status, json: { error: { code, message } } })

  beforeAll(async () => {
    app = await Built.start()
  })
  afterAll(() => app?.stop())
  beforeEach(async () => {
    const name = `Stay ${++made}`
    id = (await app.call<{ id: string }>('POST', '/journeys', { name, journey: WELCOME })).id
  })
  afterEach(async () => {
    for (const each of open.splice(0)) await each.context().close()
  })

  it('says that a save takes long, gives it up, and tries again by itself', async () => {
    page = await show()
    await page.clock.install()
    let asked = 0
    await onSave(() => {
      asked += 1
    })
    await write('Welcome, dear guest.')
    await page.clock.runFor(2000)
    await seen(() => asked).toBe(1)
    await page.clock.runFor(4000)
    await says('The connection is slow, and your work is still being saved.')
    await page.clock.runFor(30_000)
    await alert().getByText('no answer came. Your work is kept in this browser.').waitFor()
    await onSave((route) => route.fallback())
    await page.clock.runFor(5000)
    await isSaved()
    expect(await storedText()).toBe('Welcome, dear guest.')
    expect(await kept()).toEqual([])
  })

  it('goes on without a question after its own save, of which the answer was lost', async () => {
    page = await show()
    await onSave(async (route) => {
      await route.fetch()
      await route.abort()
    })
    await write('Welcome, dear guest.')
    await page.keyboard.press('Control+s')
    await alert().getByText('We cannot reach the server.').waitFor()
    await onSave((route) => route.fallback())
    await write('Welcome, dear guests.')
    await page.keyboard.press('Control+s')
    await isSaved()
    expect(await storedText()).toBe('Welcome, dear guests.')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('takes a sign-in page of the hotel’s network for no answer', async () => {
    page = await show()
    await onSave((route) => route.fulfill({ contentType: 'text/html', body: '<h1>Wi-Fi</h1>' }))
    await write('Welcome, dear guest.')
    await page.keyboard.press('Control+s')
    await alert().getByText('We cannot reach the server.').waitFor()
  })

  it('keeps what two people drew where it does not touch, and says who drew what', async () => {
    const ben = await show(await app.member('Ben', 'admin'))
    page = await show()
    await write('Olive, Fig or Lime?', { step: 'villas', on: ben })
    await ben.keyboard.press('Control+s')
    await isSaved(ben)
    await write('Welcome, dear guest.')
    await page.keyboard.press('Control+s')
    const dialog = page.getByRole('dialog', { name: 'Ben saved this journey too' })
    await dialog.getByText('Step “Villas”: text').waitFor()
    await dialog.getByText('Step “Greeting”: text').waitFor()
    await dialog.getByRole('button', { name: 'Keep both' }).click()
    await isSaved()
    expect(await storedText('hello')).toBe('Welcome, dear guest.')
    expect(await storedText('villas')).toBe('Olive, Fig or Lime?')
  })

  it('lets two who changed one step decide, and offers no mixture', async () => {
    const { revision } = await row()
    page = await show()
    const theirs = structuredClone(WELCOME)
    Object.assign(theirs.steps[1]?.config ?? {}, { text: 'Hello from elsewhere.' })
    await app.call('PUT', `/journeys/${id}`, { revision, journey: theirs })
    await write('Welcome, dear guest.')
    await page.keyboard.press('Control+s')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('The two touch each other, so only one of them can stay.').waitFor()
    expect(await dialog.getByRole('button', { name: 'Keep both' }).count()).toBe(0)
  })

  it('brings back what a browser that fell over took with it', async () => {
    page = await show()
    const context = page.context()
    await onSave((route) => route.abort())
    await write('Welcome, dear guest.')
    await seen(() => kept()).toHaveLength(1)
    const cdp = await context.newCDPSession(page)
    const crashed = page.waitForEvent('crash')
    void cdp.send('Page.crash').catch(() => {})
    await crashed
    page = await context.newPage()
    await visit(page)
    await says('You left changes here that were not saved')
    await press('Bring them back')
    await isSaved()
    expect(await storedText()).toBe('Welcome, dear guest.')
  })

  it('compares what was left here with what was saved since, and overwrites nothing', async () => {
    page = await show()
    const context = page.context()
    const { revision } = await row()
    await onSave((route) => route.abort())
    await write('Welcome, dear guest.')
    await seen(() => kept()).toHaveLength(1)
    const cdp = await context.newCDPSession(page)
    const crashed = page.waitForEvent('crash')
    void cdp.send('Page.crash').catch(() => {})
    await crashed
    const theirs = structuredClone(WELCOME)
    Object.assign(theirs.steps[2]?.config ?? {}, { text: 'Lime?' })
    await app.call('PUT', `/journeys/${id}`, { revision, journey: theirs })
    page = await context.newPage()
    await visit(page)
    await says('The journey was saved since: bring them back to compare the two.')
    await press('Bring them back')
    await page.keyboard.press('Control+s')
    await page.getByRole('dialog').getByText('Step “Villas”: text').waitFor()
    expect(await storedText('villas')).toBe('Lime?')
  })

  it('does not take for left behind what is being drawn in another tab', async () => {
    page = await show()
    await onSave((route) => route.abort())
    await write('Welcome, dear guest.')
    await seen(() => kept()).toHaveLength(1)
    const other = await page.context().newPage()
    await visit(other)
    await write('Olive, Fig or Lime?', { step: 'villas', on: other })
    await other.keyboard.press('Control+s')
    await isSaved(other)
    expect(await other.getByText('You left changes here').count()).toBe(0)
    // The other tab forgot its own only.
    expect(await kept()).toHaveLength(1)
  })

  it('saves what was drawn offline as soon as the line is back', async () => {
    page = await show()
    await write('Welcome.')
    await page.context().setOffline(true)
    await write('Welcome, dear guest.')
    await page.keyboard.press('Control+s')
    await alert().getByText('We cannot reach the server.').waitFor()
    await page.context().setOffline(false)
    await isSaved()
    expect(await storedText()).toBe('Welcome, dear guest.')
  })

  it('opens everything offline that it has not shown yet', async () => {
    page = await show()
    const asked = new Set<object>()
    page.on('request', (request) => asked.add(request))
    page.on('requestfinished', (request) => asked.delete(request))
    const isHere = (part: string) =>
      page.evaluate<boolean>(
        `performance.getEntriesByType('resource').some(({ name }) => name.includes('${part}'))`,
      )
    await seen(() => isHere('variables-panel')).toBe(true)
    await seen(() => isHere('deploy-dialog')).toBe(true)
    await seen(() => asked.size).toBe(0)
    await page.context().setOffline(true)
    await press('Variables')
    await page.getByRole('region', { name: 'Variables' }).waitFor()
    await press('Deploy')
    await page
      .getByRole('dialog', { name: /Deploy/ })
      .getByRole('heading', { name: 'We cannot reach the server' })
      .waitFor()
  })

  it('signs in again over the drawing, and saves it', async () => {
    page = await show()
    await page.context().clearCookies()
    await write('Welcome, dear guest.')
    await page.keyboard.press('Control+s')
    await alert().getByText('You are signed out. Your work is kept in this browser.').waitFor()
    await press('Sign in')
    const dialog = page.getByRole('dialog', { name: 'Sign in again' })
    await dialog.getByLabel('Email').fill('ann@casaverde.example')
    await dialog.getByLabel('Password', { exact: true }).fill('a long enough password')
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await isSaved()
    expect(await storedText()).toBe('Welcome, dear guest.')
  })

  it('opens a next draft for what was drawn while somebody else deployed', async () => {
    page = await show()
    await app.call('POST', `/journeys/${id}/deploy`)
    await write('Welcome, dear guest.')
    await page.keyboard.press('Control+s')
    await alert().getByText('This journey was deployed meanwhile.').waitFor()
    await press('Open a next draft')
    await isSaved()
    expect(await row()).toMatchObject({ state: 'live', nextDraft: true })
    expect(await storedText()).toBe('Welcome, dear guest.')
  })

  it('gives a copy to take along when the journey was deleted', async () => {
    page = await show()
    await app.call('DELETE', `/journeys/${id}`)
    await write('Welcome, dear guest.')
    await page.keyboard.press('Control+s')
    await alert().getByText('This journey was deleted meanwhile.').waitFor()
    const saved = page.waitForEvent('download')
    await press('Download a copy')
    expect((await saved).suggestedFilename()).toBe(`Stay ${made}.json`)
  })

  it('says whom to ask when the role was taken down, and keeps the work', async () => {
    const who = await app.member('Cleo', 'admin')
    page = await show(who)
    const members = await app.call<{ items: { id: string; name: string }[] }>('GET', '/members')
    const cleo = members.items.find(({ name }) => name === 'Cleo')
    await app.call('PATCH', `/members/${cleo?.id}`, { role: 'user' })
    await write('Welcome, dear guest.')
    await page.keyboard.press('Control+s')
    await alert().getByText('Your role has changed: ask an Owner or an Admin.').waitFor()
    expect(await kept()).toHaveLength(1)
  })

  it('says what to do with a drawing that is too large', async () => {
    const { revision } = await row()
    const large = Array.from({ length: 400 }, (_, at) => ({
      id: `long${at}`,
      type: 'text' as const,
      position: { x: 0, y: 400 + at * 200 },
      config: { text: 'x'.repeat(4600) },
    }))
    const journey = { ...WELCOME, steps: [...WELCOME.steps, ...large] }
    await app.call('PUT', `/journeys/${id}`, { revision, journey })
    page = await show()
    await write('x'.repeat(30_000))
    await page.keyboard.press('Control+s')
    await alert().getByText('This is too large: at most 1.9 MB').waitFor()
    await alert().getByText('Move a part of it into a journey of its own.').waitFor()
    await write('Welcome, dear guest.')
    await page.keyboard.press('Control+s')
    await isSaved()
  })

  it('does not say that it keeps what this browser has no room for', async () => {
    page = await show()
    await page.evaluate(
      `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }`,
    )
    await onSave(refuse(500, 'internal', 'Something broke on our side'))
    await write('Welcome, dear guest.')
    await page.keyboard.press('Control+s')
    await alert().getByText('This browser has no room to keep your work').waitFor()
    await alert().getByRole('button', { name: 'Download a copy' }).waitFor()
  })

  it('shows how the journey stands to whoever comes back to it', async () => {
    page = await show()
    const { revision } = await row()
    const theirs = structuredClone(WELCOME)
    Object.assign(theirs.steps[1]?.config ?? {}, { text: 'Hello from elsewhere.' })
    await app.call('PUT', `/journeys/${id}`, { revision, journey: theirs })
    await app.call('POST', `/journeys/${id}/deploy`)
    await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`)
    await says('This journey was saved elsewhere meanwhile. You see it as it is now.')
    await says('This journey is live, so it cannot be edited here.')
    await page.locator('[data-step="hello"]').getByText('Hello from elsewhere.').waitFor()
  })

  it('shows a deploy whose answer was lost for what it is', async () => {
    page = await show()
    await press('Deploy')
    const dialog = page.getByRole('dialog')
    await page.route('**/deploy?*', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await dialog.getByRole('button', { name: 'Deploy' }).click()
    await page.getByRole('dialog', { name: 'Live, as version 1' }).waitFor()
  })

  it('goes on with a test when the server was killed in the midst of it', async () => {
    page = await show()
    const question = buildJourney([
      { id: 'ask', type: 'prompt', name: 'Which villa', config: { question: 'Which villa?' } },
      { id: 'bye', type: 'text', config: { text: 'See you there.' } },
    ])
    const { revision } = await row()
    await app.call('PUT', `/journeys/${id}`, { revision, journey: question })
    await visit(page)
    await press('Test')
    await press('Say “hi”')
    const chat = page.getByRole('complementary', { name: 'Test chat' })
    await chat.getByText('Which villa?').waitFor()
    await app.down()
    await chat.getByText('The server does not answer just now. We keep trying').waitFor()
    await chat.getByLabel('Message as the guest').fill('Fig')
    await page.keyboard.press('Enter')
    await chat.getByText('Not sent. We cannot reach the server').waitFor()
    await app.up()
    await chat.getByText('The server does not answer just now').waitFor({ state: 'detached' })
    await chat.getByRole('button', { name: 'Send again' }).click()
    await chat.getByText('See you there.').waitFor()
  })

  it('shows what the tester said once, when only the answer was lost', async () => {
    page = await show()
    await press('Test')
    const chat = page.getByRole('complementary', { name: 'Test chat' })
    const lost = new Promise<void>((done) =>
      page.route('**/test-sessions/*/messages', async (route) => {
        await route.fetch()
        await route.abort()
        done()
      }),
    )
    const asking = buildJourney([
      { id: 'ask', type: 'prompt', config: { question: 'Which villa?' } },
    ])
    const { revision } = await row()
    await app.call('PUT', `/journeys/${id}`, { revision, journey: asking })
    await press('Say “hi”')
    await chat.getByText('Which villa?').waitFor()
    await chat.getByLabel('Message as the guest').fill('Fig')
    await page.keyboard.press('Enter')
    await lost
    await chat.getByText('The session is completed').waitFor()
    expect(await chat.getByText('Not sent.').count()).toBe(0)
    expect(await chat.getByRole('log').getByText('Fig').count()).toBe(1)
  })

  it('begins a new test with what was typed into one that is over and gone', async () => {
    page = await show()
    const asking = buildJourney([
      { id: 'ask', type: 'prompt', config: { question: 'Which villa?' } },
    ])
    const { revision } = await row()
    await app.call('PUT', `/journeys/${id}`, { revision, journey: asking })
    await visit(page)
    const begun = page.waitForResponse(/\/journeys\/[^/]+\/test-sessions$/)
    await press('Test')
    await press('Say “hi”')
    const gone = (await (await begun).json()).id
    const chat = page.getByRole('complementary', { name: 'Test chat' })
    await chat.getByText('Which villa?').waitFor()
    const refused = refuse(404, 'not_found', 'It is over and gone')
    await page.route(({ pathname }) => pathname.includes(`/test-sessions/${gone}`), refused)
    await chat.getByLabel('Message as the guest').fill('Good evening')
    await page.keyboard.press('Enter')
    await chat.getByText('This test is over and gone.').waitFor()
    await chat.getByRole('button', { name: 'Send again' }).click()
    await chat.getByText('A new session').waitFor()
    await chat.getByText('Which villa?').nth(1).waitFor()
  })

  it('asks for a list again that never came', async () => {
    page = await app.page(browser())
    open.push(page)
    await page.clock.install()
    await page.route('**/api/v1/journeys?*', () => {})
    await page.goto('/crm/settings/bot-journeys')
    await page.getByLabel('Loading').waitFor()
    await page.clock.runFor(5000)
    await says('The connection is slow.')
    await page.clock.runFor(30_000)
    await page.getByRole('heading', { name: 'No answer came' }).waitFor()
    await page.unroute('**/api/v1/journeys?*')
    await press('Try again')
    await page.getByRole('link', { name: `Stay ${made}` }).waitFor()
  })

  it('says so when a page itself cannot be loaded', async () => {
    page = await app.page(browser())
    open.push(page)
    await page.route('**/assets/goals-*.js', (route) => route.abort())
    await page.goto('/crm/settings/bot-journeys/goals')
    await page.getByRole('heading', { name: 'This page could not be shown' }).waitFor()
  })
})
