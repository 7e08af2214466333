import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Miniflare } from 'miniflare'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { runLocal } from '../../worker/local/run.ts'
import { freePort } from '../programs/local/free-port.ts'
import { type App, call, setUp } from '../runner/villa.ts'

const OWNER = { email: 'ann@casaverde.example', password: 'a long enough password' }

type Given = { port: number; stateDir: string; variables: Record<string, string> }

/** The built worker on a port and a storage of its own, set up: what the pages are tested on. */
export class Built implements App {
  readonly address: string
  readonly apiKey: string
  readonly #given: Given
  #miniflare: Miniflare

  private constructor({ address, apiKey }: App, miniflare: Miniflare, given: Given) {
    this.address = address
    this.apiKey = apiKey
    this.#miniflare = miniflare
    this.#given = given
  }

  /** `variables`: settings of the worker, such as where its providers are. */
  static async start(variables: Record<string, string> = {}, { samples = false } = {}) {
    const stateDir = mkdtempSync(join(tmpdir(), 'bot-journeys-pages-'))
    const given = { port: await freePort(), stateDir, variables }
    const { address, miniflare } = await runLocal(given)
    return new Built(await setUp(address, samples), miniflare, given)
  }

  /** Nobody answers any more, and every line is cut, until `up`. */
  async down() {
    await this.#miniflare.dispose()
  }

  /** Again on the same port, with what was stored. */
  async up() {
    this.#miniflare = (await runLocal(this.#given)).miniflare
  }

  async stop() {
    await this.#miniflare.dispose()
    rmSync(this.#given.stateDir, { recursive: true, force: true })
  }

  /** For what no call brings about: a provider's word from last week, a run of yesterday. */
  database() {
    return this.#miniflare.getD1Database('DB')
  }

  call<T>(method: string, path: string, body?: unknown) {
    return call<T>(this, method, path, body)
  }

  /** A page of somebody who is signed in: the owner, unless it is said who else. */
  async page(browser: Browser, who = OWNER, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ ...options, baseURL: this.address })
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    await this.signIn(page, who)
    return page
  }

  /** As from another tab of the same browser. */
  async signIn(page: Page, who = OWNER) {
    const answer = await page.request.post('/api/v1/sign-in', {
      data: who,
      headers: { origin: this.address },
    })
    if (!answer.ok()) throw new Error(`sign-in: ${answer.status()} ${await answer.text()}`)
  }

  /** The same, signed in once: for tests that leave it so. */
  async visits(browser: Browser, who = OWNER) {
    const context = (await this.page(browser, who)).context()
    context.setDefaultTimeout(10_000)
    return () => context.newPage()
  }

  /** Another member, and how they sign in. */
  async member(name: string, role: 'admin' | 'user') {
    const who = { email: `${name.toLowerCase()}@casaverde.example`, password: OWNER.password }
    const { invitationUrl } = await this.call<{ invitationUrl: string }>('POST', '/members', {
      name,
      email: who.email,
      role,
    })
    const token = invitationUrl.split(/[/=]/).at(-1) ?? ''
    await this.call('POST', `/invitations/${token}`, { password: who.password })
    return who
  }
}
