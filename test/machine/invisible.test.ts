import { describe, expect, test } from 'vitest'
import { problems } from '#journey/problems.ts'
import { isInvisible } from '#messages/invisible.ts'
import { buildJourney } from '../runner/build-journey.ts'

const BLANKS = ['\u200b', '\u2060\ufeff', ' \u00ad ', '\u3164', '\u2800', '\u202e\ufe0f']

describe('a text that nobody sees', () => {
  test.each(BLANKS)('is one of invisible characters alone: %j', (text) => {
    expect(isInvisible(text)).toBe(true)
    expect(isInvisible(`${text}a`)).toBe(false)
  })

  test('is none with a letter, a number, a mark or an emoji in it', () => {
    for (const text of ['a', '1', '?', '❤️', '👨‍👩‍👧', 'é', 'क्ष'])
      expect(isInvisible(text)).toBe(false)
  })

  test.each(BLANKS)('is a problem as a label: %j', (label) => {
    const options = [
      { id: 'sea', label },
      { id: 'garden', label: 'Garden' },
    ]
    const journey = buildJourney([
      { id: 'room', type: 'reply', config: { body: 'Which?', options } },
    ])
    const catalog = {
      campaignVariables: {},
      milestones: {},
      teams: [],
      members: [],
      agents: [],
      templates: {},
      aiConfigured: true,
      channelTypes: [],
    }
    expect(problems(journey, catalog)).toMatchObject([
      { code: 'config_incomplete', severity: 'error', stepId: 'room', field: 'options.0.label' },
    ])
  })
})
