import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { buildJourney } from '../runner/build-journey.ts'
import { startGraph } from '../simulators/graph.ts'
import type { GraphTemplate } from '../simulators/graph-templates.ts'
import { faultsOf } from './axe.ts'
import { describeInBrowser } from './browser.ts'
import { Built } from './built.ts'

const TEMPLATES = '/crm/settings/templates'
const WHATSAPP = {
  phoneNumberId: '1065',
  wabaId: '77',
  accessToken: 'EAAB',
  appSecret: 's',
  verifyToken: 'v',
}
const picture = { type: 'HEADER', format: 'IMAGE' }
const WELCOME: GraphTemplate = {
  name: 'booking_welcome',
  language: 'en',
  quality_score: { score: 'GREEN' },
  components: [
    picture,
    { type: 'BODY', text: 'Dear {{1}}, {{2}} awaits you from {{3}}.' },
    { type: 'FOOTER', text: 'Casa Verde, Palma' },
  ],
}
const RATING: GraphTemplate = {
  name: 'stay_satisfaction',
  language: 'pt_BR',
  category: 'MARKETING',
  status: 'REJECTED',
  rejected_reason: 'INVALID_FORMAT',
  components: [
    { type: 'BODY', text: 'How is {{1}}?' },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'Wonderful' },
        { type: 'URL', text: 'House guide', url: 'https://casaverde.example/{{1}}' },
      ],
    },
  ],
}
const ROOMS: GraphTemplate = {
  name: 'restaurant_carousel',
  language: 'en',
  status: 'PAUSED',
  components: [
    { type: 'BODY', text: 'Dear {{1}}, three places we like.' },
    {
      type: 'CAROUSEL',
      cards: ['Sa Barca', 'Can Limón'].map((name) => ({
        components: [picture, { type: 'BODY', text: `${name}: {{1}}` }],
      })),
    },
  ],
}

describeInBrowser('Templates', (browser) => {
  const known: GraphTemplate[] = []
  let graph: Awaited<ReturnType<typeof startGraph>>
  let built: Built
  let ann: () => Promise<Page>
  let uma: () => Promise<Page>
  let page: Page

  beforeAll(async () => {
    graph = await startGraph({ templates: known })
    built = await Built.start({ META_GRAPH_URL: graph.url })
    const config = { name: 'booking_welcome', language: 'en' }
    const journey = buildJourney([{ id: 'welcome', type: 'template', config }])
    await built.call('POST', '/journeys', { name: 'Arrival note', journey })
    ann = await built.visits(browser())
    uma = await built.visits(browser(), await built.member('Uma', 'user'))
  })
  afterAll(async () => {
    await built?.stop()
    await graph?.close()
  })
  afterEach(() => page?.close())

  const open = async (who: () => Promise<Page>) => {
    page = await who()
    await page.goto(TEMPLATES)
  }
  const names = () => page.getByRole('listitem').getByRole('heading', { level: 2 }).allInnerTexts()

  it('teaches what they are where there is no number, and leads to connecting one', async () => {
    await open(ann)
    await page.getByRole('heading', { name: 'No WhatsApp Official channel yet' }).waitFor()
    await page.getByRole('link', { name: 'Connect WhatsApp Official' }).click()
    await page.waitForURL('**/connections/new/whatsapp-official')
  })

  it('syncs, and shows each with its words, its state and who sends it', async () => {
    await built.call('POST', '/channels', {
      type: 'whatsapp-official',
      name: 'Front desk',
      config: WHATSAPP,
    })
    await open(ann)
    await page.getByRole('heading', { name: 'No templates here yet' }).waitFor()
    known.push(WELCOME, RATING, ROOMS)
    await page.getByRole('button', { name: 'Sync templates' }).click()
    await page.getByText('3 templates are there, as WhatsApp has them now.').waitFor()
    await page.getByRole('heading', { name: 'stay_satisfaction' }).waitFor()
    expect(await names()).toEqual(['booking_welcome', 'restaurant_carousel', 'stay_satisfaction'])
    const rejected = page.getByRole('listitem').filter({ hasText: 'stay_satisfaction' })
    const words = await rejected.textContent()
    for (const told of ['Rejected', 'Brazilian Portuguese', 'its format is invalid', 'Wonderful']) {
      expect(words).toContain(told)
    }
    const welcome = page.getByRole('listitem').filter({ hasText: 'booking_welcome' }).first()
    await welcome.getByRole('link', { name: 'Arrival note' }).waitFor()
  })

  it('finds by words and by state, and says when nothing is like that', async () => {
    await open(ann)
    await page.getByRole('heading', { name: 'booking_welcome' }).waitFor()
    await page.getByLabel('Status').selectOption('paused')
    await page.getByRole('heading', { name: 'booking_welcome' }).waitFor({ state: 'detached' })
    expect(await names()).toEqual(['restaurant_carousel'])
    await page.getByLabel('Search templates').fill('nowhere to be found')
    await page.getByRole('heading', { name: 'No template is like that' }).waitFor()
  })

  it('says why a sync failed, and keeps what was there', async () => {
    await open(ann)
    await page.getByRole('heading', { name: 'booking_welcome' }).waitFor()
    graph.failList({ code: 190, status: 401 })
    await page.getByRole('button', { name: 'Sync templates' }).click()
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.textContent()).toMatch(
      /Front desk.*The access token is invalid or has expired/,
    )
    expect(await names()).toHaveLength(3)
  })

  it('lets those who may only look do just that', async () => {
    await open(uma)
    await page.getByRole('heading', { name: 'booking_welcome' }).waitFor()
    expect(await page.getByRole('button', { name: 'Sync templates' }).count()).toBe(0)
  })

  it('fits a phone, and nothing is wrong with it for those who cannot see it', async () => {
    await open(ann)
    await page.getByRole('heading', { name: 'booking_welcome' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(360)
  })
})
