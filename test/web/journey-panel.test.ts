import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Command } from '#journey/command.ts'
import type { Step } from '#journey/journey.ts'
import { faultsOf } from './axe.ts'
import { describeInBrowser } from './browser.ts'
import { card, openBoard, START } from './canvas-page.ts'

const VILLA: Step = {
  id: 'villa',
  type: 'reply',
  name: 'Villa',
  position: { x: 400, y: 200 },
  config: { body: 'Which villa?', options: [{ id: 'olive', label: 'Olive' }] },
}
const TEAM: Step = {
  id: 'team',
  type: 'agent-transfer',
  name: 'To Guest care',
  position: { x: 80, y: 420 },
  config: { to: { teamId: 'care' } },
}
const LINK = { id: 'e1', from: { step: 'start', port: 'next' }, to: 'villa' }
const BACK: Command = { id: 'back', words: ['back'], to: 'back' }

describeInBrowser('the journey panel', (browser) => {
  let board: Awaited<ReturnType<typeof openBoard>>
  let page: Page
  beforeAll(async () => {
    board = await openBoard(browser())
    page = board.page
    page.setDefaultTimeout(10_000)
  })
  afterAll(() => board?.close())
  afterEach(() => expect(board.faults.splice(0)).toEqual([]))

  const panel = () => page.getByRole('region', { name: 'Journey', exact: true })
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click()
  const words = () => page.getByRole('textbox', { name: /^Words of command/ })
  const targets = () => page.getByRole('combobox', { name: /leads to$/ })

  async function open({ steps = [VILLA], commands = [] as Command[] } = {}) {
    const id = await board.draw({ steps: [START, ...steps], edges: [LINK], commands })
    await press('Journey settings')
    await panel().waitFor()
    return id
  }

  it('chooses the journey’s language, of which the first is the organisation’s', async () => {
    const id = await open()
    const language = page.getByRole('combobox', { name: 'Language' })
    await language.getByRole('option', { name: 'The organisation’s (English)' }).waitFor({
      state: 'attached',
    })
    await language.selectOption('Spanish')
    expect(await board.saved(id)).toMatchObject({ language: 'es' })
    await press('Undo')
    expect(await language.inputValue()).toBe('')
    expect(await board.saved(id)).not.toHaveProperty('language')
  })

  it('shows a language that it does not offer, and keeps it', async () => {
    const id = await board.draw({ steps: [START, VILLA], edges: [LINK], language: 'pt-BR' })
    await press('Journey settings')
    const language = page.getByRole('combobox', { name: 'Language' })
    await language.getByRole('option', { name: 'Brazilian Portuguese' }).waitFor({
      state: 'attached',
    })
    expect(await language.inputValue()).toBe('pt-BR')
    await press('Add command')
    expect(await board.saved(id)).toMatchObject({ language: 'pt-BR' })
  })

  it('proposes a way to a person, with the step that it leads to, in the journey’s language', async () => {
    const id = await open()
    await page.getByRole('combobox', { name: 'Language' }).selectOption('de')
    await press('Add “Mensch” → Agent Transfer')
    const { steps, commands } = await board.saved(id)
    const [transfer] = steps.filter(({ type }) => type === 'agent-transfer')
    expect(commands).toEqual([
      {
        id: expect.stringMatching(/^command_/),
        words: ['Mensch', 'Person', 'Mitarbeiter'],
        to: { step: transfer?.id },
      },
    ])
    expect(await page.getByRole('button', { name: /→ Agent Transfer$/ }).count()).toBe(0)
    await press('Undo')
    expect((await board.saved(id)).steps).toHaveLength(2)
  })

  it('leads to the Agent Transfer that is there', async () => {
    const id = await open({ steps: [VILLA, TEAM] })
    await press('Add “human” → Agent Transfer')
    const { steps, commands } = await board.saved(id)
    expect(steps).toHaveLength(3)
    expect(commands).toMatchObject([{ words: ['human', 'person', 'agent'], to: { step: 'team' } }])
    await press('Go to the step')
    await page.getByRole('region', { name: 'Step', exact: true }).waitFor()
  })

  it('takes words and where they lead, and says in place what is wrong', async () => {
    const id = await open({ steps: [VILLA, TEAM], commands: [BACK] })
    await press('Add command')
    await words().last().fill('human, Back, olive')
    await panel().getByText('"Back" is a word of both command 1 and command 2.').waitFor()
    await panel().getByText('"olive" is also an option of Villa').waitFor()
    await panel().getByText('Command 2 leads nowhere yet.').waitFor()
    await words().last().fill('human')
    await targets().last().selectOption({ label: 'To Guest care' })
    await targets().first().selectOption('Start again')
    expect((await board.saved(id)).commands).toEqual([
      { ...BACK, to: 'start' },
      { id: expect.any(String), words: ['human'], to: { step: 'team' } },
    ])
    await press('Remove command 1')
    expect((await board.saved(id)).commands).toHaveLength(1)
  })

  it('keeps a command whose step is deleted, and leads to it from the problems', async () => {
    const id = await open({
      steps: [VILLA, TEAM],
      commands: [{ id: 'human', words: ['human'], to: { step: 'team' } }],
    })
    await card(page, 'team').click()
    await page.keyboard.press('Delete')
    await page.getByRole('button', { name: /Problems/ }).click()
    await page
      .getByRole('button', { name: /command 1 leads to a step that does not exist/ })
      .click()
    await panel()
      .getByText(/Command 1 leads to a step that does not exist/)
      .waitFor()
    expect((await board.saved(id)).commands).toMatchObject([{ to: { step: 'team' } }])
  })

  it('is readable for everyone, and only read while the journey is live', async () => {
    await open({ steps: [VILLA, TEAM], commands: [BACK] })
    await page.getByText('“human”').first().waitFor()
    expect(await faultsOf(page)).toEqual([])
    const id = await board.draw({
      steps: [START, { id: 'hi', type: 'text', position: VILLA.position, config: { text: 'Hi.' } }],
      edges: [{ ...LINK, to: 'hi' }],
      commands: [BACK],
    })
    expect((await board.call('POST', `/journeys/${id}/deploy`)).status()).toBe(200)
    await board.open(id)
    await press('Journey settings')
    expect(await page.getByRole('combobox', { name: 'Language' }).isDisabled()).toBe(true)
    expect(await targets().isDisabled()).toBe(true)
    expect(await words().getAttribute('readonly')).not.toBeNull()
    expect(await page.getByRole('button', { name: /^Add/ }).count()).toBe(0)
  })
})
