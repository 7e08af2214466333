import { describe, expect, it } from 'vitest'
import { insertVariable, openingAt, toggledMark } from '../../web/builder/fields/caret.ts'

/** `|` is the caret. */
const at = (marked: string) => openingAt(marked.replace('|', ''), marked.indexOf('|'))

describe('the variable picker in a text', () => {
  it('opens behind two braces, and filters by what follows them', () => {
    expect(at('Hello {{|')).toEqual({ from: 6, to: 8, filter: '' })
    expect(at('Hello {{ user_na|')).toMatchObject({ filter: 'user_na' })
    expect(at('{{var_local.par|')).toMatchObject({ filter: 'var_local.par' })
  })

  it('stays closed where no braces are open', () => {
    expect(at('Hello {|')).toBeUndefined()
    expect(at('{{var_local.party}} and |')).toBeUndefined()
    expect(at('{{ not a name|')).toBeUndefined()
    expect(at('|{{')).toBeUndefined()
  })

  it('replaces a whole placeholder when the caret stands inside of it', () => {
    const text = 'For {{var_local.party}} guests'
    const opening = openingAt(text, text.indexOf('party') + 3)
    expect(opening && insertVariable(text, opening, 'var_local.rooms')).toEqual({
      text: 'For {{var_local.rooms}} guests',
      start: 23,
      end: 23,
    })
  })

  it('swallows no words that only follow', () => {
    const opening = openingAt('{{guests', 2)
    expect(opening && insertVariable('{{guests', opening, 'var_local.party').text).toBe(
      '{{var_local.party}}guests',
    )
  })
})

describe("WhatsApp's marks", () => {
  /** `[` and `]` are the selection. */
  function marked(text: string, mark: string) {
    const [from, to] = [text.indexOf('['), text.indexOf(']') - 1]
    const { text: now, start, end } = toggledMark(text.replace(/[[\]]/g, ''), [from, to], mark)
    return `${now.slice(0, start)}[${now.slice(start, end)}]${now.slice(end)}`
  }

  it('go around the selection, and not around the spaces at its edges', () => {
    expect(marked('a [villa] here', '*')).toBe('a *[villa]* here')
    expect(marked('a[ villa ]here', '_')).toBe('a _[villa]_ here')
  })

  it('come off again, from around the selection or from inside of it', () => {
    expect(marked('a *[villa]* here', '*')).toBe('a [villa] here')
    expect(marked('a [*villa*] here', '*')).toBe('a [villa] here')
  })

  it('wait for words where nothing is selected', () => {
    expect(marked('so []', '~')).toBe('so ~[]~')
  })
})
