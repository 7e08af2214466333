import { beforeAll, describe, expect, test } from 'vitest'
import { ENDED, Wait } from '#journey/session.ts'
import { OPERATORS } from '#journey/steps/condition.ts'
import { parsedConfig, steps, typeOf } from '#journey/steps/index.ts'
import { TrailEntry } from '#journey/trail.ts'
import type { MatchRule } from '#journey/world.ts'
import { deedsOf, kindOf } from '../runner/deeds.ts'
import { journeyNamed, journeyNames, transcriptNamed, transcriptNames } from '../runner/files.ts'

let done = new Set<string>()
beforeAll(async () => {
  done = await deedsOf(transcriptNames())
})

/** Every port that a step of this kind can have, as the journeys draw it. */
function portsOf(kind: string): string[] {
  const drawn = journeyNames().flatMap((name) => journeyNamed(name).steps)
  const all = drawn
    .filter(({ type }) => type === kind)
    .flatMap((step) =>
      [true, false].flatMap((wired) => typeOf(step).ports(parsedConfig(step), () => wired)),
    )
  return [...new Set(all.map(kindOf))]
}

const missing = (wanted: string[]) => wanted.filter((one) => !done.has(one))

describe('the transcripts', () => {
  test('every step type and every port has a transcript', () => {
    const kinds = Object.keys(steps)
    expect(missing(kinds.map((kind) => `entered · ${kind}`))).toEqual([])
    expect(
      missing(kinds.flatMap((kind) => portsOf(kind).map((port) => `${kind} · ${port}`))),
    ).toEqual([])
  })

  test('play every journey', () => {
    const drawings = new Set(
      transcriptNames().map((name) => transcriptNamed(name).opening.journey.name),
    )
    expect(journeyNames().filter((name) => !drawings.has(name))).toEqual([])
  })

  test('match an answer by every rule', () => {
    const rules: Record<MatchRule, true> = {
      payload: true,
      label: true,
      synonym: true,
      'folded-label': true,
      'content-number': true,
      number: true,
      contained: true,
      'yes-no': true,
      meaning: true,
      typo: true,
    }
    expect(missing(Object.keys(rules).map((rule) => `rule · ${rule}`))).toEqual([])
  })

  test('accept and reject an answer in every mode of a prompt', () => {
    const modes = ['none', 'regex', 'phone', 'email', 'number', 'ai']
    expect(missing(modes.flatMap((mode) => [`accepted · ${mode}`, `rejected · ${mode}`]))).toEqual(
      [],
    )
  })

  test('read every date format, and reach every limit of a date', () => {
    const formats = ['mm/dd/yyyy', 'dd/mm/yyyy', 'yyyy-mm-dd', 'yyyy/mm/dd', 'lenient']
    expect(
      missing(formats.flatMap((format) => [`read · ${format}`, `unread · ${format}`])),
    ).toEqual([])
    const limits = [
      'past · too late',
      'future · too early',
      'custom · too early',
      'custom · too late',
    ]
    expect(missing([...limits, 'weekday excluded'])).toEqual([])
  })

  test('evaluate every operator of a condition to true and to false', () => {
    expect(missing(OPERATORS.flatMap((one) => [`${one} · true`, `${one} · false`]))).toEqual([])
  })

  test('wait in every way, and for every kind of delay', () => {
    const waits = Wait.options.map(({ shape }) => `wait · ${shape.for.value}`)
    expect(missing([...waits, 'delay by amount', 'delay by until', 'delay by date'])).toEqual([])
  })

  test('have every error of an API call', () => {
    const errors = ['timeout', 'refused', 'status', 'too', 'not', 'mapping', 'ai']
    expect(missing(errors.map((error) => `api_error · ${error}`))).toEqual([])
  })

  test('end in every status, and fail for every reason but a fault of ours', () => {
    expect(missing(ENDED.map((status) => `status · ${status}`))).toEqual([])
    const reasons = [
      'too_many_steps',
      'api_error',
      'ai_error',
      'handoff_unwired',
      'question_not_delivered',
    ]
    expect(missing(reasons.map((reason) => `ended · ${reason}`))).toEqual([])
  })

  test('write every kind of trail entry', () => {
    expect(missing(TrailEntry.options.map(({ shape }) => shape.type.value))).toEqual([])
  })
})
