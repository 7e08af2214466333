import { signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import type { Problem } from '#journey/problem.ts'
import { moveItem, setAtPath } from '../../web/builder/fields/config-path.ts'
import { problemsOf } from '../../web/builder/fields/edited-config.ts'

const put = (config: unknown, path: string, value: unknown) =>
  setAtPath(config, path.split('.'), value)

describe('a config with one place changed', () => {
  it('shares everything else with the one before', () => {
    const before = {
      body: 'Hi',
      options: [
        { id: 'a', label: 'Yes' },
        { id: 'b', label: 'No' },
      ],
    }
    const after = put(before, 'options.1.label', 'Never')
    expect(after).toEqual({
      body: 'Hi',
      options: [
        { id: 'a', label: 'Yes' },
        { id: 'b', label: 'Never' },
      ],
    })
    expect((after as typeof before).options[0]).toBe(before.options[0])
    expect(before.options[1]?.label).toBe('No')
  })

  it('loses the place that is set to nothing, and gains what is missing on the way', () => {
    expect(put({ body: 'Hi', footer: 'x' }, 'footer', undefined)).toEqual({ body: 'Hi' })
    expect(put({}, 'sections.0.rows.0.title', 'Tasca')).toEqual({
      sections: [{ rows: [{ title: 'Tasca' }] }],
    })
    expect(put({ header: 'nonsense' }, 'header.text', 'Hi')).toEqual({ header: { text: 'Hi' } })
  })

  it('moves an entry to another place', () => {
    expect(moveItem(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
    expect(moveItem(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
  })
})

describe('which field says what is wrong', () => {
  const problem = (field?: string): Problem => ({
    code: 'config_incomplete',
    severity: 'error',
    field,
    message: `${field} is empty`,
    remedy: 'Fill it in.',
  })
  const visible = (found: Problem[], fields: string[], prefix?: string) => {
    const problems = problemsOf(signal(found), prefix)
    for (const field of fields) problems.join(field)
    return Object.fromEntries(
      [...problems.byField.value].map(([path, all]) => [path, all.map(({ field }) => field)]),
    )
  }

  it('is the one it names, else the nearest around it, else the step itself', () => {
    const found = [problem('body'), problem('branches.0.when.value'), problem('url'), problem()]
    expect(visible(found, ['body', 'branches.0.when', 'branches.0.when.variable'])).toEqual({
      body: ['body'],
      'branches.0.when': ['branches.0.when.value'],
      '': ['url', undefined],
    })
  })

  it('is found without what stands before its path', () => {
    expect(visible([problem('apis.api_1.request.url')], ['request.url'], 'apis.api_1.')).toEqual({
      'request.url': ['apis.api_1.request.url'],
    })
  })
})
