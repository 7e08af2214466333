import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { describeInBrowser } from './browser.ts'
import { FakeServer } from './fake-server.ts'
import { visit } from './widget-page.ts'

const WAIT = { timeout: 20_000, interval: 50 }

describeInBrowser('the web chat on a bad line', (browser) => {
  let server: FakeServer

  beforeEach(async () => {
    server = await FakeServer.start()
  })
  afterEach(() => server.stop())

  const texts = () =>
    server.chat.sayings.map((content) => (content.type === 'text' ? content.text : content.type))

  it('keeps what is written offline and sends it once, in order, when the line is back', async () => {
    const { context, open, write, frame, mine, notice } = await visit(browser(), server)
    await open()
    await write('hi')
    await frame.getByText('How can we help?').waitFor()
    await context.setOffline(true)
    await vi.waitFor(async () =>
      expect(await notice.textContent()).toBe(
        'You are offline. Messages will be sent when you are back.',
      ),
    )
    await write('one')
    await write('two')
    expect(await frame.getByText('Sending', { exact: true }).count()).toBe(2)
    expect(texts()).toEqual(['hi'])
    await context.setOffline(false)
    await vi.waitFor(() => expect(texts()).toEqual(['hi', 'one', 'two']), WAIT)
    await frame.getByText('You said: two').waitFor()
    expect(await mine.allTextContents()).toEqual(['hi', 'one', 'two'])
    expect(await frame.getByText('Sending', { exact: true }).count()).toBe(0)
  })

  it('sends again under the same id when the answer was lost, and shows nothing twice', async () => {
    const { open, write, frame, mine } = await visit(browser(), server)
    await open()
    await write('hi')
    await frame.getByText('How can we help?').waitFor()
    const { chat } = server
    const receive = chat.receive.bind(chat)
    chat.receive = (given) => {
      if (given.t !== 'msg') return receive(given)
      receive(given)
      // It is stored, but the line is cut before anybody learns of it.
      server.cutSockets()
      chat.receive = receive
      return undefined
    }
    await write('stored but not told')
    await frame.getByText('You said: stored but not told').waitFor()
    expect(await mine.allTextContents()).toEqual(['hi', 'stored but not told'])
    await vi.waitFor(() => {
      const sent = chat.heard.flatMap((given) =>
        given.t === 'msg' && given.text !== 'hi' ? [given.cid] : [],
      )
      expect(sent).toHaveLength(2)
      expect(new Set(sent).size).toBe(1)
    }, WAIT)
    expect(texts()).toEqual(['hi', 'stored but not told'])
    await vi.waitFor(async () =>
      expect(await frame.getByText('Sending', { exact: true }).count()).toBe(0),
    )
  })

  it('is told what it missed, each once, after the line was cut', async () => {
    const { open, write, frame, log } = await visit(browser(), server)
    await open()
    await write('hi')
    await frame.getByText('How can we help?').waitFor()
    server.cutSockets()
    server.chat.say({ type: 'text', text: 'Said into the dark' })
    await frame.getByText('Said into the dark').waitFor()
    expect(await log.getByText('How can we help?').count()).toBe(1)
    expect(await log.getByText('Said into the dark').count()).toBe(1)
    const resumes = server.chat.heard.flatMap((given) =>
      given.t === 'hello' ? [given.resume] : [],
    )
    expect(resumes).toEqual([0, 2])
  })

  it('keeps what was written over a reload while the server is down', async () => {
    const { page, open, write, frame, mine, launcher, field } = await visit(browser(), server)
    await open()
    await write('hi')
    await frame.getByText('How can we help?').waitFor()
    await server.down()
    await write('written into the dark')
    await frame.getByText('Connection lost. Trying again…').waitFor()
    const kept = await page.evaluate<string>(`localStorage.getItem('bot-journeys:chn_1')`)
    expect(JSON.parse(kept).queue).toHaveLength(1)
    await server.up()
    await page.reload()
    await launcher.click()
    await field.waitFor()
    await frame.getByText('You said: written into the dark').waitFor()
    expect(await mine.allTextContents()).toEqual(['hi', 'written into the dark'])
    expect(texts()).toEqual(['hi', 'written into the dark'])
    await vi.waitFor(async () => {
      const after = await page.evaluate<string>(`localStorage.getItem('bot-journeys:chn_1')`)
      expect(JSON.parse(after).queue).toEqual([])
    })
  })

  it('falls back to long polling where sockets are blocked', async () => {
    server.blockSockets = true
    const { open, write, frame, mine } = await visit(browser(), server)
    await open()
    await write('hi')
    await frame.getByText('How can we help?').waitFor({ timeout: 20_000 })
    await frame.getByRole('button', { name: 'Book a stay' }).click()
    await frame.getByText('You chose Book a stay.').waitFor()
    expect(await mine.allTextContents()).toEqual(['hi', 'Book a stay'])
  })

  it('asks for a new token when the server no longer knows the old one', async () => {
    const { open, write, frame, mine } = await visit(browser(), server)
    await open()
    await write('hi')
    await frame.getByText('How can we help?').waitFor()
    server.chats.clear()
    server.cutSockets()
    await vi.waitFor(() => expect(server.chats.size).toBe(1), WAIT)
    await write('hello')
    await frame.getByText('How can we help?').waitFor()
    expect(await mine.allTextContents()).toEqual(['hello'])
  })

  it('waits as long as it is told when it is too quick, then sends', async () => {
    const { open, write, frame } = await visit(browser(), server)
    await open()
    await vi.waitFor(() => expect(server.chats.size).toBe(1))
    const { chat } = server
    const receive = chat.receive.bind(chat)
    chat.receive = (given) => {
      if (given.t !== 'msg') return receive(given)
      chat.receive = receive
      return { t: 'error', code: 'rate_limited', retryAfterMs: 300, cid: given.cid }
    }
    await write('quick')
    await frame.getByText('You are writing quickly.').waitFor()
    await frame.getByText('You said: quick').waitFor()
    expect(texts()).toEqual(['quick'])
  })
})
