import { describe, expect, it } from 'vitest'
import { otherSpellings } from '../../durable-objects/channels/parsing/phone-spellings.ts'

const PAIRS = [
  ['Mexico', '5215512345678', '525512345678'],
  ['Argentina', '5491123456789', '541123456789'],
  ['Brazil, São Paulo', '5511987654321', '551187654321'],
  ['Brazil, Recife', '5581998765432', '558198765432'],
] as const

describe('the spellings of a phone number', () => {
  it.each(PAIRS)('are two in %s, and each leads to the other', (_, long, short) => {
    expect(otherSpellings(long)).toEqual([short])
    expect(otherSpellings(short)).toEqual([long])
  })

  it.each([
    ['elsewhere', '34600111222'],
    ['of a landline in Brazil', '551123456789'],
    ['of a mobile number that looks like a landline without its ninth digit', '5511923456789'],
    ['of a number that is too short', '5255123456'],
    ['of a hidden id', '5215512345678@lid'],
  ])('are one %s', (_, digits) => {
    expect(otherSpellings(digits)).toEqual([])
  })
})
