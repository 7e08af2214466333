import { describe, expect, it } from 'vitest'
import { SYSTEM_VARIABLES } from '#journey/variables/system.ts'
import { splitPlaceholders } from '../../web/builder/fields/placeholders.ts'
import { matching, newNameIn, variableOptions } from '../../web/builder/fields/variable-options.ts'

const LOCAL = [
  { name: 'party_size', type: 'number' },
  { name: 'user_wish', type: 'string' },
] as const
const offers = variableOptions([...LOCAL], [{ name: 'spring_offer', type: 'string' }])
const names = (typed: string) => matching(offers, typed).map(({ name }) => name)

describe('the variables a text can name', () => {
  it("are the journey's, the organisation's, then the system's, each with a word about it", () => {
    expect(names('')).toEqual([
      'var_local.party_size',
      'var_local.user_wish',
      'var_campaign.spring_offer',
      ...SYSTEM_VARIABLES.map((name) => `var_system.${name}`),
      'var_local.api_error',
    ])
    expect(offers.every(({ about }) => about.length > 3)).toBe(true)
  })

  it('are found by how they begin, with or without the scope, then by what is in them', () => {
    expect(names('user').slice(0, 2)).toEqual(['var_local.user_wish', 'var_system.user_name'])
    expect(names('var_campaign')).toEqual(['var_campaign.spring_offer'])
    expect(names('size')).toEqual(['var_local.party_size'])
    expect(names('guest’s name')).toEqual(['var_system.user_name'])
    expect(names('nothing')).toEqual([])
  })

  it('can be joined by a new one, unless the name is taken or none', () => {
    expect(newNameIn('check_in', LOCAL)).toBe('check_in')
    expect(newNameIn('var_local.check_in', LOCAL)).toBe('check_in')
    expect(newNameIn('party_size', LOCAL)).toBeUndefined()
    expect(newNameIn('var_system.check_in', LOCAL)).toBeUndefined()
    expect(newNameIn('2nd', LOCAL)).toBeUndefined()
  })

  it('are told apart in a text from names that stand for nothing', () => {
    const isKnown = (scoped: string) => offers.some(({ name }) => name === scoped)
    const text = 'For {{var_local.party_size|2}} {{var_local.nope}} and {{party}}.'
    expect(splitPlaceholders(text, isKnown)).toEqual([
      { text: 'For ' },
      { text: '{{var_local.party_size|2}}', variable: 'known' },
      { text: ' ' },
      { text: '{{var_local.nope}}', variable: 'unknown' },
      { text: ' and ' },
      { text: '{{party}}', variable: 'unknown' },
      { text: '.' },
    ])
  })

  it('are told apart from formats that there are not', () => {
    const isKnown = () => true
    expect(splitPlaceholders('{{var_local.day:long}}{{var_local.day:pretty}}', isKnown)).toEqual([
      { text: '{{var_local.day:long}}', variable: 'known' },
      { text: '{{var_local.day:pretty}}', variable: 'unknown' },
    ])
  })
})
