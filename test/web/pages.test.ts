import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { describeInBrowser } from './browser.ts'
import { type Answer, FakeServer } from './fake-server.ts'

const ok =
  (body: unknown): Answer =>
  () => ({ status: 200, body })
const refuse =
  (status: number, code: string, message = 'Refused', details?: unknown): Answer =>
  () => ({ status, body: { error: { code, message, details } } })

const ME = {
  member: { id: 'm_1', name: 'Ann', role: 'owner' },
  organisation: { id: 'o_1', name: 'Casa Verde' },
  may: ['list journeys', 'write journeys'],
}
const journey = (over: object) => ({
  id: 'j_1',
  name: 'Enquiries',
  description: 'Asks for dates.',
  state: 'live',
  version: 3,
  nextDraft: false,
  savedAt: '2026-11-22T10:00:00Z',
  sessions: 2,
  ...over,
})
const CHANNEL = {
  id: 'chn_1',
  type: 'web-chat',
  name: 'Our site',
  status: 'connected',
  journeyId: 'j_1',
}
const LIST = '/crm/settings/bot-journeys'

describeInBrowser('the pages', (browser) => {
  let server: FakeServer
  let page: Page

  beforeEach(async () => {
    server = await FakeServer.start()
    page = await browser().newPage({ timezoneId: 'Europe/Lisbon', locale: 'pt-PT' })
    page.setDefaultTimeout(10_000)
  })
  afterEach(async () => {
    await page.close()
    await server.stop()
  })

  const open = (path: string) => page.goto(server.appUrl + path)

  function signedIn(items: unknown[], channels: unknown[] = [CHANNEL]) {
    server.api.set('GET /api/v1/me', ok(ME))
    server.api.set('GET /api/v1/journeys', ok({ items }))
    server.api.set('GET /api/v1/channels', ok({ items: channels }))
  }

  async function fillSetup() {
    await page.getByLabel('Organisation').fill('Casa Verde')
    await page.getByLabel('Your name').fill('Ann')
    await page.getByLabel('Email').fill('ann@casaverde.example')
    await page.getByLabel('Password', { exact: true }).fill('olives and figs')
  }

  it('sets up, shows the key once, signs in and goes to the list', async () => {
    const sent: unknown[] = []
    server.api.set('POST /api/v1/setup', (body) => {
      sent.push(body)
      return { status: 201, body: { apiKey: 'bj_live_secret' } }
    })
    server.api.set('POST /api/v1/sign-in', (body) => {
      sent.push(body)
      return { status: 200, body: {} }
    })
    signedIn([journey({})])
    await open('/setup')
    await fillSetup()
    await page.getByRole('button', { name: 'Set up' }).click()
    await page.getByText('bj_live_secret').waitFor()
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('heading', { name: 'Enquiries' }).waitFor()
    const owner = { email: 'ann@casaverde.example', password: 'olives and figs' }
    expect(sent).toEqual([
      {
        organisation: 'Casa Verde',
        timeZone: 'Europe/Lisbon',
        country: 'PT',
        language: 'pt',
        owner: { name: 'Ann', ...owner },
        samples: true,
      },
      owner,
    ])
    expect(await page.content()).not.toContain('bj_live_secret')
  })

  it('asks for a password of ten characters before it asks the server', async () => {
    let asked = 0
    server.api.set('POST /api/v1/setup', () => {
      asked++
      return { status: 201, body: { apiKey: 'k' } }
    })
    await open('/setup')
    await fillSetup()
    await page.getByLabel('Password', { exact: true }).fill('')
    await page.getByLabel('Password', { exact: true }).pressSequentially('short')
    await page.getByRole('button', { name: 'Set up' }).click()
    await page.getByText('At least 10 characters.').waitFor()
    expect(asked).toBe(0)
  })

  it('says that it is set up already, and where to sign in', async () => {
    server.api.set('POST /api/v1/setup', refuse(409, 'already_set_up'))
    await open('/setup')
    await fillSetup()
    await page.getByRole('button', { name: 'Set up' }).click()
    await page.getByRole('heading', { name: 'This is already set up' }).waitFor()
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  })

  it('sends who is signed out to sign in, and back to where they were', async () => {
    server.api.set('GET /api/v1/journeys', refuse(401, 'not_signed_in'))
    server.api.set('GET /api/v1/me', refuse(401, 'not_signed_in'))
    await open(`${LIST}?search=x`)
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    expect(new URL(page.url()).searchParams.get('return')).toBe(`${LIST}?search=x`)
    server.api.set('POST /api/v1/sign-in', () => {
      signedIn([journey({})])
      return { status: 200, body: {} }
    })
    await page.getByLabel('Email').fill('ann@casaverde.example')
    await page.getByLabel('Password', { exact: true }).fill('olives and figs')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Enquiries' }).waitFor()
    expect(page.url()).toBe(`${server.appUrl}${LIST}?search=x`)
  })

  it('does not return to another site after signing in', async () => {
    signedIn([journey({})])
    server.api.set('POST /api/v1/sign-in', ok({}))
    for (const away of ['https://evil.example/crm', '//evil.example/crm', '/\\evil.example/crm']) {
      await open(`/sign-in?return=${encodeURIComponent(away)}`)
      await page.getByLabel('Email').fill('ann@casaverde.example')
      await page.getByLabel('Password', { exact: true }).fill('olives and figs')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('heading', { name: 'Enquiries' }).waitFor()
      expect(page.url()).toBe(server.appUrl + LIST)
    }
  })

  it('says so when the password is wrong', async () => {
    server.api.set('POST /api/v1/sign-in', refuse(401, 'not_signed_in'))
    await open('/sign-in')
    await page.getByLabel('Email').fill('ann@casaverde.example')
    await page.getByLabel('Password', { exact: true }).fill('wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('This email address and password do not belong together.').waitFor()
  })

  it('lets an invited member in, under either address', async () => {
    const taken: unknown[] = []
    signedIn([journey({})])
    server.api.set('POST /api/v1/invitations/tok', (body) => {
      taken.push(body)
      return { status: 200, body: {} }
    })
    for (const path of ['/invitations/tok', '/sign-in?invitation=tok']) {
      await open(path)
      await page.getByLabel('Password', { exact: true }).fill('olives and figs')
      await page.getByRole('button', { name: 'Set the password' }).click()
      await page.getByRole('heading', { name: 'Enquiries' }).waitFor()
    }
    expect(taken).toEqual([{ password: 'olives and figs' }, { password: 'olives and figs' }])
  })

  it('lists journeys with state, sessions, channels and a way to try the web chat', async () => {
    signedIn(
      [journey({}), journey({ id: 'j_2', name: 'Concierge', state: 'draft', sessions: 0 })],
      [CHANNEL, { ...CHANNEL, id: 'chn_2', type: 'email', name: 'Mail', journeyId: null }],
    )
    await open(LIST)
    const first = page.getByRole('listitem').filter({ hasText: 'Enquiries' })
    await first.getByText('Live', { exact: true }).waitFor()
    await first.getByText('2 sessions running').waitFor()
    expect(await first.getByRole('link', { name: 'Try it' }).getAttribute('href')).toBe(
      '/try/chn_1',
    )
    const second = page.getByRole('listitem').filter({ hasText: 'Concierge' })
    await second.getByText('Draft', { exact: true }).waitFor()
    await second.getByText('On no channel yet').waitFor()
    await page.getByRole('heading', { name: 'Channels without a journey' }).waitFor()
  })

  it('searches, and says when nothing is called that', async () => {
    signedIn([journey({})])
    await open(LIST)
    await page.getByRole('heading', { name: 'Enquiries' }).waitFor()
    let asked = ''
    server.api.set('GET /api/v1/journeys', (_body, { url }) => {
      asked = url ?? ''
      return { status: 200, body: { items: [] } }
    })
    await page.getByRole('searchbox').fill('pool & sun')
    await page.getByRole('heading', { name: 'No journey is called “pool & sun”' }).waitFor()
    expect(asked).toBe('/api/v1/journeys?search=pool+%26+sun&sort=saved&limit=50')
  })

  it('shows what keeps a journey from going live, step by step', async () => {
    signedIn([journey({ state: 'draft' })])
    const message = 'This journey has problems that keep it from going live'
    server.api.set('POST /api/v1/journeys/j_1/deploy', refuse(422, 'journey_has_problems', message))
    server.api.set(
      'GET /api/v1/journeys/j_1/problems',
      ok({
        problems: [
          {
            code: 'a',
            severity: 'error',
            stepId: 's1',
            message: 'Welcome: the text is empty',
            remedy: 'Write.',
          },
          { code: 'b', severity: 'note', stepId: 's2', message: 'It is cut.', remedy: 'Shorten.' },
        ],
      }),
    )
    await open(LIST)
    await page.getByRole('button', { name: 'Deploy' }).click()
    const dialog = page.getByRole('dialog', { name: 'Problems in “Enquiries”' })
    await dialog.getByText('Welcome: the text is empty').waitFor()
    await dialog.getByText('Good to know').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(message).waitFor()
  })

  it('asks before it undeploys', async () => {
    signedIn([journey({})])
    let undeployed = 0
    server.api.set('POST /api/v1/journeys/j_1/undeploy', () => {
      undeployed++
      return { status: 200, body: { ending: 2 } }
    })
    await open(LIST)
    await page.getByRole('button', { name: 'Undeploy' }).click()
    await page.getByRole('button', { name: 'Keep it live' }).click()
    expect(undeployed).toBe(0)
    await page.getByRole('button', { name: 'Undeploy' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undeploy' }).click()
    await page.getByText('Draft now. 2 sessions ending.').waitFor()
    expect(undeployed).toBe(1)
  })

  it('offers no deploying to who may not', async () => {
    signedIn([journey({})])
    server.api.set('GET /api/v1/me', ok({ ...ME, may: ['list journeys'] }))
    await open(LIST)
    await page.getByRole('heading', { name: 'Enquiries' }).waitFor()
    await page.getByText('Ann').waitFor()
    expect(await page.getByRole('button', { name: /deploy/i }).count()).toBe(0)
  })

  it('says what to do when the server is down, and comes back on its own button', async () => {
    signedIn([journey({})])
    server.api.set('GET /api/v1/journeys', refuse(500, 'internal'))
    await open(LIST)
    await page.getByText('Something broke on our side. Try again in a minute.').waitFor()
    await page.route('**/api/v1/**', (route) => route.abort())
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'We cannot reach the server' }).waitFor()
    await page.unroute('**/api/v1/**')
    signedIn([journey({})])
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'Enquiries' }).waitFor()
  })

  it('signs out', async () => {
    signedIn([journey({})])
    let out = 0
    server.api.set('POST /api/v1/sign-out', () => {
      out++
      return { status: 204 }
    })
    await open(LIST)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    expect(out).toBe(1)
  })

  it('has a page for addresses that lead nowhere', async () => {
    signedIn([])
    for (const address of ['/crm/settings/nowhere', '/nope', '/login']) {
      await open(address)
      await page.getByRole('heading', { name: 'There is nothing here' }).waitFor()
      await page.getByRole('link', { name: 'Go to Bot Journeys' }).waitFor()
      await page.getByRole('link', { name: 'Connections' }).waitFor()
    }
  })

  it('leads who is signed out from there to sign in', async () => {
    server.api.set('GET /api/v1/me', refuse(401, 'not_signed_in'))
    await open('/nope')
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor()
    expect(await page.getByRole('link', { name: 'Connections' }).count()).toBe(0)
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  })

  it('opens the chat at once on the villa to try it on', async () => {
    await open('/try/chn_1')
    const chat = page.frameLocator('bot-journeys iframe')
    await chat.getByRole('textbox').fill('hi')
    await chat.getByRole('textbox').press('Enter')
    await chat.getByText('How can we help?').waitFor()
    expect(page.frames().at(-1)?.url()).toBe(`${server.appUrl}/wc/frame?channel=chn_1&lang=en`)
    await vi.waitFor(async () =>
      expect(await page.locator('#snippet').textContent()).toContain('data-channel="chn_1"'),
    )
  })
})
