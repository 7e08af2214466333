import { describe, expect, it } from 'vitest'
import { readMarks } from '../../web/widget/frame/marks.ts'
import { safeLink, safeSource } from '../../web/widget/frame/safe-address.ts'

const bold = (...inside: ReturnType<typeof readMarks>) => ({ mark: 'b', inside })

describe('readMarks', () => {
  it('leaves plain text as it is', () => {
    expect(readMarks('2 * 3 = 6, snake_case_name, ~5 km')).toEqual([
      '2 * 3 = 6, snake_case_name, ~5 km',
    ])
  })

  it('reads bold, italic, strike and code, one inside the other', () => {
    expect(readMarks('*bold _and italic_* ~gone~ `*code*`')).toEqual([
      bold('bold ', { mark: 'i', inside: ['and italic'] }),
      ' ',
      { mark: 's', inside: ['gone'] },
      ' ',
      { mark: 'code', inside: ['*code*'] },
    ])
  })

  it('does not reach over the end of a line', () => {
    expect(readMarks('*one\ntwo*')).toEqual(['*one', '\n', 'two*'])
  })

  it('makes one quotation of neighbouring quoted lines', () => {
    expect(readMarks('> a\n> b\nc')).toEqual([{ mark: 'quote', inside: ['a', '\n', 'b'] }, 'c'])
  })

  it('keeps a fenced block word for word', () => {
    expect(readMarks('see\n```\n*a*\n b\n```')).toEqual([
      'see',
      '\n',
      { mark: 'pre', inside: ['*a*\n b'] },
    ])
  })

  it('finds links, mail and phone, and leaves the full stop outside', () => {
    expect(
      readMarks('See https://x.example/a_b_c?d=*, or a.b@x.example or +351 912 345 678.'),
    ).toEqual([
      'See ',
      { href: 'https://x.example/a_b_c?d=', text: 'https://x.example/a_b_c?d=' },
      '*, or ',
      { href: 'mailto:a.b@x.example', text: 'a.b@x.example' },
      ' or ',
      { href: 'tel:+351912345678', text: '+351 912 345 678' },
      '.',
    ])
  })

  it('makes no link of a script', () => {
    expect(readMarks('javascript:alert(1)')).toEqual(['javascript:alert(1)'])
  })

  it('loses no character, whatever is typed', () => {
    for (const text of ['***', '* *', '_', '`', '```', '``````', '>', '*a*b*', '~~~a~~~', '*_~`']) {
      expect(JSON.stringify(readMarks(text)).length).toBeGreaterThan(0)
    }
    const nested = '*_~'.repeat(1300)
    expect(() => readMarks(nested)).not.toThrow()
  })

  it('is quick with what is meant to be slow', () => {
    const started = Date.now()
    for (const piece of ['* ', 'a.', '*a ', '+1 ', '_*', '@']) readMarks(piece.repeat(4096))
    expect(Date.now() - started).toBeLessThan(2000)
  })
})

describe('safe addresses', () => {
  const base = 'https://app.example/wc/frame'

  it('opens the web, mail and phone, and nothing that runs', () => {
    expect(safeLink('https://x.example/', base)).toBe('https://x.example/')
    expect(safeLink('mailto:a@x.example', base)).toBe('mailto:a@x.example')
    for (const address of [
      'javascript:alert(1)',
      ' jAvAsCrIpT:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,<script>',
      'vbscript:x',
      'blob:https://app.example/1',
      'file:///etc/passwd',
    ]) {
      expect(safeLink(address, base)).toBeUndefined()
    }
  })

  it('shows what is on the web or was just picked, and no document in an address', () => {
    expect(safeSource('/media/m_1', base)).toBe('https://app.example/media/m_1')
    expect(safeSource('blob:https://app.example/1', base)).toBe('blob:https://app.example/1')
    expect(safeSource('data:image/svg+xml,<svg onload=x>', base)).toBeUndefined()
  })
})
