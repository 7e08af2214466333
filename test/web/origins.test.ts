import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { describeInBrowser } from './browser.ts'
import { FakeServer } from './fake-server.ts'
import { visit } from './widget-page.ts'

describeInBrowser('messages between the page and the chat', (browser) => {
  let server: FakeServer

  beforeEach(async () => {
    server = await FakeServer.start()
  })
  afterEach(() => server.stop())

  const pause = (page: Page) => page.evaluate(`new Promise((done) => setTimeout(done, 300))`)
  const keptOn = (page: Page) => page.evaluate<string>(`localStorage.getItem('bot-journeys:chn_1')`)

  /** A frame of somebody else's on the same page: an advertisement, say. */
  const strange = (attribute: 'src' | 'srcdoc', value: string) => `(() => {
    const frame = document.createElement('iframe')
    frame.${attribute} = ${JSON.stringify(value)}
    document.body.append(frame)
    return new Promise((done) => { frame.onload = done })
  })()`
  const script = (code: string) => `<script nonce="host">${code}</script>`
  const dataPage = (code: string) => `data:text/html,${encodeURIComponent(script(code))}`

  const THEFT = `parent.postMessage({ bj: 1, t: 'keep', kept: { token: 'stolen' } }, '*');
    parent.postMessage({ bj: 1, t: 'close' }, '*')`

  it('the page takes none from another origin', async () => {
    const { page, open, launcher } = await visit(browser(), server)
    await open()
    await page.evaluate(strange('src', dataPage(THEFT)))
    await page.evaluate(`postMessage({ bj: 1, t: 'close' }, '*')`)
    await pause(page)
    expect(await launcher.getAttribute('aria-expanded')).toBe('true')
    expect(await keptOn(page)).not.toContain('stolen')
  })

  it('the page takes none from another window of our own origin', async () => {
    server.put('/ad.html', script(THEFT))
    const { page, open, launcher } = await visit(browser(), server)
    await open()
    await page.evaluate(strange('src', `${server.appUrl}/ad.html`))
    await pause(page)
    expect(await launcher.getAttribute('aria-expanded')).toBe('true')
    expect(await keptOn(page)).not.toContain('stolen')
  })

  it('the chat takes none from another window than the page it is in', async () => {
    const { page, open, write, frame, mine } = await visit(browser(), server)
    await open()
    await write('hello')
    await frame.getByText('How can we help?').waitFor()
    const logout = `const chat = parent.document.querySelector('bot-journeys').shadowRoot
      .querySelector('iframe').contentWindow
      chat.postMessage({ bj: 1, t: 'logout' }, '*')`
    await page.evaluate(strange('srcdoc', script(logout)))
    const chat = page.frames().find((one) => one.url().includes('/wc/frame'))
    await chat?.evaluate(`postMessage({ bj: 1, t: 'logout' }, '*')`)
    await pause(page)
    expect(await mine.allTextContents()).toEqual(['hello'])
    expect(server.chats.size).toBe(1)
  })

  it('a frame led elsewhere is told nothing, and told by nothing', async () => {
    const { page, open, write, frame } = await visit(browser(), server)
    await open()
    await write('hello')
    await frame.getByText('How can we help?').waitFor()
    const elsewhere = dataPage(`onmessage = () => { document.body.textContent = 'told' };${THEFT}`)
    await page.evaluate(`(() => {
      const frame = document.querySelector('bot-journeys').shadowRoot.querySelector('iframe')
      frame.src = ${JSON.stringify(elsewhere)}
      return new Promise((done) => frame.addEventListener('load', done))
    })()`)
    await page.evaluate(`BotJourneys('identify', { userId: 'u1' })`)
    await pause(page)
    expect(await frame.locator('body').textContent()).not.toBe('told')
    expect(await keptOn(page)).not.toContain('stolen')
  })

  it('another guest signing in sees nothing of the one before', async () => {
    const { page, open, write, frame, mine } = await visit(browser(), server)
    await open()
    await write('my secret')
    await frame.getByText('You said: my secret').waitFor()
    // This guest is another: the server mints another conversation.
    server.chats.clear()
    await page.evaluate(`BotJourneys('identify', { userId: 'u2', hash: 'ab', exp: 1 })`)
    await vi.waitFor(() => expect(server.chats.size).toBe(1))
    await vi.waitFor(async () => expect(await mine.count()).toBe(0))
  })
})
