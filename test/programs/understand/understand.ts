import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ChoiceRows, judgeChoices } from '../../answers/understand/choices.ts'
import { judgeMails, mailRows } from '../../answers/understand/mails.ts'
import { judgePrompts, PromptRows } from '../../answers/understand/prompts.ts'
import { talliesOf } from '../../answers/understand/tally.ts'
import type { Verdict } from '../../answers/understand/verdict.ts'

/**
 * Reads the answers in a folder (`choices.json`, `prompts.json`, `mails.json`, whichever exist) and prints how many
 * were understood, by kind and language, and every one that was not.
 */
const [folder = 'test/answers'] = process.argv.slice(2)

function textOf(name: string): string {
  const path = join(folder, name)
  return existsSync(path) ? readFileSync(path, 'utf8') : '[]'
}

const rowsIn = (name: string): unknown => JSON.parse(textOf(name))

const verdicts: Verdict[] = [
  ...judgeChoices(ChoiceRows.parse(rowsIn('choices.json'))),
  ...judgePrompts(PromptRows.parse(rowsIn('prompts.json'))),
  ...judgeMails(mailRows(textOf('mails.json'))),
]

const cells = (...values: (string | number)[]) =>
  values
    .map((value, at) => (at < 2 ? String(value).padEnd(9) : String(value).padStart(10)))
    .join('')

console.log(cells('kind', 'language', 'right', 'missed', 'wrong', 'taken', 'precision', 'recall'))
for (const { kind, language, count, precision, recall } of talliesOf(verdicts)) {
  const { right, missed, wrong, taken } = count
  console.log(
    cells(kind, language, right, missed, wrong, taken, precision.toFixed(3), recall.toFixed(3)),
  )
}
for (const { kind, language, verdict, line } of verdicts) {
  if (verdict !== 'right') console.log(`${verdict.padEnd(7)} ${kind} ${language} ${line}`)
}
