import { beforeAll, describe, expect, it } from 'vitest'
import { buildJourney } from '../runner/build-journey.ts'
import { live, opened, playProviders } from './doors.ts'
import { api, scene } from './scene.ts'
import { SENDERS } from './senders.ts'

scene()

type Numbered = { seq: number; at: string }
type Page = { items: Numbered[]; next?: string }

const GREETING = buildJourney([
  { id: 'hello', type: 'text', config: { text: 'Welcome to Casa Verde.' } },
  { id: 'rooms', type: 'text', config: { text: 'We have five rooms.' } },
  { id: 'pool', type: 'text', config: { text: 'The pool is open till nine.' } },
])

let id = ''
let sessionId = ''
beforeAll(async () => {
  playProviders()
  const [[name, sender] = []] = Object.entries(SENDERS)
  if (!name || !sender) throw new Error('no channel to write on')
  const { ann, brings } = await opened(name, sender, await live('Greeting', GREETING))
  await brings('hello')
  id = (await ann.view()).id
  const found = await api<{ items: { id: string }[] }>('GET', `/sessions?conversationId=${id}`)
  sessionId = found.items[0]?.id ?? ''
})

/** All pages of a list, `limit` items each. */
async function pagesOf(path: string, limit: number): Promise<Numbered[][]> {
  const pages: Numbered[][] = []
  for (let next: string | undefined = ''; next !== undefined; ) {
    const cursor: string = next && `&cursor=${next}`
    const page: Page = await api('GET', `${path}?limit=${limit}${cursor}`)
    pages.push(page.items)
    next = page.next
    if (pages.length > 50) throw new Error('the pages never end')
  }
  return pages
}

describe('the messages of a conversation', () => {
  it('come newest first, page by page, none twice and none left out', async () => {
    const whole = await pagesOf(`/conversations/${id}/messages`, 200)
    expect(whole).toHaveLength(1)
    expect(whole.flat()).toHaveLength(4)
    const numbers = whole.flat().map(({ seq }) => seq)
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
    const pages = await pagesOf(`/conversations/${id}/messages`, 3)
    expect(pages.map(({ length }) => length)).toEqual([3, 1])
    expect(pages.flat()).toEqual(whole.flat())
  })

  it('are those that the conversation shows', async () => {
    const shown = await api<{ messages: Numbered[] }>('GET', `/conversations/${id}`)
    const [listed] = await pagesOf(`/conversations/${id}/messages`, 200)
    expect(listed?.toReversed()).toEqual(shown.messages)
  })
})

describe('the trail of a session', () => {
  it('comes oldest first and numbered through, however it is cut', async () => {
    const [whole = []] = await pagesOf(`/sessions/${sessionId}/trail`, 200)
    expect(whole.length).toBeGreaterThan(4)
    expect(whole.map(({ seq }) => seq)).toEqual(whole.map((_, at) => at + 1))
    for (const limit of [1, 2, 3, whole.length]) {
      const pages = await pagesOf(`/sessions/${sessionId}/trail`, limit)
      expect(pages, `${limit} a page`).toHaveLength(Math.ceil(whole.length / limit))
      expect(pages.flat(), `${limit} a page`).toEqual(whole)
    }
  })
})
