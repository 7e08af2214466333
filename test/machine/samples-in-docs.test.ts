import { describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { ApiDefinition } from '#journey/api-definition.ts'
import { Command } from '#journey/command.ts'
import { Effect } from '#journey/effect.ts'
import type { StepKind } from '#journey/journey.ts'
import { AiAnswer, ApiReply, Signal } from '#journey/signal.ts'
import { steps, typeOf } from '#journey/steps/index.ts'
import { TrailEntry } from '#journey/trail.ts'
import { Variable } from '#journey/variables/variable.ts'
import { Header } from '#messages/header.ts'
import { Inbound, InboundContent, Outbound } from '#messages/message.ts'
import { TemplateComponents } from '#messages/message-template.ts'
import { Referral } from '#messages/referral.ts'
import { type DocSample, docSamples, stepSamples } from '../runner/doc-samples.ts'

/** Unions whose every member is documented with a sample, and the key that tells members apart. */
const UNIONS = {
  Signal: { schema: Signal, file: 'signal.ts', key: 'type' },
  Effect: { schema: Effect, file: 'effect.ts', key: 'type' },
  TrailEntry: { schema: TrailEntry, file: 'trail.ts', key: 'type' },
  InboundContent: { schema: InboundContent, file: 'message.ts', key: 'kind' },
  Outbound: { schema: Outbound, file: 'message.ts', key: 'kind' },
}
type UnionName = keyof typeof UNIONS

/** What is documented by a name of its own. */
const NAMED: Record<string, z.ZodType> = {
  AiAnswer,
  ApiDefinition,
  ApiReply,
  Command,
  Header,
  Inbound,
  Referral,
  TemplateComponents,
  Variable,
}

const exportIn = (code: string) => /^export const (\w+)/.exec(code)?.[1] ?? ''

/** The union whose member a sample documents. In a file with two, the guest's comes after ours. */
function unionOf({ file, code }: DocSample): UnionName | undefined {
  if (exportIn(code)) return undefined
  if (file === 'message.ts') {
    return code.includes('export const InboundContent') ? 'Outbound' : 'InboundContent'
  }
  const names: UnionName[] = ['Signal', 'Effect', 'TrailEntry']
  return names.find((name) => UNIONS[name].file === file)
}

function schemaOf(sample: DocSample): z.ZodType | undefined {
  const union = unionOf(sample)
  if (union) return UNIONS[union].schema
  const [, type] = /^steps\/(.+)\.ts$/.exec(sample.file) ?? []
  return type ? typeOf({ type: type as StepKind }).config : NAMED[exportIn(sample.code)]
}

const samples = docSamples()
const nameOf = ({ file, data, code }: DocSample) =>
  `${file} · ${data.type ?? data.kind ?? exportIn(code)}`

describe('the samples in docstrings', () => {
  for (const sample of samples) {
    test(`${nameOf(sample)} is what its schema accepts, and nothing more`, () => {
      const schema = schemaOf(sample)
      if (!schema) throw new Error(`no schema is known for the sample in ${sample.file}`)
      // A key that the schema does not have is missing in what it gives back.
      expect(schema.parse(sample.data)).toMatchObject(sample.data)
    })
  }

  for (const [name, { schema, key }] of Object.entries(UNIONS)) {
    test(`every member of ${name} has one, right above it`, () => {
      const own = samples.filter((sample) => unionOf(sample) === name)
      const shapes = schema.options.map(({ shape }) => shape) as Record<string, z.ZodLiteral>[]
      const members = shapes.map((shape) => shape[key]?.value)
      expect(own.map(({ data }) => data[key])).toEqual(members)
      for (const { data, code } of own) {
        expect(/'([\w.-]+)'/.exec(code)?.[1]).toBe(data[key])
      }
    })
  }

  test('every step type has one, and it is a step that can be played', () => {
    const configs = stepSamples()
    expect(configs.map(({ type }) => type).sort()).toEqual(Object.keys(steps).sort())
    for (const { type, config } of configs) {
      const step = typeOf({ type: type as StepKind })
      expect(step.faults(step.config.parse(config))).toEqual([])
    }
  })
})
