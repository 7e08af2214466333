import { describe, expect, it } from 'vitest'
import { answers } from '../../durable-objects/answers/index.ts'

describe('phone', () => {
  it.each([
    ['0171 2345678', 'DE', '+491712345678'],
    ['0171/234-56-78.', 'DE', '+491712345678'],
    ['+49 (0) 171 2345678', 'DE', '+491712345678'],
    ['+49 171 2345678', 'US', '+491712345678'],
    ['(415) 555-2671', 'US', '+14155552671'],
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['079 123 45 67', 'CH', '+41791234567'],
    ['06 1234 5678', 'IT', '+390612345678'],
    ['+1-415-555-2671 x12', 'DE', '+14155552671'],
  ])('stores %s from %s as %s', (text, country, phone) => {
    expect(answers.phone(text, country)).toBe(phone)
  })

  it.each([
    ['0049 171 2345678', 'DE'],
    ['0049 171 2345678', 'US'],
    ['011 49 171 2345678', 'US'],
    ['491712345678', 'US'],
    ['491712345678', 'DE'],
    ['tel:+49-171-2345678', 'US'],
  ])('understands the country code in %s typed in %s', (text, country) => {
    expect(answers.phone(text, country)).toBe('+491712345678')
  })

  it('takes ten digits that begin like the own country code for a number at home', () => {
    expect(answers.phone('9198123456', 'IN')).toBe('+919198123456')
    expect(answers.phone('919812345678', 'IN')).toBe('+919812345678')
  })

  it.each([
    ['call me on 0171 2345678', 'DE'],
    ['my number is +49 171 2345678, thanks', 'US'],
    ['I am 2, call 0171 2345678', 'DE'],
    ['0171 2345678 or again: 0171 2345678', 'DE'],
  ])('finds the one number in "%s"', (text, country) => {
    expect(answers.phone(text, country)).toBe('+491712345678')
  })

  it.each([
    ['٠١٠٠١٢٣٤٥٦٧', 'EG', '+201001234567'],
    ['९८१२३४५६७८', 'IN', '+919812345678'],
    ['０１７１２３４５６７８', 'DE', '+491712345678'],
  ])('reads the digits of other scripts in %s', (text, country, phone) => {
    expect(answers.phone(text, country)).toBe(phone)
  })

  it.each([
    ['5215512345678', 'PT', '+525512345678'],
    ['+52 1 55 1234 5678', 'US', '+525512345678'],
    ['044 55 1234 5678', 'MX', '+525512345678'],
    ['5491123456789', 'PT', '+5491123456789'],
    ['011 15 2345-6789', 'AR', '+5491123456789'],
    ['+55 11 8765-4321', 'PT', '+5511987654321'],
    ['551187654321', 'PT', '+5511987654321'],
    ['11 8765-4321', 'BR', '+5511987654321'],
    ['+55 11 3333-4444', 'PT', '+551133334444'],
  ])('makes the number that can be dialled today of %s (%s)', (text, country, phone) => {
    expect(answers.phone(text, country)).toBe(phone)
  })

  it.each([
    ['＋３４ ６００ １１１ ２２２', 'US'],
    ['\u202a+34 600 111 222\u202c', 'US'],
    ['plus 34 600 111 222', 'US'],
    ['+34–600–111–222', 'US'],
    ['34 600 111 222', 'US'],
    ['(0034) 600 111 222', 'US'],
    ['https://wa.me/34600111222?text=hi', 'US'],
    ['my number is 0034600111222, call after 18:00', 'US'],
    ['6 0 0 1 1 1 2 2 2', 'ES'],
    ['600 111 222, 2 adults, 12 september', 'ES'],
    ['+34 600 111 222 (same as 600 111 222)', 'ES'],
    ['600 111 222 extension 4', 'ES'],
  ])('reads +34600111222 in "%s" (%s)', (text, country) => {
    expect(answers.phone(text, country)).toBe('+34600111222')
  })

  it.each([
    ['', 'US'],
    ['600111222 / 600111223', 'ES'],
    ['22-11-2026', 'DK'],
    ['2026/11/22', 'DK'],
    ['hello', 'US'],
    ['911', 'US'],
    ['555-2671', 'US'],
    ['12345', 'DE'],
    ['0000000000', 'DE'],
    ['+49171234567890123', 'DE'],
    ['2026-11-22', 'US'],
    ['0171 2345678', 'XX'],
    ['0171 2345678', ''],
    ['0171 2345678 or 0172 2345678', 'DE'],
  ])('finds none in "%s" (%s)', (text, country) => {
    expect(answers.phone(text, country)).toBeUndefined()
  })
})
