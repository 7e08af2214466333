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

  /** A frame of somebody else's on the same page: an advertisement, say. */
  const strange = (script: string) => `(() => {
    const frame = document.createElement('iframe')
    frame.id = 'strange'
    frame.src = 'data:text/html,' + encodeURIComponent('<script>' + ${JSON.stringify(script)} + '</script>')
    document.body.append(frame)
    return new Promise((done) => { frame.onload = done })
  })()`

  it('the page takes none from another window than the chat', async () => {
    const { page, open, launcher } = await visit(browser(), server)
    await open()
    await page.evaluate(
      strange(`parent.postMessage({ bj: 1, t: 'keep', kept: { token: 'stolen' } }, '*');
        parent.postMessage({ bj: 1, t: 'close' }, '*')`),
    )
    await page.evaluate(`postMessage({ bj: 1, t: 'close' }, '*')`)
    await page.evaluate(`new Promise((done) => setTimeout(done, 300))`)
    expect(await launcher.getAttribute('aria-expanded')).toBe('true')
    const kept = await page.evaluate<string>(`localStorage.getItem('bot-journeys:chn_1')`)
    expect(kept).not.toContain('stolen')
  })

  it('the chat takes none from another window than the page it is in', async () => {
    const { page, open, write, frame, mine } = await visit(browser(), server)
    await open()
    await write('hello')
    await frame.getByText('How can we help?').waitFor()
    // A shadow root hides the chat from other frames; whoever has got hold of it all the same speaks
    // as some other window than its parent.
    const chat = page.frames().find((one) => one.url().includes('/wc/frame'))
    await chat?.evaluate(`postMessage({ bj: 1, t: 'logout' }, '*')`)
    await page.evaluate(`new Promise((done) => setTimeout(done, 300))`)
    expect(await mine.allTextContents()).toEqual(['hello'])
    expect(server.chats.size).toBe(1)
  })

  it('the token is handed to our origin alone, even when the frame is led elsewhere', async () => {
    const { page, open, write, frame } = await visit(browser(), server)
    await open()
    await write('hello')
    await frame.getByText('How can we help?').waitFor()
    await page.evaluate(`(() => {
      const frame = document.querySelector('bot-journeys').shadowRoot.querySelector('iframe')
      frame.src = 'data:text/html,' + encodeURIComponent(
        '<script>onmessage = (event) => { document.title = "told"; document.body.textContent = "told" }</script>')
      return new Promise((done) => frame.addEventListener('load', done))
    })()`)
    await page.evaluate(`BotJourneys('identify', { userId: 'u1' })`)
    await page.evaluate(`new Promise((done) => setTimeout(done, 300))`)
    await vi.waitFor(async () => expect(await frame.locator('body').textContent()).not.toBe('told'))
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
