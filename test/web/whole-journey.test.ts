import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from './browser.ts'
import { card, drag, middle, openBoard, port } from './canvas-page.ts'

/** A step as a palette button adds it, and what is typed or chosen in its panel. */
const STEPS: [name: string, typed: Record<string, string>, chosen?: Record<string, string>][] = [
  ['Text', { Text: 'Welcome to *Casa Verde*.' }],
  ['Image', { 'Media link': 'https://media.casaverde.example/pool.jpg' }],
  ['Video', { 'Media link': 'https://media.casaverde.example/tour.mp4' }],
  ['Audio', { 'Media link': 'https://media.casaverde.example/sea.mp3' }],
  ['Document', { 'Media link': 'https://media.casaverde.example/menu.pdf' }],
  ['Location', { Latitude: '38.7', Longitude: '-9.1' }],
  [
    'Call-to-Action URL',
    { Body: 'See the villa.', 'Button text': 'Open', 'Button URL': 'https://casaverde.example' },
  ],
  ['Template', { Template: 'check_in', Language: 'en' }],
  ['Reply', { Body: 'Are you coming?', 'Button 1': 'Yes' }],
  ['Quick Reply', { Body: 'Which board?', 'Button 1': 'Breakfast', 'Button 2': 'Half board' }],
  ['List', { Body: 'When is dinner?', 'Row 1': 'At seven' }],
  ['Prompt', { Question: 'How many guests?' }],
  ['Prompt Date', { Question: 'When do you arrive?' }],
  ['Condition', { 'Value to compare with': 'Yes' }, { Variable: 'var_system.last_input' }],
  ['Delay', { 'How long': '2' }],
  ['Wait for Events', { 'Event name': 'booking_confirmed' }],
  ['API call', { URL: 'https://pms.casaverde.example/rooms' }],
  ['AI Agent', {}],
  ['Goal', {}, { Goal: 'Booking', Milestone: 'Dates known' }],
  [
    'Agent Transfer',
    { Message: 'Ann takes over.' },
    { 'Transfer to': 'member', Member: 'Ann Ortega' },
  ],
]

