import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { judgeMails, mailRows } from './understand/mails.ts'

const rowsIn = (file: string) => mailRows(readFileSync(join(import.meta.dirname, file), 'utf8'))

describe('what a guest wrote in a mail', () => {
  it.each([
    ['mails.json', 1],
    ['own-mails.json', 0.99],
  ])('is never lost in %s, and read without the quote in %d of its rows', (file, share) => {
    const verdicts = judgeMails(rowsIn(file))
    expect(verdicts.filter(({ verdict }) => verdict === 'wrong')).toEqual([])
    const right = verdicts.filter(({ verdict }) => verdict === 'right').length
    expect(right / verdicts.length).toBeGreaterThanOrEqual(share)
  })

  it('is called missed where the quote stays, wrong where words are lost, taken where there were none', () => {
    const row = { name: 'n', kind: 'mail', language: 'en', text: 'Two\nrooms' }
    const means = ['Two\nrooms', 'rooms', 'Three', '']
    const verdicts = judgeMails(means.map((one) => ({ ...row, means: one })))
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['right', 'missed', 'wrong', 'taken'])
    expect(verdicts[1]?.line).toBe('n: wanted "rooms", read "Two\\nrooms"')
  })
})
