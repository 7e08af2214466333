import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Edge, Step, StepKind } from '#journey/journey.ts'
import { faultsOf } from './axe.ts'
import { describeInBrowser } from './browser.ts'
import { card, drag, middle, openBoard, START } from './canvas-page.ts'

const at = (id: string, type: StepKind, config: Step['config'], x = 400): Step => ({
  id,
  type,
  position: { x, y: 200 },
  config,
})
const edge = (from: string, port: string, to: string): Edge => ({
  id: `${from}-${to}`,
  from: { step: from, port },
  to,
})
const CHOICE = at('which', 'reply', {
  body: 'How can we help?',
  options: [
    { id: 'book', label: 'Book a villa' },
    { id: 'ask', label: 'Ask a question' },
    { id: 'other', label: 'Something else' },
  ],
})
/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const panel = (page: Page) => page.getByRole('region', { name: 'Step', exact: true })

describeInBrowser('the property panel', (browser) => {
  let board: Awaited<ReturnType<typeof openBoard>>
  let page: Page
  beforeAll(async () => {
    board = await openBoard(browser())
    page = board.page
    page.setDefaultTimeout(10_000)
  })
  afterAll(() => board?.close())
  afterEach(() => expect(board.faults.splice(0)).toEqual([]))

  /** Draws Start and some steps, and opens the first of them. */
  async function open(steps: Step[], edges: Edge[] = [edge('start', 'next', steps[0]?.id ?? '')]) {
    const id = await board.draw({ steps: [START, ...steps], edges })
    await card(page, steps[0]?.id ?? '').click()
    await panel(page).waitFor()
    return id
  }
  const configOf = async (id: string, step: string) =>
    (await board.saved(id)).steps.find((each) => each.id === step)?.config ?? {}

  it('counts a text as the server does, lets it grow too long, and says so', async () => {
    const id = await open([at('hi', 'text', { text: '' })])
    const text = page.getByRole('textbox', { name: 'Text' })
    await text.fill('Welcome 👋')
    await panel(page).getByText('10 / 4,096').waitFor()
    await text.fill('x'.repeat(4100))
    await panel(page).getByText('4,100 / 4,096').waitFor()
    await panel(page).getByText('Shorten it by 4 characters.').waitFor()
    await text.fill('Welcome')
    await panel(page).getByText('Shorten it').waitFor({ state: 'detached' })
    expect(await configOf(id, 'hi')).toEqual({ text: 'Welcome' })
  })

  it('offers variables where braces are opened, and makes a new one in place', async () => {
    const id = await open([at('hi', 'text', { text: '' })])
    const text = page.getByRole('textbox', { name: 'Text' })
    await text.pressSequentially('Hello {{user_n')
    await page.getByRole('option', { name: /user_name/ }).waitFor()
    await page.keyboard.press('Enter')
    await text.pressSequentially(', party of {{party_size')
    await page.getByRole('option', { name: 'Create “party_size”' }).click()
    expect(await text.inputValue()).toBe(
      'Hello {{var_system.user_name}}, party of {{var_local.party_size}}',
    )
    await text.pressSequentially('{{')
    await page.keyboard.press('Escape')
    expect(await page.getByRole('listbox').count()).toBe(0)
    expect(await panel(page).isVisible()).toBe(true)
    const { variables } = await board.saved(id)
    expect(variables).toEqual([{ name: 'party_size', type: 'string' }])
  })

  it('offers formats behind a date that is picked, and behind a colon, with what they write', async () => {
    const id = await open([at('hi', 'text', { text: '' })])
    await board.call('POST', `/journeys/${id}/variables`, { name: 'check_in', type: 'date' })
    await board.open(id)
    await card(page, 'hi').click()
    const text = page.getByRole('textbox', { name: 'Text' })
    await text.pressSequentially('From {{check')
    await page.keyboard.press('Enter')
    const formats = page.getByRole('listbox', { name: 'Formats' })
    await formats.getByRole('option', { name: '24 December 2026 long' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await text.inputValue()).toBe('From {{var_local.check_in:medium}}')
    await text.pressSequentially(' on {{var_system.today:we')
    await formats.getByRole('option', { name: 'Thursday weekday' }).click()
    await text.pressSequentially(', {{check')
    await page.keyboard.press('Enter')
    await formats.waitFor()
    await text.pressSequentially('.')
    expect(await page.getByRole('listbox').count()).toBe(0)
    const wanted =
      'From {{var_local.check_in:medium}} on {{var_system.today:weekday}}, {{var_local.check_in}}.'
    expect(await configOf(id, 'hi')).toEqual({ text: wanted })
    await panel(page).getByText('The guest reads check_in as 2026-12-24.').waitFor()
  })

  it('underlines a name that stands for nothing, and names it', async () => {
    await open([at('hi', 'text', { text: 'For {{var_local.nope}}' })])
    await panel(page).getByText('There is no local variable nope.').waitFor()
    await panel(page).locator('[data-variable="unknown"]', { hasText: 'nope' }).waitFor()
  })

  it("puts WhatsApp's marks around what is selected, and shows how it will look", async () => {
    const id = await open([at('hi', 'text', { text: 'Casa Verde' })])
    await page.getByRole('textbox', { name: 'Text' }).selectText()
    await page.keyboard.press('Control+b')
    await panel(page).locator('b', { hasText: 'Casa Verde' }).waitFor()
    await page.getByRole('button', { name: 'Italic' }).click()
    expect(await configOf(id, 'hi')).toEqual({ text: '*_Casa Verde_*' })
  })

  it('puts buttons in another order by key and by hand, and takes the link of a removed one', async () => {
    const bye = at('bye', 'text', { text: 'Bye' }, 720)
    const id = await open(
      [CHOICE, bye],
      [edge('start', 'next', 'which'), edge('which', 'option:other', 'bye')],
    )
    await page.getByLabel('Button 1', { exact: true }).press('Alt+ArrowDown')
    const second = page.getByLabel('Button 2', { exact: true })
    expect(await second.inputValue()).toBe('Book a villa')
    await expect.poll(() => page.locator(':focus').inputValue()).toBe('Book a villa')
    const handle = page.getByRole('button', { name: /^Move button 3/ })
    await handle.scrollIntoViewIfNeeded()
    const [from, to] = [
      await middle(handle),
      await middle(page.getByRole('button', { name: /^Move button 1/ })),
    ]
    await drag(page, from, { x: to.x, y: to.y - 30 })
    const order = async () =>
      listIn((await configOf(id, 'which')).options).map((option) => Object(option).id)
    expect(await order()).toEqual(['other', 'ask', 'book'])
    await page.getByRole('button', { name: 'Remove button 1' }).click()
    expect(await order()).toEqual(['ask', 'book'])
    expect((await board.saved(id)).edges.map(({ to }) => to)).toEqual(['which'])
  })

  it('wires a port without a pointer, says what happens without, and goes there', async () => {
    const id = await open([CHOICE, at('bye', 'text', { text: 'Bye now' }, 720)])
    await panel(page).getByText('Not connected: goes on by Success').first().waitFor()
    await page.getByRole('button', { name: 'Connect Fallback' }).press('Enter')
    const select = page.getByRole('combobox', { name: 'Fallback goes on to' })
    await select.selectOption({ label: 'Text: Bye now' })
    const { edges } = await board.saved(id)
    expect(edges.find(({ to }) => to === 'bye')?.from).toEqual({ step: 'which', port: 'fallback' })
    await panel(page).getByRole('button', { name: 'Text: Bye now' }).click()
    await panel(page).getByRole('heading', { name: 'Text' }).waitFor()
  })

  it('uploads a picture, and refuses another file before it is sent', async () => {
    const id = await open([at('pic', 'image', { mediaUrl: '' })])
    const chooser = panel(page).locator('input[type=file]')
    const tiff = { name: 'villa.tiff', mimeType: 'image/tiff', buffer: PIXEL }
    await chooser.setInputFiles(tiff)
    await page.getByRole('alert').filter({ hasText: 'JPG or PNG' }).waitFor()
    await chooser.setInputFiles({ name: 'villa.png', mimeType: 'image/png', buffer: PIXEL })
    await panel(page).getByRole('button', { name: 'Replace picture' }).waitFor()
    const { mediaUrl } = await configOf(id, 'pic')
    expect(mediaUrl).toMatch(/^http.*\/media\/\w+/)
    expect((await page.request.get(String(mediaUrl))).headers()['content-type']).toBe('image/png')
  })

  it('nests rules, and says at the branch what one of them lacks', async () => {
    const branches = [{ id: 'large', when: { variable: '', operator: 'equals', value: '' } }]
    const id = await open([at('route', 'condition', { branches })])
    await page.getByLabel('Variable', { exact: true }).selectOption('var_system.last_input')
    await page.getByRole('button', { name: 'And, or…' }).click()
    await page.getByRole('button', { name: 'Group' }).click()
    const variables = page.getByLabel('Variable', { exact: true })
    expect(await variables.count()).toBe(4)
    for (const field of await variables.all()) await field.selectOption('var_system.user_name')
    await page.getByLabel('Comparison').last().selectOption('exists')
    const [branch] = listIn((await configOf(id, 'route')).branches)
    expect(Object(branch).when).toMatchObject({
      all: [{ operator: 'equals' }, {}, { any: [{}, { operator: 'exists' }] }],
    })
  })

  it('keeps what another form of a step held when the author comes back to it', async () => {
    const id = await open([at('pause', 'delay', { amount: 3, unit: 'days' })])
    const form = page.getByLabel('Pause')
    await form.selectOption({ label: 'Until a time of day' })
    expect(await configOf(id, 'pause')).toEqual({ until: '09:00', days: 1 })
    await form.selectOption({ label: 'For a while' })
    expect(await configOf(id, 'pause')).toEqual({ amount: 3, unit: 'days' })
  })

  it('shows what each channel makes of a message, and what it loses there', async () => {
    await open([at('hi', 'text', { text: 'A *villa* by the sea' })])
    await page.getByRole('tab', { name: 'Preview' }).click()
    await panel(page).locator('b', { hasText: 'villa' }).waitFor()
    await panel(page).getByText('Nothing is lost here.').waitFor()
    await page.getByRole('radio', { name: 'Instagram' }).check({ force: true })
    await panel(page).getByText('Formatting dropped.').waitFor()
  })

  it('renames a variable wherever it is named, and tells when a name is taken', async () => {
    const variables = [
      { name: 'party', type: 'number' },
      { name: 'nights', type: 'number' },
    ] as const
    const asking = at('ask', 'prompt', { question: 'How many?', variable: 'var_local.party' })
    const says = at('hi', 'text', { text: 'For {{var_local.party}} guests' }, 720)
    const id = await open([asking, says])
    for (const variable of variables)
      await board.call('POST', `/journeys/${id}/variables`, variable)
    await board.open(id)
    await page.getByRole('button', { name: 'Variables' }).click()
    const visible = page.getByRole('region', { name: 'Variables' })
    await visible.getByText('Used in 2 places').click()
    const name = visible.getByLabel('Name', { exact: true }).first()
    await name.fill('nights')
    await name.press('Enter')
    await visible.getByText('Variable name already exists in journey').waitFor()
    await name.fill('guests')
    await name.press('Enter')
    const { steps, variables: now } = await board.saved(id)
    expect(now.map(({ name }) => name)).toEqual(['guests', 'nights'])
    expect(steps.map(({ config }) => config.variable ?? config.text)).toEqual([
      undefined,
      'var_local.guests',
      'For {{var_local.guests}} guests',
    ])
    await visible.getByRole('button', { name: /^Text: .*: text$/ }).click()
    await expect
      .poll(() => page.locator('textarea:focus').inputValue())
      .toBe('For {{var_local.guests}} guests')
  })

  it('adds a campaign variable for the whole organisation, which texts may name at once', async () => {
    await open([at('hi', 'text', { text: 'Ends {{var_campaign.offer_ends}}' })])
    await panel(page).getByText('There is no campaign variable offer_ends.').waitFor()
    await page.getByRole('button', { name: 'Variables' }).click()
    await page.getByRole('tab', { name: 'Campaign' }).click()
    const visible = page.getByRole('region', { name: 'Variables' })
    await visible.getByRole('button', { name: 'New campaign variable' }).click()
    await visible.getByLabel('Name').fill('offer_ends')
    await visible.getByLabel('Type').selectOption('date')
    await visible.getByRole('button', { name: 'Add', exact: true }).click()
    await visible.getByText('One value for everybody').first().waitFor()
    await card(page, 'hi').click()
    await page.getByRole('textbox', { name: 'Text' }).pressSequentially('!')
    await panel(page).locator('[data-variable="known"]').waitFor()
    await panel(page).getByText('There is no campaign variable').waitFor({ state: 'detached' })
  })

  it('tries a call out and maps a value that is clicked; the secret stays out of the draft', async () => {
    await board.context.route('**/apis/test', (route) =>
      route.fulfill({
        json: {
          request: { method: 'GET', url: 'https://rates.example.com/' },
          ms: 12,
          status: 200,
          headers: {},
          body: '{"offer":{"net price":480}}',
          mapped: {},
          refused: [],
          missing: [],
        },
      }),
    )
    const id = await open([at('hi', 'text', { text: 'Hi' })])
    await page.getByRole('button', { name: 'API Manager' }).click()
    await page.getByRole('button', { name: 'Define a call' }).click()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Rates')
    await page.getByRole('textbox', { name: 'URL' }).fill('https://rates.example.com/')
    await page.getByLabel('Authentication').selectOption('bearer')
    await page.getByLabel('Token').fill('sesame-token')
    await page.getByLabel('Token').press('Enter')
    await page.getByText('One is stored.').waitFor()
    await page.getByRole('button', { name: 'Test call' }).click()
    await page.getByRole('button', { name: 'net price: 480' }).click()
    const { apis } = await board.saved(id)
    expect(apis).toMatchObject([
      {
        name: 'Rates',
        request: { url: 'https://rates.example.com/' },
        auth: { type: 'bearer', secretId: expect.any(String) },
        mappings: [{ from: 'body', path: "$.offer['net price']", variable: '' }],
      },
    ])
    expect(JSON.stringify(apis)).not.toContain('sesame')
    await board.context.unroute('**/apis/test')
  })

  it('is only to be looked at where the journey is live', async () => {
    const id = await open([CHOICE])
    expect((await board.call('POST', `/journeys/${id}/deploy`)).status()).toBe(200)
    await board.open(id)
    await card(page, 'which').click()
    await panel(page).getByText('This journey is live').waitFor()
    expect(await page.getByLabel('Body').getAttribute('readonly')).not.toBeNull()
    expect(await page.getByLabel('Retries').isDisabled()).toBe(true)
    expect(await page.getByRole('button', { name: /^(Add|Remove|Connect|Delete)/ }).count()).toBe(0)
  })

  it('passes an accessibility checker by day, by night and on a phone', async () => {
    await open([CHOICE])
    expect(await faultsOf(page)).toEqual([])
  })
})
