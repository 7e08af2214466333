import { describe, expect, it } from 'vitest'
import { channels } from '../../../durable-objects/channels/index.ts'
import {
  CHANNEL_TYPES,
  type ChannelType,
  channelLabel,
} from '../../../durable-objects/channels/info.ts'
import { adaptationsOf } from '../../../worker/journeys/adaptation.ts'
import { EXPECTED } from './expected.ts'
import { GUIDE, GUIDE_MEANS } from './guide.ts'
import { type Cell, page, type Section } from './page.ts'
import { REASONS } from './reasons.ts'
import { SAMPLES, type Sample, stepOf } from './samples.ts'

const NOTHING = { variables: [], apis: [] }

function cellOf(sample: Sample, type: ChannelType): Cell[] {
  const [adapted] = adaptationsOf(stepOf(sample), { ...NOTHING, templates: sample.templates }, [
    type,
  ])
  const expectation = EXPECTED[sample.id]?.[type]
  if (!adapted || !expectation) throw new Error(`${sample.id} says nothing on ${type}`)
  const [document, means] = expectation
  const { gets, preview, losses } = adapted
  const guide = sample.row === undefined ? undefined : GUIDE[sample.row]?.[type]
  const agrees = {
    guide: guide === undefined || (GUIDE_MEANS[guide]?.test(gets) ?? false),
    document: means.test(gets),
  }
  const reason = REASONS[`${sample.id} · ${type}`]
  return [{ channel: channelLabel(type), guide, document, gets, preview, losses, agrees, reason }]
}

const sections: Section[] = SAMPLES.map((sample) => ({
  title: sample.title,
  row: sample.row,
  cells: CHANNEL_TYPES.flatMap((type) => cellOf(sample, type)),
}))
const cells = SAMPLES.flatMap((sample, at) =>
  CHANNEL_TYPES.map((type, column) => ({
    key: `${sample.id} · ${type}`,
    cell: sections[at]?.cells[column],
  })),
)

describe('the guide’s table', () => {
  it('is what the renderers make of it, with a reason for each difference', async () => {
    await expect(page(sections)).toMatchFileSnapshot('adaptation.md')
  })

  it('has a column for every channel there is', () => {
    expect(new Set(CHANNEL_TYPES)).toEqual(new Set(Object.keys(channels)))
  })

  it('has a sample for every row of the guide, and a meaning for each of its words', () => {
    expect(new Set(SAMPLES.flatMap(({ row }) => row ?? []))).toEqual(new Set(Object.keys(GUIDE)))
    const words = Object.values(GUIDE).flatMap((row) => Object.values(row))
    expect(Object.keys(GUIDE_MEANS).sort()).toEqual([...new Set(words)].sort())
  })

  it.each(cells)('$key differs only where a reason says why', ({ cell }) => {
    const differs = !cell?.agrees.guide || !cell.agrees.document
    const told = { gets: cell?.gets, guide: cell?.guide, document: cell?.document }
    expect(cell?.reason !== undefined, JSON.stringify(told)).toBe(differs)
  })

  it('gives no reason for what does not differ, or is not there', () => {
    const known = new Set(
      SAMPLES.flatMap(({ id }) => CHANNEL_TYPES.map((type) => `${id} · ${type}`)),
    )
    expect(Object.keys(REASONS).filter((key) => !known.has(key))).toEqual([])
  })
})
