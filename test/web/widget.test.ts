import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { describeInBrowser } from './browser.ts'
import { FakeServer } from './fake-server.ts'
import { visit } from './widget-page.ts'

describeInBrowser('the web chat', (browser) => {
  let server: FakeServer

  beforeEach(async () => {
    server = await FakeServer.start()
  })
  afterEach(() => server.stop())

  it('loads nothing of the chat before it is opened, and connects nowhere', async () => {
    const { page, launcher } = await visit(browser(), server)
    await launcher.waitFor()
    expect(await page.locator('bot-journeys iframe').count()).toBe(0)
    expect(server.chats.size).toBe(0)
    expect(await launcher.getAttribute('aria-expanded')).toBe('false')
    expect(await launcher.getAttribute('aria-controls')).toBe('panel')
  })

  it('greets a guest who says hello, under the name of the house', async () => {
    const { open, write, frame, launcher, broken } = await visit(browser(), server)
    await open()
    expect(await launcher.getAttribute('aria-expanded')).toBe('true')
    await frame.getByRole('heading', { name: 'Welcome to Casa Verde' }).waitFor()
    await write('hi')
    await frame.getByText('How can we help?').waitFor()
    await frame.getByText('Verde · Bot').waitFor()
    expect(await frame.locator('strong', { hasText: 'Casa Verde' }).count()).toBeGreaterThan(0)
    expect(broken).toEqual([])
  })

  it('answers with a tapped button, which then is marked and taps no more', async () => {
    const { open, write, frame, mine } = await visit(browser(), server)
    await open()
    await write('hi')
    await frame.getByRole('button', { name: 'Book a stay' }).click()
    await frame.getByText('You chose Book a stay.').waitFor()
    expect(await mine.allTextContents()).toEqual(['hi', 'Book a stay'])
    const chosen = frame.getByRole('button', { name: /Book a stay\s+chosen/ })
    expect(await chosen.isDisabled()).toBe(true)
    expect(await frame.getByRole('button', { name: 'Talk to a person' }).isDisabled()).toBe(true)
    expect(server.chat.heard.find(({ t }) => t === 'choice')).toMatchObject({
      stepId: 'ask',
      messageId: 'm_2',
      optionId: 'book',
      title: 'Book a stay',
    })
  })

  it('unfolds a list with its sections and answers with the chosen row', async () => {
    const { open, write, frame } = await visit(browser(), server)
    await open()
    await write('hi')
    await frame.getByRole('button', { name: 'See the rooms' }).click()
    const opener = frame.getByRole('button', { name: 'Choose a room' })
    await opener.waitFor()
    expect(await frame.getByText('Fig Room').isVisible()).toBe(false)
    await opener.click()
    expect(await opener.getAttribute('aria-expanded')).toBe('true')
    await frame.getByRole('heading', { name: 'By the pool' }).waitFor()
    await frame.getByRole('button', { name: /Fig Room/ }).click()
    await frame.getByText('You chose Fig Room.').waitFor()
    expect(await opener.count()).toBe(0)
  })

  it('closes a question that the server says has passed', async () => {
    const { open, write, frame } = await visit(browser(), server)
    await open()
    await write('hi')
    const button = frame.getByRole('button', { name: 'Book a stay' })
    await button.waitFor()
    server.chat.tell({ t: 'update', id: 'm_2', choice: { state: 'expired' } })
    await vi.waitFor(async () => expect(await button.isDisabled()).toBe(true))
  })

  it('gives a choice back when the server refuses it as stale', async () => {
    const { open, frame } = await visit(browser(), server)
    await open()
    await vi.waitFor(() => expect(server.chats.size).toBe(1))
    server.chat.receive = (frame) =>
      frame.t === 'choice' ? { t: 'error', code: 'stale_choice', cid: frame.cid } : undefined
    server.chat.say({
      type: 'buttons',
      text: 'One?',
      stepId: 's',
      options: [{ id: 'a', title: 'Yes' }],
    })
    await frame.getByRole('button', { name: 'Yes' }).click()
    await frame.getByText('That question has passed.').waitFor()
  })

  it('keeps the token on the host page and comes back to the same conversation', async () => {
    const { page, open, write, frame, mine } = await visit(browser(), server)
    await open()
    await write('hello')
    await frame.getByText('How can we help?').waitFor()
    const kept = await page.evaluate<string>(`localStorage.getItem('bot-journeys:chn_1')`)
    expect(JSON.parse(kept).token).toBe('tok-1')
    await page.reload()
    await open()
    await frame.getByText('How can we help?').waitFor()
    expect(await mine.allTextContents()).toEqual(['hello'])
    expect(server.chats.size).toBe(1)
    expect(page.frames().every((one) => !one.url().includes('tok-'))).toBe(true)
  })

  it('forgets the guest on logout', async () => {
    const { page, open, write, frame, mine } = await visit(browser(), server)
    await open()
    await write('hello')
    await frame.getByText('How can we help?').waitFor()
    await page.evaluate(`BotJourneys('logout')`)
    await vi.waitFor(() => expect(server.chats.size).toBe(2))
    await vi.waitFor(async () => expect(await mine.count()).toBe(0))
  })

  it('takes the colour and the side its channel has, and remembers them for the next page', async () => {
    server.config = { ...server.config, color: '#8a3b12', side: 'left' }
    const { page, open, launcher } = await visit(browser(), server)
    const atLeft = async () => ((await launcher.boundingBox())?.x ?? 999) < 100
    expect(await atLeft()).toBe(false)
    await open()
    await vi.waitFor(async () => expect(await atLeft()).toBe(true))
    await page.reload()
    await launcher.waitFor()
    expect(await atLeft()).toBe(true)
    const color = await page.evaluate<string>(
      `getComputedStyle(document.querySelector('bot-journeys').shadowRoot.querySelector('button')).backgroundColor`,
    )
    expect(color).toBe('rgb(138, 59, 18)')
  })

  it('counts what came while it was closed, and says so on the launcher', async () => {
    const { page, open, write, frame, launcher } = await visit(browser(), server)
    await open()
    await write('hello')
    await frame.getByText('How can we help?').waitFor()
    await launcher.click()
    server.chat.say({ type: 'text', text: 'Still there?' })
    await page.getByRole('button', { name: 'Open chat, unread messages: 1' }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Open chat, unread messages: 1' }).waitFor()
    await launcher.click()
    await vi.waitFor(() => expect(server.chat.unread).toBe(0))
    await launcher.click()
    await page.getByRole('button', { name: 'Open chat', exact: true }).waitFor()
  })

  it('shows what everybody says as text, whatever it looks like', async () => {
    const { page, open, write, frame, mine, log } = await visit(browser(), server)
    const attack = '<img src=x onerror="parent.hit=1"><script>parent.hit=1</script>'
    await open()
    await write(attack)
    await frame.getByText(`You said: ${attack}`).waitFor()
    expect(await mine.textContent()).toBe(attack)
    server.chat.say({
      type: 'cta',
      header: { type: 'text', text: attack },
      text: `*${attack}* javascript:alert(1)`,
      footer: attack,
      title: attack,
      url: 'javascript:parent.hit=1',
    })
    server.chat.say({ type: 'media', kind: 'document', url: 'javascript:hit=1', filename: attack })
    server.chat.say({ type: 'media', kind: 'image', url: 'data:text/html,<b>', alt: attack })
    server.chat.say({ type: 'location', lat: 1, lng: 2, name: attack, address: attack })
    server.chat.say({
      type: 'list',
      text: attack,
      button: attack,
      sections: [{ title: attack, rows: [{ id: attack, title: attack, description: attack }] }],
    })
    server.chat.say({ type: 'system', text: attack })
    await log.getByText(attack).last().waitFor()
    expect(await log.locator('script, img[src="x"]').count()).toBe(0)
    expect(await log.locator('a[href^="javascript"], a[href^="data"]').count()).toBe(0)
    expect(await page.evaluate('window.hit')).toBeUndefined()
    expect(await frame.locator('a[target=_blank]:not([rel~=noopener])').count()).toBe(0)
  })

  it('can be used by keyboard alone', async () => {
    const { page, frame, launcher } = await visit(browser(), server)
    await launcher.waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await frame.locator('textarea:focus').waitFor()
    await page.keyboard.type('hi')
    await page.keyboard.press('Enter')
    const first = frame.getByRole('button', { name: 'Book a stay' })
    await first.waitFor()
    for (let at = 0; at < 4; at++) await page.keyboard.press('Shift+Tab')
    await frame.locator('.choices :focus', { hasText: 'Book a stay' }).waitFor()
    await page.keyboard.press('Enter')
    await frame.getByText('You chose Book a stay.').waitFor()
    await frame.locator('textarea:focus').waitFor()
    await page.keyboard.press('Escape')
    await vi.waitFor(async () => expect(await launcher.getAttribute('aria-expanded')).toBe('false'))
    const focused = `document.activeElement.shadowRoot.activeElement.localName`
    expect(await page.evaluate(focused)).toBe('button')
  })

  it('speaks on a page whose language is written as no browser takes it', async () => {
    const { page, open, write, frame, broken } = await visit(browser(), server)
    await page.goto(`${server.siteUrl}?lang=en_GB`)
    await open()
    await write('hi')
    await frame.getByText('How can we help?').waitFor()
    await frame.locator('html[lang="en-GB"]').waitFor()
    expect(broken).toEqual([])
  })

  it('keeps what an input method has just put together, as Safari tells of it', async () => {
    const { open, field, mine, write } = await visit(browser(), server)
    await open()
    await field.fill('旅')
    await field.dispatchEvent('keydown', { key: 'Enter', keyCode: 229 })
    expect(await field.inputValue()).toBe('旅')
    await write('旅行')
    await mine.first().waitFor()
    expect(await mine.allTextContents()).toEqual(['旅行'])
  })

  it('closes the plus where a pressed button gets no focus by itself, as in Safari', async () => {
    const { open, frame } = await visit(browser(), server)
    await open()
    await frame.locator('body').evaluate(`document.body.addEventListener('mousedown', (event) => {
      if (event.target.closest('button:not([tabindex])')) event.preventDefault()
    })`)
    await frame.getByRole('button', { name: 'Attach a file or share your location' }).click()
    const place = frame.getByRole('button', { name: 'Share my location' })
    await place.waitFor()
    await frame.getByText('Welcome to Casa Verde').click()
    await place.waitFor({ state: 'hidden' })
  })

  it('fills a phone, and leaves it by its own button', async () => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
    const { page, open, frame, launcher } = await visit(browser(), server, phone)
    await open()
    // It rises into place.
    await vi.waitFor(async () => {
      const box = await page.locator('bot-journeys iframe').boundingBox()
      expect(box).toEqual({ x: 0, y: 0, width: 390, height: 844 })
    })
    await frame.getByRole('button', { name: 'Close chat' }).click()
    await vi.waitFor(async () => expect(await launcher.getAttribute('aria-expanded')).toBe('false'))
  })

  it('sends a file once it is stored', async () => {
    const { open, frame } = await visit(browser(), server)
    await open()
    await frame.locator('input[type=file]').setInputFiles({
      name: 'passport.png',
      mimeType: 'image/png',
      buffer: Buffer.from('not really'),
    })
    await frame.getByText('Thank you, we have it.').waitFor()
    expect(server.chat.heard.find(({ t }) => t === 'file')).toMatchObject({ uploadId: 'u_1' })
  })

  it('says when a site may not have it', async () => {
    server.sessionStatus = 403
    const { launcher, notice, field } = await visit(browser(), server)
    await launcher.click()
    await vi.waitFor(async () =>
      expect(await notice.textContent()).toBe('This chat is not available on this site.'),
    )
    expect(await field.isVisible()).toBe(false)
  })

  it('tells who is writing, and who took over', async () => {
    const { open, frame } = await visit(browser(), server)
    await open()
    await vi.waitFor(() => expect(server.chats.size).toBe(1))
    await frame.getByText('Verde · Bot').waitFor()
    server.chat.tell({ t: 'typing', on: true, kind: 'bot', ttl: 8000 })
    await frame.getByText('Verde is typing').waitFor({ state: 'attached' })
    server.chat.tell({ t: 'handoff', to: 'human', name: 'Ann' })
    await frame.getByText('Ann joined the conversation').waitFor()
    await frame.getByText('Ann · Team member').waitFor()
  })
})
