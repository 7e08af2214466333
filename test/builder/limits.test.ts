import { describe, expect, it } from 'vitest'
import type { StepKind } from '#journey/journey.ts'
import { typeOf } from '#journey/steps/index.ts'
import { LIMITS, MEDIA_BYTES } from '#messages/limits.ts'
import { acceptedFiles, uploadFault } from '../../web/builder/fields/media-kinds.ts'
import { boundsAt, choicesAt, isOptionalAt } from '../../web/builder/fields/schema-at.ts'
import { durationText, largestUnit } from '../../web/builder/fields/seconds.ts'

const schema = (type: StepKind) => typeOf({ type }).config
const bounds = (type: StepKind, path: string) => boundsAt(schema(type), path.split('.'))

describe('the limits a form shows', () => {
  it('are those of the schema the server checks with', () => {
    expect(bounds('text', 'text')).toEqual({ longest: LIMITS.text })
    expect(bounds('reply', 'options')).toEqual({ longest: LIMITS.replyOptions })
    expect(bounds('reply', 'options.0.label')).toEqual({ longest: LIMITS.optionLabel })
    expect(bounds('list', 'sections.3.rows.7.title')).toEqual({ longest: LIMITS.rowTitle })
    expect(bounds('prompt', 'validation.pattern')).toEqual({ longest: LIMITS.pattern })
    expect(bounds('prompt', 'timeoutSeconds')).toEqual({ least: 10, most: 3600 })
    expect(bounds('quick-reply', 'retries')).toMatchObject({ least: 0, most: 5 })
    expect(bounds('location', 'latitude')).toEqual({ least: -90, most: 90 })
  })

  it('set none where the schema has none, or the path leads nowhere', () => {
    expect(bounds('prompt', 'validation.min')).toEqual({})
    expect(bounds('text', 'nothing.here')).toEqual({})
  })

  it('go as deep as rules do', () => {
    const operator = 'branches.1.when.all.0.any.2.operator'.split('.')
    expect(choicesAt(schema('condition'), operator)).toContain('matches-regex')
    expect(choicesAt(schema('prompt'), ['validation', 'mode'])).toContain('ai')
  })

  it('say what may stay empty', () => {
    expect(isOptionalAt(schema('reply'), ['footer'])).toBe(true)
    expect(isOptionalAt(schema('reply'), ['body'])).toBe(false)
    expect(isOptionalAt(schema('list'), 'sections.0.rows.0.description'.split('.'))).toBe(true)
  })

  it('are told in the unit a person would use', () => {
    expect(`${durationText(10)} to ${durationText(3600)}`).toBe('10 seconds to 60 minutes')
    expect(durationText(31_536_000)).toBe('365 days')
    expect(largestUnit(90, ['seconds', 'minutes'])).toBe('seconds')
    expect(largestUnit(86_400, ['seconds', 'minutes', 'hours', 'days'])).toBe('days')
  })
})

describe('an upload', () => {
  it('is refused before it is sent when its type or size cannot be', () => {
    expect(uploadFault({ type: 'image/png', size: 40_000 }, 'image')).toBeUndefined()
    expect(uploadFault({ type: 'image/tiff', size: 40_000 }, 'image')).toContain('JPG or PNG')
    expect(uploadFault({ type: 'image/png', size: MEDIA_BYTES.image + 1 }, 'image')).toContain(
      '5 MB is the limit',
    )
    expect(uploadFault({ type: 'application/zip', size: 9 }, 'document')).toBeUndefined()
    expect(uploadFault({ type: 'video/mp4', size: 0 }, 'video')).toContain('empty')
  })

  it('says what it takes', () => {
    expect(acceptedFiles('image')).toBe('JPG or PNG, up to 5 MB')
  })
})