describeInBrowser('a whole journey', (browser) => {
  let board: Awaited<ReturnType<typeof openBoard>>
  beforeAll(async () => {
    board = await openBoard(browser())
  })
  afterAll(() => board?.close())

  it('is drawn by hand with every kind of step, each of them filled in', async () => {
    const { page, call } = board
    const { id: goalId } = await (await call('POST', '/goals', { name: 'Booking' })).json()
    await call('POST', `/goals/${goalId}/milestones`, { name: 'Dates known' })
    const id = await board.draw()
    await card(page, 'start').click()
    for (const [name, typed, chosen = {}] of STEPS) {
      await page.getByRole('button', { name, exact: true }).first().click()
      const panel = page.getByRole('region', { name: 'Step', exact: true })
      for (const [label, value] of Object.entries(chosen)) {
        await panel.getByLabel(label, { exact: true }).selectOption(value)
      }
      for (const [label, words] of Object.entries(typed)) {
        await panel.getByLabel(new RegExp(`^${label}( \\(optional\\))?$`)).fill(words)
      }
    }
    const { steps, edges } = await board.saved(id)
    expect(new Set(steps.map(({ type }) => type)).size).toBe(21)
    expect(edges).toHaveLength(20)
    const { problems } = await (await call('GET', `/journeys/${id}/problems`)).json()
    const errors = problems.filter(({ severity }: { severity: string }) => severity === 'error')
    // What is not drawn: a template that WhatsApp approved, an agent that somebody wrote.
    expect(errors.map(({ code }: { code: string }) => code).sort()).toEqual([
      'config_incomplete',
      'template_unknown',
    ])
  })

  it('is drawn, filled in, tested and deployed without a pointer', async () => {
    const { page } = board
    const id = await board.draw()
    await page.getByRole('region', { name: 'Canvas' }).focus()
    await page.keyboard.press('Tab')
    for (const [name, field, words] of [
      ['Text', 'Text', 'Welcome to Casa Verde.'],
      ['Prompt', 'Question', 'How many guests?'],
      ['Text', 'Text', 'See you soon.'],
    ] as const) {
      await page.keyboard.press('a')
      await page.getByRole('combobox', { name: 'What comes next?' }).waitFor()
      await page.keyboard.type(name)
      await page.keyboard.press('Enter')
      const added = page.locator(`[data-step]:focus[aria-label^="${name}"]`)
      const stepId = (await added.getAttribute('data-step')) ?? ''
      await page.keyboard.press('Enter')
      await tabTo(page, page.getByRole('textbox', { name: field, exact: true }))
      await page.keyboard.type(words)
      await page.keyboard.press('Escape')
      await page.locator(`[data-step="${stepId}"]:focus`).waitFor()
    }
    await page.keyboard.press('Control+s')
    expect((await board.saved(id)).edges).toHaveLength(3)
    await run(page, 'Test')
    const chat = page.getByLabel('Test chat')
    await tabTo(page, chat.getByRole('textbox'))
    for (const [words, answer] of [
      ['hi', 'How many guests?'],
      ['4', 'See you soon.'],
    ] as const) {
      await page.keyboard.type(words)
      await page.keyboard.press('Enter')
      await chat.getByText(answer).waitFor()
    }
    await tabTo(page, page.getByRole('button', { name: 'Deploy', exact: true }))
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await tabTo(page, dialog.getByRole('button', { name: /^Deploy/ }))
    await page.keyboard.press('Enter')
    await page.getByText('Live', { exact: true }).waitFor()
  })

  it('is created, drawn, deployed and assigned, and answers a guest on the try page', async () => {
    const { page, call, address } = board
    const made = { type: 'web-chat', name: 'Front desk', config: { allowedOrigins: ['*'] } }
    const { id: channelId } = await (await call('POST', '/channels', made)).json()
    await page.goto(`${address}/crm/settings/bot-journeys`)
    await page.getByRole('button', { name: 'Create Journey' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Greeting')
    await dialog.getByRole('button', { name: 'Create Journey' }).click()
    await page.locator('[data-step="start"]').waitFor()
    const button = page.getByRole('button', { name: 'Text', exact: true })
    await drag(page, await middle(button), { x: 760, y: 300 })
    const dropped = page.locator('[data-step]:not([data-step="start"])')
    await dropped.waitFor()
    await page.getByRole('textbox', { name: 'Text', exact: true }).fill('Welcome to *Casa Verde*.')
    await drag(page, await middle(port(page, 'start', 'next')), await middle(dropped))
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await page.getByRole('button', { name: 'Say “hi”' }).click()
    await page.getByLabel('Test chat').getByText('Welcome to Casa Verde.').waitFor()
    await page.getByRole('button', { name: 'Deploy', exact: true }).click()
    await dialog.getByRole('button', { name: /^Deploy/ }).click()
    await page.getByText('Live', { exact: true }).waitFor()
    await page.goto(`${address}/crm/settings/connections`)
    await page.getByLabel('Journey').selectOption({ label: 'Greeting' })
    await page.getByText('“Greeting” answers on Front desk now.').waitFor()
    await page.goto(`${address}/try/${channelId}`)
    const chat = page.frameLocator('iframe')
    await chat.getByRole('textbox').fill('hi')
    await chat.getByRole('textbox').press('Enter')
    await chat.getByText('Welcome to Casa Verde.').waitFor()
    expect(board.faults).toEqual([])
  })
})

/** A command by its name, from wherever one is. */
async function run(page: Page, name: string) {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
}

/** As a hand that has only keys. */
async function tabTo(page: Page, wanted: Locator) {
  await wanted.waitFor()
  for (let presses = 0; presses < 80; presses++) {
    if (await wanted.evaluate((one) => one.matches(':focus'))) return
    await page.keyboard.press('Tab')
  }
  throw new Error('no Tab leads there')
}
