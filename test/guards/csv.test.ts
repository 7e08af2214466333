import { describe, expect, it } from 'vitest'
import { csvLine } from '../../worker/goals/csv.ts'

const isMarked = (text: string) => csvLine([text]).startsWith(`"'`)

describe('a cell of a table', () => {
  const invisible = ['\u200b', '\ufeff', '\u00a0', '\u200e', '\u202e', '\u2060', '\u00ad', '\u0000']
  const fillers = ['\u3164', '\u2800', '\ufe0f', '\u{e0001}', '\u0301', '\n', '\u2028', '\ud800']
  const marks = ['=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠', '﹣', '⁺', '−']

  it.each(marks)(
    'that begins with %s runs nothing, whatever stands invisibly before it',
    (mark) => {
      expect(isMarked(`${mark}1`)).toBe(true)
      for (const before of [...invisible, ...fillers, `${invisible.join('')}${fillers.join('')}`]) {
        expect(isMarked(`${before}${mark}HYPERLINK(1)`), JSON.stringify(before)).toBe(true)
      }
    },
  )

  it('that begins with a tab is marked, as an importer may cut there', () => {
    expect(isMarked('\t=1')).toBe(true)
    expect(isMarked('\ttext')).toBe(true)
  })

  it.each(['Sol', '100', ' 4 guests', 'a=b', '¿Cuándo?', '"quoted"', '\u200bAnn', '1-2', ''])(
    'is as it was: %j',
    (text) => {
      expect(csvLine([text])).toBe(`"${text.replaceAll('"', '""')}"\r\n`)
    },
  )

  it('keeps a number a number', () => {
    expect(csvLine([-100, 5, true, null])).toBe('-100,5,true,\r\n')
  })
})
