import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Journey } from '#journey/journey.ts'
import { buildJourney } from '../runner/build-journey.ts'
import { describeInBrowser } from './browser.ts'
import { Built } from './built.ts'

/** A stay, asked for in every way there is to answer. */
const STAY = buildJourney(
  [
    { id: 'hello', type: 'text', config: { text: 'Welcome to *Casa Verde*, _guest_.' } },
    { id: 'pool', type: 'image', config: { mediaUrl: 'https://x.example/p.jpg', caption: 'Pool' } },
    {
      id: 'here',
      type: 'location',
      config: { latitude: 38.7, longitude: -9.1, name: 'Casa Verde', address: 'Rua da Prata 12' },
    },
    {
      id: 'site',
      type: 'cta-url',
      config: { body: 'All about us.', buttonText: 'View site', url: 'https://casaverde.example/' },
    },
    {
      id: 'villa',
      type: 'reply',
      name: 'Which villa',
      config: {
        body: 'Which villa?',
        options: [
          { id: 'olive', label: 'Olive' },
          { id: 'fig', label: 'Fig' },
        ],
        variable: 'var_local.villa',
      },
    },
    {
      id: 'wish',
      type: 'quick-reply',
      config: {
        body: 'What shall we prepare?',
        button: 'Wishes',
        options: ['A cot', 'A dog bed', 'Parking', 'Flowers'].map((label, at) => ({
          id: `w${at}`,
          label,
        })),
      },
    },
    {
      id: 'dinner',
      type: 'list',
      config: {
        body: 'And for dinner?',
        button: 'See the menu',
        sections: [
          { title: 'Fish', rows: [{ id: 'cod', title: 'Cod', description: 'With potatoes' }] },
          { title: 'Meat', rows: [{ id: 'lamb', title: 'Lamb' }] },
        ],
        variable: 'var_local.dinner',
      },
    },
    {
      id: 'many',
      type: 'prompt',
      config: {
        question: 'How many guests?',
        validation: { mode: 'number' },
        retries: 1,
        failureMessage: 'A number, please.',
        variable: 'var_local.many',
      },
    },
    {
      id: 'where',
      type: 'prompt',
      config: { question: 'Where are you?', variable: 'var_local.place' },
    },
    { id: 'rest', type: 'delay', config: { amount: 2, unit: 'days' } },
    {
      id: 'quote',
      type: 'api',
      name: 'Quote',
      config: {
        request: { method: 'GET', url: 'https://pms.example/quote' },
        mappings: [{ from: 'body', path: '$.price', variable: 'var_local.price', required: true }],
      },
    },
    {
      id: 'bye',
      type: 'text',
      config: {
        text: '{{var_local.villa}}, {{var_local.dinner}} for {{var_local.many}}: {{var_local.price}} EUR.',
      },
    },
    { id: 'sorry', type: 'text', config: { text: 'No quote: {{var_local.api_error}}' } },
    { id: 'late', type: 'text', config: { text: 'We ask again tomorrow.' } },
  ],
  {
    edges: { 'quote.error': 'sorry', 'bye.next': '', 'sorry.next': '', 'many.timeout': 'late' },
    variables: [
      { name: 'villa', type: 'string' },
      { name: 'dinner', type: 'string' },
      { name: 'many', type: 'number' },
      { name: 'place', type: 'string' },
      { name: 'price', type: 'number' },
    ],
  },
)
/** A short one: all of it is in view. */
const CHOICE = buildJourney([
  { id: 'hello', type: 'text', config: { text: 'Welcome to Casa Verde.' } },
  { id: 'villa', type: 'prompt', name: 'Which villa', config: { question: 'Which villa?' } },
])
const timed = (): Journey => ({
  ...STAY,
  steps: STAY.steps.map((step) =>
    step.id === 'many' ? { ...step, config: { ...step.config, timeoutSeconds: 600 } } : step,
  ),
})

/** Looks until it is so, on a machine that may be busy. */
const seen = <T>(look: () => T) => expect.poll(look, { timeout: 10_000 })

