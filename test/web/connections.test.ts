import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startGateway } from '../simulators/gateway.ts'
import { waha } from '../simulators/waha.ts'
import { describeInBrowser } from './browser.ts'
import { Built } from './built.ts'

const LIST = '/crm/settings/connections'
const GREETING = {
  format: 1,
  steps: [
    { id: 'start', type: 'start', position: { x: 0, y: 0 }, config: {} },
    { id: 'hello', type: 'text', position: { x: 200, y: 0 }, config: { text: 'Hello' } },
  ],
  edges: [{ id: 'e1', from: { step: 'start', port: 'next' }, to: 'hello' }],
  variables: [],
  apis: [],
}

type Named = { id: string; name: string }
type StoredChannel = Named & {
  webhookUrl: string
  journeyId: string | null
  credentials: string[]
  settings: object
  config: { allowedOrigins?: string[] }
}

describeInBrowser('Connections', (browser) => {
  let built: Built
  let gateway: Awaited<ReturnType<typeof startGateway<ReturnType<typeof waha>>>>
  let ann: () => Promise<Page>
  let uma: () => Promise<Page>
  let page: Page

  beforeAll(async () => {
    gateway = await startGateway(waha({ apiKey: 'key', session: 'default' }))
    built = await Built.start({ ALLOW_HOSTS: new URL(gateway.url).host })
    ann = await built.visits(browser())
    uma = await built.visits(browser(), await built.member('Uma', 'user'))
    for (const name of ['Day greeting', 'Night greeting', 'Unfinished']) {
      const { id } = await built.call<Named>('POST', '/journeys', { name, journey: GREETING })
      if (name !== 'Unfinished') await built.call('POST', `/journeys/${id}/deploy`)
    }
  })
  afterAll(async () => {
    await built?.stop()
    await gateway?.close()
  })
  afterEach(() => page?.close())

  const kept = async () => (await built.call<{ items: StoredChannel[] }>('GET', '/channels')).items
  const channel = (id: string) => built.call<StoredChannel>('GET', `/channels/${id}`)
  const card = (name: string) => page.getByRole('listitem').filter({ hasText: name })
  const newChat = (name: string) =>
    built.call<Named>('POST', '/channels', {
      type: 'web-chat',
      name,
      config: { allowedOrigins: [] },
    })

  /** Somebody has written there, as the index has it. */
  async function written(channelId: string) {
    const { id } = await built.call<Named>('GET', '/organisation')
    const database = await built.database()
    const row = [id, channelId, Date.now(), Date.now()]
    await database.batch([
      database
        .prepare('INSERT INTO contacts(id, organisation_id, created_at) VALUES(?, ?, ?)')
        .bind('con_lobby', id, Date.now()),
      database
        .prepare(
          "INSERT INTO conversations(id, organisation_id, channel_id, contact_id, contact_key, state, last_message_at, created_at) VALUES('cnv_lobby', ?, ?, 'con_lobby', 'k', 'idle', ?, ?)",
        )
        .bind(...row),
    ])
  }

  it('teaches what a channel is, and connects one with what the provider has to be told', async () => {
    page = await ann()
    await page.goto(LIST)
    await page.getByRole('heading', { name: 'No channel is connected yet' }).waitFor()
    await page.getByRole('link', { name: /WhatsApp Official/ }).click()
    await page.getByLabel('Name').fill('Front desk')
    await page.getByLabel('Phone number ID').fill(' 1065 ')
    await page.getByLabel('WhatsApp Business Account ID').fill('77')
    await page.getByLabel('Access token', { exact: true }).fill('EAAB-access')
    await page.getByLabel('App secret', { exact: true }).fill('sesame')
    await page.getByRole('button', { name: 'Make one' }).click()
    const token = await page.getByLabel('Verify token', { exact: true }).inputValue()
    expect(token).toMatch(/^\w{32}$/)
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await page.getByRole('heading', { name: 'At the provider' }).waitFor()
    const visible = page.locator('code')
    const [made] = await kept()
    expect(made).toMatchObject({
      name: 'Front desk',
      config: { phoneNumberId: '1065', wabaId: '77' },
      credentials: ['accessToken', 'appSecret', 'verifyToken'],
    })
    await visible.filter({ hasText: made?.webhookUrl }).waitFor()
    await visible.filter({ hasText: token }).waitFor()
    await page.getByText('Paste the webhook address as Callback URL').waitFor()
    // The address is good for the handshake it was given for.
    const path = `/hooks/${made?.id}?hub.mode=subscribe&hub.challenge=42&hub.verify_token=${token}`
    expect(await (await fetch(built.address + path)).text()).toBe('42')
    await page.reload()
    await page.getByRole('heading', { name: 'At the provider' }).waitFor()
    expect(await page.content()).not.toContain(token)
  })

  describe('Web Chat', () => {
    let id = ''
    let page: Page

    beforeAll(async () => {
      page = await ann()
    })
    afterAll(() => page?.close())

    it('is connected from nothing, and leads to its own page', async () => {
      await page.goto(`${LIST}/webwidget`)
      await page.getByRole('heading', { name: 'No chat on your website yet' }).waitFor()
      await page.getByRole('link', { name: 'Connect a web chat' }).click()
      await page.getByLabel('Name').fill('Our site')
      await page.getByRole('button', { name: 'Connect', exact: true }).click()
      await page.getByRole('heading', { name: 'Appearance' }).waitFor()
      id = new URL(page.url()).searchParams.get('channel') ?? ''
      await page.getByText(`data-channel="${id}"></script>`).waitFor()
    })

    it('is dressed, and the guest sees it so', async () => {
      await page.getByLabel('Title').fill('Ask the villa')
      await page.getByLabel('Greeting').fill('Bom dia! How can we help?')
      await page.getByLabel('Colour', { exact: true }).fill('#8a3b12')
      await page.getByLabel('Side of the page').selectOption('Left')
      await page.getByRole('img', { name: 'The chat as guests see it: Ask the villa' }).waitFor()
      await page.getByRole('button', { name: 'Save' }).first().click()
      await page.getByText('data-color="#8a3b12" data-side="left"').waitFor()
      const guest = await page.context().newPage()
      await guest.goto(`/try/${id}`)
      const chat = guest.frameLocator('bot-journeys iframe')
      await chat.getByRole('heading', { name: 'Ask the villa' }).waitFor()
      await chat.getByText('Bom dia! How can we help?').waitFor()
      const box = await guest.locator('bot-journeys button').first().boundingBox()
      expect(box?.x).toBeLessThan(100)
      await guest.close()
    })

    it('takes websites as people write them, and no nonsense', async () => {
      const field = page.getByLabel('Websites', { exact: true })
      const save = page.getByRole('button', { name: 'Save' }).last()
      await field.fill('casaverde.example/rooms\nnot a site')
      await save.click()
      await page.getByText('“not” is no address of a website.').waitFor()
      await field.fill('casaverde.example/rooms\nhttp://localhost:3000')
      await save.click()
      await page.getByText('Saved.', { exact: true }).waitFor()
      const origins = ['https://casaverde.example', 'http://localhost:3000']
      expect(await field.inputValue()).toBe(origins.join('\n'))
      expect((await channel(id)).config.allowedOrigins).toEqual(origins)
    })

    it('makes an identity secret, shows it once, and asks before another', async () => {
      await page.getByRole('button', { name: 'Make a secret' }).click()
      await page.getByText('Secret set').waitFor()
      // What was said lies over the foot of the page for a while.
      await page.getByRole('status').getByRole('button', { name: 'Close' }).last().click()
      const secret = page.locator('code').filter({ hasText: /^\w{32}$/ })
      const first = await secret.textContent()
      await page.getByRole('button', { name: 'Make another' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Make another' }).click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      expect(await secret.textContent()).not.toBe(first)
      await page.reload()
      await page.getByText('Secret set').waitFor()
      expect(await secret.count()).toBe(0)
      await page.getByRole('button', { name: 'Remove' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
      await page.getByText('No secret').waitFor()
      expect((await channel(id)).credentials).toEqual([])
    })
  })

  it('says at the field what the server does not take', async () => {
    page = await ann()
    await page.goto(`${LIST}/new/whatsapp-unofficial`)
    await page.getByLabel('Name').fill('Night phone')
    await page.getByLabel('Address').fill('ftp://waha.example')
    await page.getByLabel('API key', { exact: true }).fill('k')
    await page.getByRole('button', { name: 'Make one' }).click()
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await page.getByText('Invalid URL').first().waitFor()
    expect(await page.getByLabel('Address').getAttribute('aria-invalid')).toBe('true')
    await page.getByLabel('Gateway').selectOption('Evolution API')
    await page.getByLabel('Instance').waitFor()
    expect(await page.getByLabel('HMAC key', { exact: true }).count()).toBe(0)
  })

  it('gives Postmark an address with the password in it, which our webhook takes', async () => {
    page = await ann()
    await page.goto(`${LIST}/new/email`)
    await page.getByLabel('Name').fill('Stay')
    await page.getByLabel('Address', { exact: true }).fill('stay@casaverde.example')
    await page.getByLabel('Server token', { exact: true }).fill('token')
    await page.getByRole('button', { name: 'Make one' }).click()
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    const given = page.locator('code').filter({ hasText: /^http:\/\/postmark:\w+@/ })
    const { origin, pathname, username, password } = new URL((await given.textContent()) ?? '')
    const post = (authorization: string) =>
      fetch(origin + pathname, { method: 'POST', body: '{}', headers: { authorization } })
    expect((await post(`Basic ${btoa(`${username}:${password}`)}`)).status).toBe(200)
    expect((await post(`Basic ${btoa(`${username}:guessed`)}`)).status).toBe(401)
  })

  it('gives a channel one live journey, and asks before it is replaced', async () => {
    await newChat('The villa')
    page = await ann()
    await page.goto(LIST)
    const journey = card('The villa').getByLabel('Journey')
    const assigned = async () => {
      const journeyId = (await kept()).find(({ name }) => name === 'The villa')?.journeyId
      return journeyId && (await built.call<Named>('GET', `/journeys/${journeyId}`)).name
    }
    await journey.waitFor()
    expect(await journey.locator('option').allTextContents()).toEqual([
      'No automatic answers',
      'Night greeting',
      'Day greeting',
    ])
    await journey.selectOption('Day greeting')
    await page.getByText('“Day greeting” answers on The villa now.').waitFor()
    expect(await assigned()).toBe('Day greeting')
    await journey.selectOption('Night greeting')
    await page.getByRole('button', { name: 'Keep it' }).click()
    expect(await journey.locator(':checked').textContent()).toBe('Day greeting')
    expect(await assigned()).toBe('Day greeting')
    await journey.selectOption('Night greeting')
    await page.getByRole('button', { name: 'Replace' }).click()
    await page.getByText('“Night greeting” answers on The villa now.').waitFor()
    expect(await assigned()).toBe('Night greeting')
  })

  it('says what is wrong with a channel, and takes new credentials without showing the old', async () => {
    const config = { accountId: '17', accessToken: 'old', appSecret: 's', verifyToken: 'v' }
    const body = { type: 'instagram', name: '@casaverde', config }
    const { id } = await built.call<Named>('POST', '/channels', body)
    await (await built.database())
      .prepare("UPDATE channels SET status = 'needs-reconnect', status_detail = ? WHERE id = ?")
      .bind('the session has expired', id)
      .run()
    page = await ann()
    await page.goto(LIST)
    await card('@casaverde').getByText('Needs Reconnect').waitFor()
    await card('@casaverde').getByText('the session has expired').waitFor()
    await card('@casaverde').getByRole('link', { name: 'Reconnect' }).click()
    const field = page.getByLabel('Access token', { exact: true })
    await field.fill('new')
    await page.getByRole('button', { name: 'Save' }).first().click()
    await page.getByText('Waiting for its first message', { exact: true }).waitFor()
    expect(await field.inputValue()).toBe('')
    expect((await channel(id)).credentials).toEqual(['accessToken', 'appSecret', 'verifyToken'])
  })

  it('waits for the first message, and tells what the provider says when it is asked', async () => {
    const config = {
      driver: 'waha',
      baseUrl: gateway.url,
      apiKey: 'key',
      session: 'default',
      hmacKey: 'h',
    }
    const body = { type: 'whatsapp-unofficial', name: 'Reception', config }
    const { id } = await built.call<Named>('POST', '/channels', body)
    page = await ann()
    await page.goto(LIST)
    await card('Reception').getByText('Waiting for its first message').waitFor()
    await page.goto(`${LIST}/${id}`)
    const connection = page.getByRole('region', { name: 'Connection' })
    await connection.getByText('Not tested since this page was opened').waitFor()
    await connection.getByRole('button', { name: 'Test connection' }).click()
    await connection.getByText('Works, tested just now').waitFor()
    gateway.turn('SCAN_QR_CODE')
    await connection.getByRole('button', { name: 'Test connection' }).click()
    await connection.getByText('Does not work').waitFor()
    await connection.getByText('The WhatsApp session is not working: SCAN_QR_CODE').waitFor()
    await page.getByText('Needs Reconnect').waitFor()
    gateway.turn('WORKING')
    await connection.getByRole('button', { name: 'Test connection' }).click()
    await connection.getByText('Works, tested just now').waitFor()
    await gateway.close()
    await connection.getByRole('button', { name: 'Test connection' }).click()
    await connection.getByRole('alert').getByText('The gateway').waitFor()
    expect(await connection.getByText('Works, tested just now').count()).toBe(0)
  })

  it('is connected once somebody has written', async () => {
    const { id } = await newChat('The lobby')
    page = await ann()
    await page.goto(LIST)
    await card('The lobby').getByText('Waiting for its first message').waitFor()
    await written(id)
    await page.reload()
    await card('The lobby').getByText('Connected', { exact: true }).waitFor()
  })

  it('keeps how long things hold', async () => {
    const { id } = await newChat('Holding')
    page = await ann()
    await page.goto(`${LIST}/${id}`)
    await page.getByLabel('Quiet after a person wrote').fill('0')
    await page.getByLabel('A hand-off closes after').fill('48')
    await page.getByRole('button', { name: 'Save' }).last().click()
    await page.getByText('Saved.').waitFor()
    expect((await channel(id)).settings).toMatchObject({
      holdDays: 0,
      transferCloseHours: 48,
      idleDays: 30,
    })
  })

  it('asks before it deletes, and says why it cannot while sessions run', async () => {
    const { id } = await newChat('To delete')
    const database = await built.database()
    const { id: organisation } = await built.call<Named>('GET', '/organisation')
    const { items } = await built.call<{ items: Named[] }>('GET', '/journeys')
    await database.batch([
      database
        .prepare("INSERT INTO contacts(id, organisation_id, created_at) VALUES('ctc_1', ?, 1)")
        .bind(organisation),
      database
        .prepare(
          "INSERT INTO conversations(id, organisation_id, channel_id, contact_id, contact_key, state, last_message_at, created_at) VALUES('cnv_1', ?, ?, 'ctc_1', 'k', 'bot', 1, 1)",
        )
        .bind(organisation, id),
      database
        .prepare(
          "INSERT INTO sessions(id, organisation_id, journey_id, conversation_id, object_name, test, status, started_at) VALUES('ses_1', ?, ?, 'cnv_1', 'o', 0, 'waiting', 1)",
        )
        .bind(organisation, items[0]?.id),
    ])
    page = await ann()
    await page.goto(LIST)
    await page.getByRole('button', { name: 'More about To delete' }).click()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Delete “To delete”?' })
    await dialog.getByRole('button', { name: 'Delete' }).click()
    await dialog.getByText('1 session is running on this channel').waitFor()
    await database.prepare("UPDATE sessions SET status = 'ended'").run()
    await dialog.getByRole('button', { name: 'Delete' }).click()
    await page.getByText('To delete is deleted.').waitFor()
    await card('To delete').waitFor({ state: 'detached' })
  })

  it('shows a User everything and lets them change nothing', async () => {
    const { id } = await newChat('Only to look at')
    page = await uma()
    await page.goto(LIST)
    await card('Only to look at').getByText('No journey answers here').waitFor()
    expect(await page.getByRole('combobox').count()).toBe(0)
    expect(await page.getByRole('button', { name: /More about/ }).count()).toBe(0)
    await page.goto(`${LIST}/${id}`)
    await page.getByRole('heading', { name: 'How long things hold' }).waitFor()
    expect(await page.getByLabel('Quiet after a person wrote').isDisabled()).toBe(true)
    expect(await page.getByRole('button', { name: /Save|Delete/ }).count()).toBe(0)
    await page.goto(`${LIST}/webwidget?channel=${id}`)
    await page.getByRole('heading', { name: 'Appearance' }).waitFor()
    expect(await page.getByRole('button', { name: /Save|Make/ }).count()).toBe(0)
    await page.goto(`${LIST}/new`)
    await page.getByRole('heading', { name: 'Only owners and admins' }).waitFor()
  })

  it('keeps what was typed while the session expired, and takes it after a new sign-in', async () => {
    const { id } = await newChat('Away')
    page = await built.page(browser())
    await page.goto(`${LIST}/${id}`)
    await page.getByLabel('Quiet after a person wrote').fill('5')
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Save' }).last().click()
    await page.getByText('You are signed out. Sign in again in another tab').waitFor()
    await built.signIn(page)
    await page.getByRole('button', { name: 'Save' }).last().click()
    await expect
      .poll(async () => (await built.call<StoredChannel>('GET', `/channels/${id}`)).settings)
      .toMatchObject({ holdDays: 5 })
  })
})
