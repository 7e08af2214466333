import { describe, expect, it } from 'vitest'
import { wrapped } from '../../web/builder/canvas/wrapped.ts'

const tenLetters = (line: string) => line.length <= 10

describe('the name of a step far out', () => {
  it('breaks between words, and says where something is left out', () => {
    expect(wrapped('Ask the date', 2, tenLetters)).toEqual(['Ask the', 'date'])
    expect(wrapped('Ask the date of arrival', 2, tenLetters)).toEqual(['Ask the', 'date of a…'])
    expect(wrapped('Greeting', 1, tenLetters)).toEqual(['Greeting'])
  })

  it('breaks a word that is longer than a line, and loses no letter of it', () => {
    expect(wrapped('Anreisebestätigung', 2, tenLetters)).toEqual(['Anreisebes', 'tätigung'])
    expect(wrapped('Anreisebestätigung', 1, tenLetters)).toEqual(['Anreisebe…'])
  })
})
