import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redactor } from '../../durable-objects/guards/redact.ts'

const SECRET = 'sk_live/7"Q\\é&+x y'
const hidden = redactor([SECRET])
const unicodeEscapes = (text: string) =>
  Array.from(
    { length: text.length },
    (_, index) => `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('')
const inBytes = (text: string) => String.fromCharCode(...new TextEncoder().encode(text))
const everyByte = (text: string) =>
  [...new TextEncoder().encode(text)]
    .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
    .join('')
const numeric = (text: string) => [...text].map((char) => `&#${char.codePointAt(0)};`).join('')
const inJson = (text: string) => JSON.stringify(text).slice(1, -1)

/** How a server may write what it was told. */
const SPELLINGS: Record<string, (text: string) => string> = {
  'as it is': (text) => text,
  'in JSON': inJson,
  'in JSON as PHP writes it': (text) => inJson(text).replaceAll('/', '\\/'),
  'in JSON, in letters of ASCII': unicodeEscapes,
  'in JSON within JSON': (text) => inJson(inJson(text)),
  'in JSON within JSON within JSON': (text) => inJson(inJson(inJson(text))),
  'in an address': encodeURIComponent,
  'in an address, in small letters': (text) => encodeURIComponent(text).toLowerCase(),
  'in an address, all of it': everyByte,
  'in an address within another': (text) => encodeURIComponent(encodeURIComponent(text)),
  'in a form': (text) => new URLSearchParams({ x: text }).toString().slice(2),
  'in HTML': (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;'),
  'in HTML, in numbers': numeric,
}

describe('a secret that is said again', () => {
  it.each(Object.entries(SPELLINGS))('%s', (_, spell) => {
    expect(hidden(`<<${spell(SECRET)}>>`)).toBe('<<[secret]>>')
  })

  it.each([0, 1, 2, 3])('in base64, after %i other bytes', (before) => {
    const encoded = btoa(inBytes(`${'u'.repeat(before)}${SECRET}:more`))
    const url = encoded.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
    for (const text of [
      encoded,
      url,
      encodeURIComponent(encoded),
      encoded.replaceAll('/', '\\/'),
    ]) {
      const rest = hidden(`{"proof":"${text}"}`)
      expect(rest).toContain('[secret]')
      expect(atob(JSON.parse(rest).proof.split('[secret]')[0].slice(0, 4) || '')).not.toContain(
        'sk',
      )
    }
  })

  it('leaves all other words as they are, and JSON as JSON', () => {
    const body = `{"id":12345678901234567890,"said":"${inJson(SECRET)}","x":"sk_live"}`
    expect(hidden(body)).toBe('{"id":12345678901234567890,"said":"[secret]","x":"sk_live"}')
    expect(redactor(['', SECRET])('nothing of it')).toBe('nothing of it')
  })

  it('is hidden whole, however long it is', () => {
    // Like a signed token: letters without a period.
    const long = Array.from({ length: 700 }, (_, index) => (index * index * 31).toString(36)).join(
      '/',
    )
    const rest = redactor([long])(`a ${encodeURIComponent(long)} b ${btoa(long)} c`)
    expect(rest).toMatch(/^a \[secret\] b \[secret\]\S{0,2} c$/)
  })

  it('of backslashes takes no longer than others', () => {
    const slashes = redactor([`${'\\'.repeat(12)}"${'\\'.repeat(12)}x`])
    const started = performance.now()
    slashes('\\'.repeat(256 * 1024))
    expect(performance.now() - started).toBeLessThan(5000)
  })

  it('is in no text, and in nothing that JSON makes of a text', () => {
    const spell = fc.constantFrom(...Object.values(SPELLINGS))
    const secret = fc.string({ unit: 'grapheme', minLength: 3, maxLength: 40 })
    fc.assert(
      fc.property(secret, fc.string(), spell, (word, around, spelt) => {
        fc.pre(!'[secret]'.includes(word) && !around.includes(word) && word.isWellFormed())
        const said = redactor([word])(`${around} ${spelt(word)} ${around}`)
        expect(said).toContain('[secret]')
        expect(said).not.toContain(spelt(word))
      }),
    )
  })
})