describeInBrowser('the test chat', (browser) => {
  let app: Built
  let page: Page
  let made = 0
  const chat = () => page.getByRole('complementary', { name: 'Test chat' })
  const log = () => chat().getByRole('log')
  const hears = (words: string) => log().getByText(words).last().waitFor()
  const tab = (name: string) => chat().getByRole('tab', { name }).click()
  const standsAt = (name: string) =>
    chat()
      .getByRole('button', { name: `Now at ${name}` })
      .waitFor()
  async function says(words: string) {
    await chat().getByLabel('Message as the guest').fill(words)
    await page.keyboard.press('Enter')
  }
  async function open(journey: Journey, who?: { email: string; password: string }) {
    const { id } = await app.call<{ id: string }>('POST', '/journeys', {
      name: `Stay ${++made}`,
      journey,
    })
    page = await app.page(browser(), who)
    await page.goto(`/crm/settings/bot-journeys/builder/${id}`)
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await chat().waitFor()
    return id
  }
  async function startAt(name: string) {
    await tab('Setup')
    await chat().getByLabel('Start at').selectOption({ label: name })
    await chat().getByRole('button', { name: 'Restart' }).first().click()
    await standsAt(name)
  }

  beforeAll(async () => {
    app = await Built.start()
  })
  afterAll(() => app?.stop())
  beforeEach(() => {
    made += 1
  })
  afterEach(() => page?.context().close())

  it('begins with “hi” and walks through every kind of answer to the end', async () => {
    await open(STAY)
    await chat().getByText('Nothing here reaches a real guest.').waitFor()
    await tab('Setup')
    await chat().getByRole('switch', { name: /Quote/ }).click()
    await chat().getByLabel('Body').fill('{"price": 240}')
    await tab('Chat')
    await says('hi')
    await log().locator('strong', { hasText: 'Casa Verde' }).first().waitFor()
    await log().getByText('The image cannot be shown').waitFor()
    await log().getByText('Rua da Prata 12').waitFor()
    const site = log().getByRole('link', { name: 'View site' })
    expect(await site.getAttribute('href')).toBe('https://casaverde.example/')
    await standsAt('Which villa')
    await log().getByRole('button', { name: 'Fig' }).click()
    await hears('What shall we prepare?')
    expect(await log().getByRole('button', { name: 'Olive' }).isDisabled()).toBe(true)
    // Four quick replies are a list on WhatsApp.
    await log().getByRole('button', { name: 'Wishes' }).click()
    await page.getByRole('dialog', { name: 'Wishes' }).getByLabel('Parking').check()
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click()
    await hears('And for dinner?')
    await log().getByRole('button', { name: 'See the menu' }).click()
    const menu = page.getByRole('dialog', { name: 'See the menu' })
    await menu.getByText('With potatoes').waitFor()
    await menu.getByLabel('Lamb').check()
    await menu.getByRole('button', { name: 'Send' }).click()
    await hears('How many guests?')
    await says('lots')
    await hears('A number, please.')
    await says('4')
    await hears('Where are you?')
    await chat().getByRole('button', { name: 'Share a location' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Send location' }).click()
    await chat().getByRole('button', { name: 'Skip the delay' }).click()
    await hears('Fig, Lamb for 4: 240 EUR.')
    await chat().getByText('The session is completed').waitFor()

    await tab('Trail')
    for (const words of ['Did not take it', 'The wait is over', 'API answered 200 in 0 ms']) {
      await chat().getByText(words).waitFor()
    }
    await tab('Variables')
    const values = await chat().getByRole('definition').allTextContents()
    expect(values.slice(0, 5)).toEqual(['Fig', 'Lamb', '4', '38.7076,-9.1366', '240'])
  })

  it('takes a typed label and a typed number for a tap', async () => {
    await open(STAY)
    await startAt('Which villa')
    await says('the fig one')
    await hears('What shall we prepare?')
    await says('3')
    await hears('And for dinner?')
    await tab('Trail')
    await chat().getByText('words of its label').waitFor()
    await chat().getByText('its place in the list').waitFor()
  })

  it('shows a template in its own words where they are known, else its name and values', async () => {
    const config = {
      name: 'stay_reminder',
      language: 'en',
      body: ['Ann'],
      buttons: [{ id: 'yes', index: 0, type: 'quick-reply' }],
    }
    const reminder = buildJourney([
      { id: 'remind', type: 'template', config },
      { id: 'good', type: 'text', config: { text: 'See you soon.' } },
    ])
    const edges = reminder.edges.map((edge) =>
      edge.from.step === 'remind'
        ? { ...edge, from: { step: 'remind', port: 'option:yes' } }
        : edge,
    )
    await open({ ...reminder, edges })
    await says('hi')
    await log().getByText('stay_reminder').waitFor()
    await log().getByText('Ann', { exact: true }).waitFor()
    const components = {
      values: 'positional',
      body: 'Your stay begins tomorrow, {{1}}.',
      buttons: [{ type: 'quick-reply', label: 'I will be there' }],
    }
    const items = [{ name: 'stay_reminder', language: 'en', components }]
    await page.route('**/api/v1/templates?*', (route) => route.fulfill({ json: { items } }))
    await chat().getByRole('button', { name: 'Restart' }).first().click()
    await log().getByText('Your stay begins tomorrow, Ann.').waitFor()
    await log().getByRole('button', { name: 'I will be there' }).click()
    await hears('See you soon.')
  })

  it('lets a question time out at once, and restarts', async () => {
    await open(timed())
    await startAt('Prompt')
    await hears('How many guests?')
    await chat().getByRole('button', { name: 'Let it time out' }).click()
    await hears('We ask again tomorrow.')
    await chat().getByRole('button', { name: 'Restart' }).last().click()
    await standsAt('Prompt')
    expect(await log().getByText('We ask again tomorrow.').count()).toBe(0)
  })

  it('starts over with the next message after the end, and keeps what was said', async () => {
    await open(buildJourney([{ id: 'hello', type: 'text', config: { text: 'Welcome.' } }]))
    await says('hi')
    await chat().getByText('The session is completed').waitFor()
    await says('hello again')
    await log().getByText('A new session').waitFor()
    await seen(() => log().getByText('Welcome.').count()).toBe(2)
  })

  it('begins with the values it is given', async () => {
    await open(STAY)
    await tab('Setup')
    await chat().getByRole('switch', { name: /Quote/ }).click()
    await chat().getByLabel('Status').fill('503')
    await chat().getByText('Values to start with').click()
    await chat().getByLabel('var_local.villa').fill('Fig')
    await chat().getByLabel('Start at').selectOption({ label: 'Quote' })
    await chat().getByRole('button', { name: 'Restart' }).first().click()
    await hears('No quote: status_503')
    await tab('Variables')
    await chat().getByText('Fig', { exact: true }).waitFor()
  })

  it('begins at the step that is pointed at on the canvas', async () => {
    await open(CHOICE)
    await chat().getByRole('button', { name: 'Close the test' }).click()
    await page.locator('[data-step="villa"]').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Test from here' }).click()
    await hears('Which villa?')
    await standsAt('Which villa')
    expect(await log().getByText('Welcome to').count()).toBe(0)
  })

  it('says plainly at which step an unfinished journey fails', async () => {
    const unfinished = buildJourney([
      { id: 'hello', type: 'text', config: { text: 'Welcome.' } },
      { id: 'empty', type: 'prompt', name: 'Party size', config: {} },
    ])
    await open(unfinished)
    await says('hi')
    await standsAt('Party size')
    await chat().getByText('The session failed: this step is not finished').waitFor()
  })

  it('keeps what was typed while the server is away, and goes on when it is back', async () => {
    await open(STAY)
    await startAt('Which villa')
    await page.route('**/test-sessions/**', (route) => route.abort())
    await says('Fig')
    await chat().getByText('Not sent. We cannot reach the server').waitFor()
    await page.unroute('**/test-sessions/**')
    await chat().getByRole('button', { name: 'Send again' }).click()
    await hears('What shall we prepare?')
  })

  it('begins with the same words once a server that broke is back', async () => {
    await open(CHOICE)
    const broken = { error: { code: 'internal', message: 'Something broke on our side' } }
    const start = '**/journeys/*/test-sessions'
    await page.route(start, (route) => route.fulfill({ status: 500, json: broken }))
    await says('good evening')
    await chat().getByText('Something broke on our side. Try again in a minute.').waitFor()
    await page.unroute(start)
    await chat().getByRole('button', { name: 'Try again' }).click()
    await hears('good evening')
    await hears('Which villa?')
  })

  it('tests what was saved last where the drawing cannot be saved, if told to', async () => {
    await open(CHOICE)
    await page.route('**/api/v1/journeys/*', (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    )
    await page.locator('[data-step="start"]').click()
    // The panel beside the chat takes the place of the steps; they come back for it.
    await page.getByRole('button', { name: 'Show the steps' }).click()
    await page.getByRole('button', { name: 'Image', exact: true }).click()
    await says('hi')
    await chat().getByText('Your changes are not saved, so a test would not show them.').waitFor()
    await chat().getByRole('button', { name: 'Test the last save' }).click()
    await hears('Which villa?')
  })

  it('follows by asking where no socket gets through', async () => {
    const { id } = await app.call<{ id: string }>('POST', '/journeys', {
      name: 'No sockets',
      journey: STAY,
    })
    page = await app.page(browser())
    await page.addInitScript(() => {
      Object.assign(globalThis, {
        WebSocket: class extends EventTarget {
          onclose?: () => void
          constructor() {
            super()
            setTimeout(() => this.onclose?.(), 1)
          }
          close() {}
        },
      })
    })
    await page.goto(`/crm/settings/bot-journeys/builder/${id}`)
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await says('hi')
    await hears('Which villa?')
    await log().getByRole('button', { name: 'Fig' }).click()
    await hears('What shall we prepare?')
  })

  it('says that a test is gone, and that nobody is signed in any more', async () => {
    await open(STAY)
    await startAt('Which villa')
    const gone = { error: { code: 'not_found', message: 'This test session is over and gone' } }
    await page.route('**/test-sessions/**', (route) => route.fulfill({ status: 404, json: gone }))
    await says('Fig')
    await chat().getByText('This test session is over and gone').waitFor()
    await page.unroute('**/test-sessions/**')
    await page.context().clearCookies()
    await chat().getByRole('button', { name: 'Send again' }).click()
    await chat().getByText('You are signed out. Sign in again in another tab').waitFor()
  })

  it('lets a User test, who may not edit', async () => {
    await open(STAY, await app.member('Uma', 'user'))
    await says('hi')
    await hears('Which villa?')
  })
})
