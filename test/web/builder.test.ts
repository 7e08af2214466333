import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from './browser.ts'
import { card, drag, middle, openBoard, port, START, text } from './canvas-page.ts'

describeInBrowser('the builder', (browser) => {
  let board: Awaited<ReturnType<typeof openBoard>>
  beforeAll(async () => {
    board = await openBoard(browser())
  })
  afterAll(() => board?.close())
  afterEach(() => expect(board.faults.splice(0)).toEqual([]))

  const texts = async (id: string) =>
    (await board.saved(id)).steps.filter(({ type }) => type === 'text')

  it('walks the quick start: a greeting drawn, connected, saved, tested and deployed', async () => {
    const { page } = board
    const id = await board.draw()
    await drag(page, await middle(page.getByRole('button', { name: 'Text', exact: true })), {
      x: 760,
      y: 300,
    })
    const dropped = page.locator('[data-step]:not([data-step="start"])')
    await dropped.waitFor()
    await page.getByRole('textbox', { name: 'Text', exact: true }).fill('Welcome to *Casa Verde*')
    const textId = (await dropped.getAttribute('data-step')) ?? ''
    await drag(page, await middle(port(page, 'start', 'next')), await middle(card(page, textId)))
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const { steps, edges } = await board.saved(id)
    expect(steps.map(({ type }) => type)).toEqual(['start', 'text'])
    expect(edges.map(({ from, to }) => ({ from, to }))).toEqual([
      { from: { step: 'start', port: 'next' }, to: textId },
    ])
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await page.getByRole('button', { name: 'Say “hi”' }).click()
    await page.getByLabel('Test chat').getByText('Welcome to Casa Verde').waitFor()
    await page.getByRole('button', { name: 'Deploy', exact: true }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Deploy/ })
      .click()
    await page.getByText('Live', { exact: true }).waitFor()
  })

  it('offers what can follow where a wire is dropped on nothing', async () => {
    const { page } = board
    const id = await board.draw()
    await drag(page, await middle(port(page, 'start', 'next')), { x: 800, y: 380 })
    await page.getByRole('combobox', { name: 'What comes next?' }).fill('pro')
    await page.keyboard.press('Enter')
    await page.locator('[data-step]').nth(1).waitFor()
    const { steps, edges } = await board.saved(id)
    expect(steps.map(({ type }) => type)).toEqual(['start', 'prompt'])
    expect(edges).toHaveLength(1)
  })

  it('adds a pressed step right of the selected one, connected to it, and saves by itself', async () => {
    const { page } = board
    const id = await board.draw()
    await card(page, 'start').click()
    await page.getByRole('button', { name: 'Delay' }).click()
    await page.locator('[data-step]').nth(1).waitFor()
    const { steps, edges } = await board.saved(id, 'itself')
    expect(steps[1]?.position.x).toBeGreaterThan(80 + 224)
    expect(edges[0]?.to).toBe(steps[1]?.id)
  })

  it('takes a move back in one step, and makes it again', async () => {
    const { page } = board
    const id = await board.draw({ steps: [START, text('hi', 400, 200)], edges: [] })
    const from = await middle(card(page, 'hi').locator('header'))
    await drag(page, from, { x: from.x + 130, y: from.y + 90 })
    const moved = (await texts(id))[0]?.position
    expect(moved).not.toEqual({ x: 400, y: 200 })
    await page.keyboard.press('Control+z')
    expect((await texts(id))[0]?.position).toEqual({ x: 400, y: 200 })
    await page.keyboard.press('Control+Shift+z')
    expect((await texts(id))[0]?.position).toEqual(moved)
  })

  it('carries copied steps with the edges between them into another journey', async () => {
    const { page } = board
    const edge = { id: 'e1', from: { step: 'one', port: 'next' }, to: 'two' }
    await board.draw({
      steps: [START, text('one', 400, 200), text('two', 720, 200)],
      edges: [edge],
    })
    await card(page, 'one').click()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+c')
    const id = await board.draw()
    await page.mouse.move(700, 400)
    await page.keyboard.press('Control+v')
    await page.locator('[data-step]').nth(2).waitFor()
    const { steps, edges } = await board.saved(id)
    expect(steps.map(({ type }) => type)).toEqual(['start', 'text', 'text'])
    expect(steps.map(({ id }) => id)).not.toContain('one')
    expect(edges.map(({ from, to }) => [from.step, to])).toEqual([[steps[1]?.id, steps[2]?.id]])
  })

  it('finds a step for whoever types on at once', async () => {
    const { page } = board
    await board.draw({ steps: [START, text('hi', 400, 200), text('villas', 700, 200)], edges: [] })
    await page.locator('[data-pane]').focus()
    const focused = await page.evaluate(`(async () => {
      const press = { key: '/', bubbles: true, cancelable: true }
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', press))
      for (let turn = 0; turn < 5; turn++) await undefined
      return document.activeElement.getAttribute('aria-label')
    })()`)
    expect(focused).toBe('Find a step')
  })

  it('shows on a small screen what was opened last: the test or a pane', async () => {
    const { page } = board
    await page.setViewportSize({ width: 1024, height: 700 })
    await board.draw({ steps: [START, text('hi', 400, 200)], edges: [] })
    const chat = page.getByRole('complementary', { name: 'Test chat' })
    const test = page.getByRole('button', { name: 'Test', exact: true })
    await test.click()
    await chat.waitFor()
    await page.getByRole('button', { name: 'Variables', exact: true }).click()
    await page.getByRole('heading', { name: 'Variables' }).waitFor()
    await chat.waitFor({ state: 'hidden' })
    await test.click()
    await chat.waitFor()
    await test.click()
    await chat.waitFor({ state: 'detached' })
    await page.setViewportSize({ width: 360, height: 740 })
    const deploy = await page.getByRole('button', { name: 'Deploy', exact: true }).boundingBox()
    expect((deploy?.x ?? 0) + (deploy?.width ?? 0)).toBeLessThanOrEqual(360)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Variables' }).click()
    await page.getByRole('heading', { name: 'Variables' }).waitFor()
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  it('keeps Start, and one edge for each port', async () => {
    const { page } = board
    const edge = { id: 'e1', from: { step: 'start', port: 'next' }, to: 'one' }
    const id = await board.draw({
      steps: [START, text('one', 400, 100), text('two', 400, 360)],
      edges: [edge],
    })
    await card(page, 'start').click()
    await page.keyboard.press('Delete')
    await drag(page, await middle(port(page, 'start', 'next')), await middle(card(page, 'two')))
    const { steps, edges } = await board.saved(id)
    expect(steps).toHaveLength(3)
    expect(edges.map(({ to }) => to)).toEqual(['two'])
  })

  it('builds three steps with the keyboard alone', async () => {
    const { page } = board
    const id = await board.draw()
    await page.getByRole('region', { name: 'Canvas' }).focus()
    await page.keyboard.press('Tab')
    await page.locator('[data-step="start"]:focus').waitFor()
    for (const typed of ['Text', 'Prompt', 'Goal']) {
      await page.keyboard.press('a')
      await page.getByRole('combobox', { name: 'What comes next?' }).waitFor()
      await page.keyboard.type(typed)
      await page.keyboard.press('Enter')
      await page.locator(`[data-step]:focus[aria-label^="${typed}"]`).waitFor()
    }
    // The goal is the last; back to the prompt, and from its second port to the goal, too.
    await page.keyboard.press('Shift+Tab')
    await page.locator('[data-step]:focus[aria-label^="Prompt"]').waitFor()
    await page.keyboard.press('c')
    await page.getByRole('combobox', { name: /from which port/ }).waitFor()
    await page.keyboard.type('fallback')
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: /to which step/ }).waitFor()
    await page.keyboard.type('goal')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+s')
    const { steps, edges } = await board.saved(id)
    expect(steps.map(({ type }) => type)).toEqual(['start', 'text', 'prompt', 'goal'])
    expect(edges.map(({ from }) => from.port)).toEqual(['next', 'next', 'success', 'fallback'])
  })

  it('asks which of two drawings stays when it was saved in another tab, too', async () => {
    const { page } = board
    const id = await board.draw({ steps: [START, text('hi', 400, 200)], edges: [] })
    const { revision, journey } = await (await board.call('GET', `/journeys/${id}`)).json()
    await board.call('PUT', `/journeys/${id}`, { revision, journey })
    await card(page, 'hi').click()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Control+s')
    await page.getByRole('heading', { name: 'You saved this journey elsewhere too' }).waitFor()
    await page.getByRole('button', { name: 'Close' }).last().click()
    await page
      .getByRole('status')
      .filter({ hasText: /^Not saved$/ })
      .waitFor()
  })

  it('keeps what was drawn after the session had expired, and offers it again', async () => {
    const { page } = board
    const id = await board.draw({ steps: [START, text('hi', 400, 200)], edges: [] })
    await board.context.clearCookies()
    await card(page, 'hi').click()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Control+s')
    await page.getByText(/You are signed out/).waitFor()
    page.once('dialog', (dialog) => dialog.accept())
    await page.goto('about:blank')
    await board.signIn()
    await board.open(id)
    await page.getByRole('button', { name: 'Bring them back' }).click()
    expect((await texts(id))[0]?.position).toEqual({ x: 410, y: 200 })
  })

  it('shows a live journey without letting it be changed', async () => {
    const { page } = board
    const edge = { id: 'e1', from: { step: 'start', port: 'next' }, to: 'hi' }
    const id = await board.draw({ steps: [START, text('hi', 400, 200)], edges: [edge] })
    await board.call('POST', `/journeys/${id}/deploy`)
    await board.open(id)
    await page.getByText(/This journey is live/).waitFor()
    await card(page, 'hi').click()
    await page.keyboard.press('Delete')
    const stood = await card(page, 'hi').getAttribute('style')
    const from = await middle(card(page, 'hi').locator('header'))
    await drag(page, from, { x: from.x - 100, y: from.y })
    expect(await page.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0)
    expect(await card(page, 'hi').getAttribute('style')).toBe(stood)
  })
})
