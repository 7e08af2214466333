import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Step } from '#journey/journey.ts'
import { describeInBrowser } from './browser.ts'
import { card, drag, middle, openBoard, port, START, text } from './canvas-page.ts'

describeInBrowser('the gestures', (browser) => {
  let board: Awaited<ReturnType<typeof openBoard>>
  beforeAll(async () => {
    board = await openBoard(browser())
  })
  afterAll(() => board?.close())
  afterEach(() => expect(board.faults.splice(0)).toEqual([]))

  const two = () => ({
    steps: [START, text('one', 400, 200), text('two', 720, 200)],
    edges: [
      { id: 'e1', from: { step: 'start', port: 'next' }, to: 'one' },
      { id: 'e2', from: { step: 'one', port: 'next' }, to: 'two' },
    ],
  })
  const links = async (id: string) =>
    (await board.saved(id)).edges.map(({ from, to }) => `${from.step} ${from.port} ${to}`)
  /** A point of a wire, `part` of the way along it. */
  const onWire = (edgeId: string, part: number) =>
    board.page
      .locator(`[data-edge="${edgeId}"] path`)
      .first()
      .evaluate((path, along) => {
        const wire = path as unknown as {
          getPointAtLength(at: number): { x: number; y: number }
          getTotalLength(): number
          getScreenCTM(): { a: number; d: number; e: number; f: number }
        }
        const { x, y } = wire.getPointAtLength(wire.getTotalLength() * along)
        const { a, d, e, f } = wire.getScreenCTM()
        return { x: x * a + e, y: y * d + f }
      }, part)

  it('draws a box around steps, and deletes them with their edges', async () => {
    const { page } = board
    const id = await board.draw(two())
    const [from, to] = [await middle(card(page, 'one')), await middle(card(page, 'two'))]
    await page.keyboard.down('Shift')
    await drag(page, { x: from.x - 60, y: from.y - 120 }, { x: to.x, y: to.y })
    await page.keyboard.up('Shift')
    await page.keyboard.press('Delete')
    expect(await links(id)).toEqual([])
    await page.keyboard.press('Control+z')
    expect(await links(id)).toHaveLength(2)
  })

  it('takes an edge by its end to another step', async () => {
    const { page } = board
    const id = await board.draw(two())
    const at = await onWire('e1', 0.85)
    await page.mouse.click(at.x, at.y)
    const end = page.locator('[data-end="to"]')
    await drag(page, await middle(end), await middle(card(page, 'two')))
    expect(await links(id)).toEqual(['one next two', 'start next two'])
  })

  it('puts a step dropped on an edge in between', async () => {
    const { page } = board
    const id = await board.draw(two())
    const offer = page.getByRole('button', { name: 'Delay', exact: true })
    await drag(page, await middle(offer), await onWire('e2', 0.4))
    await card(page, 'one').waitFor()
    const { steps } = await board.saved(id)
    const delay = steps.find(({ type }) => type === 'delay')?.id
    expect(await links(id)).toEqual(['start next one', `one next ${delay}`, `${delay} next two`])
  })

  it('lets nothing lead into Start, and says why', async () => {
    const { page } = board
    const id = await board.draw(two())
    await drag(page, await middle(port(page, 'two', 'next')), await middle(card(page, 'start')))
    await page.getByRole('status').filter({ hasText: 'Nothing leads into Start' }).waitFor()
    expect(await links(id)).toHaveLength(2)
  })

  it('tidies up, which can be taken back', async () => {
    const { page } = board
    const drawn = two()
    const id = await board.draw({
      ...drawn,
      steps: [START, text('one', 90, 210), text('two', 10, 220)],
    })
    await page.getByRole('region', { name: 'Canvas' }).focus()
    await page.keyboard.press('Shift+Alt+T')
    await page.getByRole('status').filter({ hasText: 'Tidied up' }).waitFor()
    const [start, one, two_] = (await board.saved(id)).steps.map(({ position }) => position.x)
    expect([Number(one) - Number(start), Number(two_) - Number(one)]).toEqual([320, 320])
    await page.keyboard.press('Control+z')
    expect((await board.saved(id)).steps.map(({ position }) => position.x)).toEqual([80, 90, 10])
  })

  it('leads from a problem to its step and its field', async () => {
    const { page } = board
    const drawn = two()
    await board.draw({
      ...drawn,
      steps: [START, text('one', 400, 200), text('two', 3000, 900, '')],
    })
    await page.getByRole('button', { name: 'Problems', exact: true }).click()
    await page
      .getByRole('region', { name: 'Problems' })
      .getByRole('button', { name: /text/i })
      .first()
      .click()
    await page
      .getByRole('textbox', { name: 'Text', exact: true })
      .and(page.locator(':focus'))
      .waitFor()
    await card(page, 'two').waitFor()
  })

  it('moves the canvas on while a step is held at its edge', async () => {
    const { page } = board
    const id = await board.draw({ steps: [START, text('one', 400, 200)], edges: [] })
    const from = await middle(card(page, 'one').locator('header'))
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(1000, from.y, { steps: 4 })
    await page.mouse.move(1275, from.y, { steps: 4 })
    await page.locator('[data-step="start"]').waitFor({ state: 'detached' })
    await page.mouse.up()
    const one = (await board.saved(id)).steps.find((step) => step.id === 'one')
    expect(one?.position.x).toBeGreaterThan(1200)
  })

  it('pastes an API step into another journey with its call and its variables', async () => {
    const { page } = board
    const call: Step = {
      id: 'call',
      type: 'api',
      position: { x: 400, y: 200 },
      config: { apiId: 'q' },
    }
    const url = 'https://pms.casaverde.example/q?n={{var_local.nights}}'
    await board.draw({
      steps: [START, call],
      edges: [],
      variables: [{ name: 'nights', type: 'number' }],
      apis: [{ id: 'q', name: 'Quote', request: { method: 'GET', url } }],
    })
    await card(page, 'call').click()
    await page.keyboard.press('Control+c')
    const id = await board.draw({
      ...two(),
      variables: [{ name: 'nights', type: 'date' }],
    })
    await page.keyboard.press('Control+v')
    await page.getByRole('status').filter({ hasText: '1 step pasted' }).waitFor()
    const { steps, variables, apis } = await board.saved(id)
    expect(steps.find(({ type }) => type === 'api')?.config).toEqual({ apiId: 'q' })
    expect(variables.map(({ name }) => name)).toEqual(['nights', 'nights_2'])
    expect(apis[0]?.request.url).toBe(url.replace('nights', 'nights_2'))
  })

  it('moves the canvas by the middle button, which then pastes nothing', async () => {
    const { page } = board
    await board.draw(two())
    const before = await middle(card(page, 'one'))
    await page.evaluate(`document.title = ''
      for (const type of ['pointerup', 'auxclick'])
        addEventListener(type, (event) => document.title += type + event.defaultPrevented)`)
    await page.mouse.move(640, 640)
    await page.mouse.down({ button: 'middle' })
    await page.mouse.move(700, 660, { steps: 3 })
    await page.mouse.up({ button: 'middle' })
    expect(await middle(card(page, 'one'))).toEqual({ x: before.x + 60, y: before.y + 20 })
    expect(await page.title()).toBe('pointeruptrueauxclicktrue')
  })

  it('zooms where two fingers part on the pad of a Mac, in Safari', async () => {
    const { page } = board
    await board.draw(two())
    const before = await card(page, 'one').boundingBox()
    const isPageStill = await page.evaluate(`[['start', 1], ['change', 1.25], ['change', 1.5]].map(
      ([what, scale]) => {
        const at = { clientX: 640, clientY: 640, cancelable: true, bubbles: true }
        const event = Object.assign(new MouseEvent('gesture' + what, at), { scale })
        return !document.querySelector('[data-pane]').dispatchEvent(event)
      },
    )`)
    expect(isPageStill).toEqual([true, true, true])
    const after = await card(page, 'one').boundingBox()
    expect((after?.width ?? 0) / (before?.width ?? 1)).toBeCloseTo(1.5)
  })

  it('zooms with two fingers, and reads a step with one, on a phone', async () => {
    const id = await board.draw(two())
    const phone = await board.page
      .context()
      .browser()
      ?.newContext({
        viewport: { width: 390, height: 780 },
        hasTouch: true,
        isMobile: true,
        storageState: await board.context.storageState(),
      })
    if (!phone) throw new Error('no phone')
    const page = await phone.newPage()
    await page.goto(`${board.address}/crm/settings/bot-journeys/builder/${id}`)
    await page.locator('[data-step="start"]').waitFor()
    const cdp = await phone.newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) =>
      cdp.send('Input.dispatchTouchEvent', {
        type,
        touchPoints:
          type === 'touchEnd'
            ? []
            : [-1, 1].map((side, at) => ({ x: 195 + side * apart, y: 300, id: at })),
      })
    await touch('touchStart', 100)
    for (const apart of [90, 70, 50]) await touch('touchMove', apart)
    await touch('touchEnd', 50)
    await page.getByRole('button', { name: '50 %: zoom to 100 %' }).waitFor()
    await page.locator('[data-step="one"]').tap()
    await page.getByRole('textbox', { name: 'Text', exact: true }).waitFor()
    await phone.close()
  })

  it('copies and deletes what a box holds, though a text field had the focus and a selection', async () => {
    const { page, context } = board
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const id = await board.draw(two())
    await card(page, 'one').click()
    const field = page.getByRole('region', { name: 'Step' }).getByLabel('Text', { exact: true })
    await field.click()
    await page.keyboard.press('Control+a')
    const [from, to] = [await middle(card(page, 'one')), await middle(card(page, 'two'))]
    await page.keyboard.down('Shift')
    await drag(page, { x: from.x - 130, y: from.y - 120 }, { x: to.x, y: to.y })
    await page.keyboard.up('Shift')
    await page.keyboard.press('Control+c')
    await page.mouse.move(from.x, from.y)
    await page.keyboard.press('Control+v')
    await expect.poll(() => page.locator('[data-step]').count()).toBe(5)
    const boxes = await Promise.all(
      (await page.locator('[data-step]').all()).map((each) => each.boundingBox()),
    )
    const isOver = (one: (typeof boxes)[number], another: (typeof boxes)[number]) =>
      one &&
      another &&
      Math.abs(one.x - another.x) < one.width &&
      one.y < another.y + another.height &&
      another.y < one.y + one.height
    expect(
      boxes.filter((one, at) => boxes.some((other, index) => index !== at && isOver(one, other))),
    ).toEqual([])
    await page.keyboard.press('Delete')
    expect((await board.saved(id)).steps.map((step) => step.id)).toEqual(['start', 'one', 'two'])
  })

  it('keeps the focus on the step that was connected by keys, and N opens its note', async () => {
    const { page } = board
    const id = await board.draw({ ...two(), edges: two().edges.slice(0, 1) })
    await card(page, 'one').click()
    await page.keyboard.press('c')
    await page.getByRole('combobox', { name: /from which port/ }).fill('Failed')
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: /to which step/ }).press('Enter')
    await page.locator('[data-step="one"]:focus').waitFor()
    expect(await links(id)).toContain('one failed two')
    await page.keyboard.press('n')
    await page.getByLabel('Note for colleagues').and(page.locator(':focus')).waitFor()
  })
})
