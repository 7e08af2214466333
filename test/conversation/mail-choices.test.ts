import { beforeAll, describe, expect, it, vi } from 'vitest'
import { call } from '../api/workspace.ts'
import { Correspondent, type Mailbox, openMailbox } from './correspondent.ts'
import { VILLA } from './journeys.ts'
import { scene } from './scene.ts'

scene()
let villa: Mailbox
beforeAll(async () => {
  villa = await openMailbox(VILLA)
})

const SECOND = 1000

/** A guest whose mail asks for a villa, with the links of its choices. */
async function asked() {
  const guest = new Correspondent(villa)
  await guest.writes('hi')
  await guest.listed()
  const links = [...guest.last.text.matchAll(/https:\/\/bots\.example(\/e\/\S+)/g)]
  const [olive = '', cypress = ''] = links.map(([, path]) => path ?? '')
  return { guest, olive, cypress }
}

type Given = { gesture?: string; agent?: string; client?: string; undo?: string }

/** A page of a choice, opened by somebody. */
async function opened(path: string) {
  const page = await call('GET', path)
  const field = (name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? ''
  const [token, nonce] = [field('token'), field('nonce')]
  const press = async (given: Given = {}) => {
    const { gesture = 'pointerdown', agent = 'Firefox', client = '198.51.100.1', undo } = given
    const body = new URLSearchParams({ token, nonce, gesture, ...(undo && { undo }) }).toString()
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': agent,
      'cf-connecting-ip': client,
    }
    const { text } = await call('POST', path, { body, headers })
    return /<h1>(.*?)<\/h1>/.exec(text)?.[1]
  }
  return { page, press }
}
const later = (ms: number) => vi.setSystemTime(Date.now() + ms)

describe('a choice by a link', () => {
  it('is confirmed by hand, and answers ten seconds after', async () => {
    const { guest, olive } = await asked()
    const { page, press } = await opened(olive)
    expect(page.text).toContain('You chose: <b>Olive</b>')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('x-robots-tag')).toBe('noindex')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    later(3 * SECOND)
    expect(await press()).toBe('Thank you')
    expect(await guest.reads()).toEqual([])
    expect(await press()).toBe('Thank you')
    expect(await guest.waits(11 * SECOND)).toEqual(['So Olive it is.'])
    expect(await press()).toBe('Thank you')
    expect(await guest.waits(60 * SECOND)).toEqual([])
  })

  it('survives that we die meanwhile', async () => {
    const { guest, olive } = await asked()
    const { press } = await opened(olive)
    later(3 * SECOND)
    await press()
    await guest.sleeps()
    expect(await guest.waits(11 * SECOND)).toEqual(['So Olive it is.'])
  })

  it('can be taken back, and be another one then', async () => {
    const { guest, olive, cypress } = await asked()
    const [one, other] = [await opened(olive), await opened(cypress)]
    later(3 * SECOND)
    await one.press()
    expect(await one.press({ undo: '1' })).toBe('Taken back')
    expect(await guest.waits(11 * SECOND)).toEqual([])
    expect(await other.press()).toBe('Thank you')
    expect(await guest.waits(11 * SECOND)).toEqual(['So Cypress it is.'])
    expect(await one.press()).toBe('Already answered')
  })

  it('is not open any more when the guest has answered by mail', async () => {
    const { guest, olive } = await asked()
    const { press } = await opened(olive)
    expect(await guest.writes('2')).toEqual(['So 2 it is.'])
    later(3 * SECOND)
    expect(await press()).toBe('This question is no longer open')
  })

  it('can be made for thirty days', async () => {
    const { olive } = await asked()
    later(31 * 86_400 * SECOND)
    expect((await call('GET', olive)).status).toBe(410)
    expect((await call('GET', `${olive}x`)).status).toBe(410)
  })
})

describe('a scanner of links', () => {
  it('answers nothing by opening them, however often and by whatever method', async () => {
    const { guest, olive, cypress } = await asked()
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
      for (const path of [olive, cypress]) await call(method, path)
    }
    expect(await guest.waits(60 * SECOND)).toEqual([])
  })

  it.each([
    ['without a hand on it', { gesture: '' }, 3],
    ['with a gesture that it made up', { gesture: 'click' }, 3],
    ['faster than anybody reads', {}, 1],
    ['under its own name', { agent: 'Mozilla/5.0 (compatible; SafeLinks Scanner/1.0)' }, 3],
    ['by a tool', { agent: 'python-requests/2.31' }, 3],
    ['a day after it opened the page', {}, 86_401],
  ])('answers nothing by sending the page’s form %s', async (_, given, after) => {
    const { guest, olive } = await asked()
    const { press } = await opened(olive)
    later(after * SECOND)
    expect(await press(given)).toBe('Confirm your choice')
    expect(await guest.waits(60 * SECOND)).toEqual([])
  })

  it('answers nothing by choosing all there is, even by hand', async () => {
    const { guest, olive, cypress } = await asked()
    const pages = [await opened(olive), await opened(cypress)]
    later(3 * SECOND)
    expect(await pages[0]?.press()).toBe('Thank you')
    expect(await pages[1]?.press()).toBe('Please choose once more')
    expect(await guest.waits(60 * SECOND)).toEqual([])
    // The guest themselves still can.
    expect(await pages[1]?.press({ client: '203.0.113.9' })).toBe('Thank you')
    expect(await guest.waits(11 * SECOND)).toEqual(['So Cypress it is.'])
  })

  it('cannot use the page of one choice for another', async () => {
    const { guest, olive, cypress } = await asked()
    const { page } = await opened(olive)
    const nonce = /name="nonce" value="([^"]*)"/.exec(page.text)?.[1] ?? ''
    const token = cypress.slice('/e/'.length)
    later(3 * SECOND)
    const body = new URLSearchParams({ token, nonce, gesture: 'pointerdown' }).toString()
    const { text } = await call('POST', cypress, { body, headers: { 'user-agent': 'Firefox' } })
    expect(text).toContain('Confirm your choice')
    expect(await guest.waits(60 * SECOND)).toEqual([])
  })
})
