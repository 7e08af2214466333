import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ChoiceRows, judgeChoices } from './understand/choices.ts'
import { judgePrompts, PromptRows } from './understand/prompts.ts'
import { talliesOf } from './understand/tally.ts'

/** What is understood today, in parts of one. These only rise. */
const LEAST = {
  choices: { precision: 1, recall: 1 },
  'own-choices': { precision: 1, recall: 0.99 },
  'own-unseen-choices': { precision: 1, recall: 0.947 },
  number: { precision: 1, recall: 1 },
  date: { precision: 1, recall: 1 },
  phone: { precision: 1, recall: 1 },
  'unseen number': { precision: 0.976, recall: 0.88 },
  'unseen date': { precision: 0.991, recall: 0.974 },
  'unseen phone': { precision: 1, recall: 1 },
}

const rowsIn = (name: string): unknown =>
  JSON.parse(readFileSync(`test/answers/${name}.json`, 'utf8'))

describe('what guests write', () => {
  it.each(['choices', 'own-choices', 'own-unseen-choices'] as const)(
    'is understood in %s',
    (name) => {
      const verdicts = judgeChoices(ChoiceRows.parse(rowsIn(name)))
      const total = talliesOf(verdicts).at(-1)
      expect(total?.precision).toBeGreaterThanOrEqual(LEAST[name].precision)
      expect(total?.recall).toBeGreaterThanOrEqual(LEAST[name].recall)
    },
  )

  it.each(['number', 'date', 'phone'] as const)(
    'is understood where a %s is asked for',
    (asked) => {
      const rows = PromptRows.parse(rowsIn('prompts')).filter(({ prompt }) => prompt === asked)
      const total = talliesOf(judgePrompts(rows)).at(-1)
      expect(total?.precision).toBeGreaterThanOrEqual(LEAST[asked].precision)
      expect(total?.recall).toBeGreaterThanOrEqual(LEAST[asked].recall)
    },
  )

  it.each(['number', 'date', 'phone'] as const)(
    'is understood in own-unseen-prompts where a %s is asked for',
    (asked) => {
      const rows = PromptRows.parse(rowsIn('own-unseen-prompts'))
      const total = talliesOf(judgePrompts(rows.filter(({ prompt }) => prompt === asked))).at(-1)
      expect(total?.precision).toBeGreaterThanOrEqual(LEAST[`unseen ${asked}`].precision)
      expect(total?.recall).toBeGreaterThanOrEqual(LEAST[`unseen ${asked}`].recall)
    },
  )
})
