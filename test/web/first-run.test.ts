import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runLocal } from '../../worker/local/run.ts'
import { freePort } from '../programs/local/free-port.ts'
import { describeInBrowser } from './browser.ts'

/** The whole way on the built worker: nothing here is a stand-in. */
describeInBrowser('the first run', (browser) => {
  const stateDir = mkdtempSync(join(tmpdir(), 'bot-journeys-first-run-'))
  let app: Awaited<ReturnType<typeof runLocal>>
  let page: Page

  beforeAll(async () => {
    app = await runLocal({ port: await freePort(), stateDir })
    page = await browser().newPage()
  })
  afterAll(async () => {
    await app?.miniflare.dispose()
    rmSync(stateDir, { recursive: true, force: true })
  })

  it('leads from an empty database to the owner, and to three sample journeys', async () => {
    await page.goto(`${app.address}/`)
    await page.getByLabel('Organisation').fill('Casa Verde')
    await page.getByLabel('Your name').fill('Ann Ortega')
    await page.getByLabel('Email').fill('ann@casaverde.example')
    await page.getByLabel('Password', { exact: true }).fill('a long enough password')
    await page.getByRole('button', { name: 'Set up' }).click()
    await page.getByText(/bj_live_/).waitFor()
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('heading', { name: 'Bot Journeys' }).waitFor()
    for (const name of ['After-hours qualifier', 'Post-booking concierge']) {
      await page.getByText(name).waitFor()
    }
    expect(await page.getByRole('listitem').getByText('Live', { exact: true }).count()).toBe(1)
    expect(await page.getByRole('listitem').getByText('Draft', { exact: true }).count()).toBe(2)
  })

  it('answers on the try page, from the first word to the callback, wrong answers included', async () => {
    await page.goto(await tryPage(page, app.address))
    const chat = await chatOf(page)
    await say(chat, 'hi', 'When would you arrive?')
    await say(chat, 'when pigs fly', 'I did not find a day from today on')
    await say(chat, 'in 10 days', 'And when would you leave?')
    await say(chat, 'in 14 days', 'How many guests will you be?')
    await say(chat, 'lots', 'Please send a number from 1 to 16')
    await say(chat, '4', 'What would you like to spend')
    await say(chat, '5000', 'in all.')
    await chat.getByRole('button', { name: 'Book a callback' }).click()
    await hears(chat, 'On which day may we call you?')
    await say(chat, 'next sunday', 'on any day but Sunday')
    await say(chat, 'next tuesday', 'Done: we call you on')
  })

  it('goes on where it was after the page is loaded again', async () => {
    await page.reload()
    const chat = await chatOf(page)
    await hears(chat, 'Done: we call you on')
    await say(chat, 'hello again', 'When would you arrive?')
  })

  it('has its own page where there is none, and no page for a program', async () => {
    for (const address of ['/nope', '/login']) {
      const answer = await page.goto(`${app.address}${address}`)
      expect(answer?.status()).toBe(404)
      await page.getByRole('heading', { name: 'There is nothing here' }).waitFor()
      await page.getByRole('navigation', { name: 'Settings' }).waitFor()
    }
    const script = await page.request.get(`${app.address}/nope.js`, { headers: { accept: '*/*' } })
    expect(script.status()).toBe(404)
    expect(script.headers()['content-type'] ?? '').not.toContain('text/html')
  })
})

async function tryPage(page: Page, address: string): Promise<string> {
  const link = await page.getByRole('link', { name: /Try it/ }).getAttribute('href')
  return new URL(link ?? '', address).href
}

async function chatOf(page: Page): Promise<Frame> {
  const handle = await page.waitForSelector('iframe')
  const frame = await handle.contentFrame()
  if (!frame) throw new Error('the chat has no frame')
  await frame.getByRole('textbox').waitFor()
  return frame
}

async function say(chat: Frame, words: string, answer: string) {
  await chat.getByRole('textbox').fill(words)
  await chat.getByRole('textbox').press('Enter')
  await hears(chat, answer)
}

/** The newest message that says so. */
const hears = (chat: Frame, words: string) =>
  chat.getByRole('log').getByText(words).last().waitFor()
