import { describe, expect, test } from 'vitest'
import { emptyJourney } from '#journey/journey.ts'
import { journeyNamed } from '../runner/files.ts'
import { durationIn } from '../runner/input.ts'
import { MachinePlayer } from '../runner/machine-player.ts'
import { parse, perform } from '../runner/transcript.ts'

const told = async (text: string) => {
  const transcript = parse(text, journeyNamed)
  return perform(transcript, new MachinePlayer(transcript.opening))
}

describe('a transcript', () => {
  test('keeps comments and inputs, and writes the outputs again', async () => {
    const text =
      'journey  to-maria\n# a note\n\nguest    hi  # says Ann\nbot      Nonsense.\n# the end\n'
    const wanted =
      'journey  to-maria\n# a note\n\nguest    hi  # says Ann\ntransfer {"memberId":"maria"}\nend      transferred\n# the end\n'
    expect(await told(text)).toBe(wanted)
    expect(await told(wanted)).toBe(wanted)
  })

  test('says which line it does not understand', () => {
    expect(() => parse('journey to-maria\ngeust hi', journeyNamed)).toThrow('begins with "geust"')
  })

  test('refuses a tap on what was not shown', async () => {
    await expect(told('journey to-maria\nguest hi\ntap Olive')).rejects.toThrow(
      'the button "Olive"',
    )
  })

  test('reads the opening state', () => {
    const text = [
      'journey x',
      'at 2026-12-24T18:00+01:00',
      'zone Asia/Tokyo',
      'country JP',
      'channel email',
      'contact Ann Lee +34600111222 ann@example.com',
      'campaign code=SUN 10',
      'campaign season=2026-12-01',
      'campaign rate=12.5',
      'campaign nothing=',
      'timeouts 172800',
    ].join('\n')
    expect(parse(text, emptyJourney).opening).toMatchObject({
      at: Date.UTC(2026, 11, 24, 17),
      organisation: { timeZone: 'Asia/Tokyo', country: 'JP' },
      channel: { type: 'email' },
      guest: { name: 'Ann Lee', phone: '+34600111222', email: 'ann@example.com' },
      campaign: [
        { name: 'code', type: 'string', value: 'SUN 10' },
        { name: 'season', type: 'date', value: '2026-12-01' },
        { name: 'rate', type: 'number', value: 12.5 },
        { name: 'nothing', type: 'string', value: undefined },
      ],
      timeoutSeconds: 172_800,
      test: false,
    })
  })

  test('reads durations', () => {
    expect(durationIn('90s')).toBe(90_000)
    expect(durationIn('1w2d3h4m5s')).toBe(788_645_000)
    expect(() => durationIn('5 minutes')).toThrow('no duration')
  })
})
