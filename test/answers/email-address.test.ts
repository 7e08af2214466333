import { describe, expect, it } from 'vitest'
import { answers } from '../../durable-objects/answers/index.ts'

describe('email address', () => {
  it.each([
    'ana@example.com',
    'Ana@Example.COM',
    'my mail is ana@example.com, thanks',
    'ana@example.com.',
    'ana@example.com!',
    'is it ana@example.com?',
    '<ana@example.com>',
    'Ana Ruiz <ana@example.com>',
    'mailto:ana@example.com',
    '[ana@example.com](mailto:ana@example.com?subject=Stay)',
    'email:ana@example.com',
    '“ana@example.com”',
    '*ana@example.com*',
    "'ana@example.com'",
    'ana＠example．com',
    'ana@example。com',
    'ana\u200b@example.com\u200e',
    'ana@example.com or again ANA@example.com',
    'I wrote from ana@example.com…',
  ])('is ana@example.com in "%s"', (text) => {
    expect(answers.email(text)).toBe('ana@example.com')
  })

  it.each([
    ["o'brien@example.com", "o'brien@example.com"],
    ['_ana@example.com', '_ana@example.com'],
    ['a&b@example.com', 'a&b@example.com'],
    ['ana+villa@mail.example.co.uk', 'ana+villa@mail.example.co.uk'],
    ['josé@exámple.com', 'josé@exámple.com'],
  ])('keeps every character of %s', (text, address) => {
    expect(answers.email(text)).toBe(address)
  })

  it.each([
    '',
    'ana',
    'ana@',
    '@example.com',
    'ana@example',
    'ana@@example.com',
    'ana@example..com',
    'ana@-example.com',
    'ana @ example.com',
    'reach me @ example.com',
    'ana@example.com or bob@example.com',
    `${'a'.repeat(65)}@example.com`,
  ])('is not in "%s"', (text) => {
    expect(answers.email(text)).toBeUndefined()
  })
})
