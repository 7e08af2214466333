import type { Verdict } from './verdict.ts'

type Tally = {
  kind: string
  language: string
  count: Record<Verdict['verdict'], number>
  /** Of the answers that were taken, those that were taken for the right thing. */
  precision: number
  /** Of all answers, those that were understood, "nothing" among them. */
  recall: number
}

/** By kind and language, and for each kind over all of them. */
export function talliesOf(verdicts: Verdict[]): Tally[] {
  const kinds = [...new Set(verdicts.map(({ kind }) => kind))]
  return kinds.flatMap((kind) => {
    const own = verdicts.filter((one) => one.kind === kind)
    const languages = [...new Set(own.map(({ language }) => language))]
    return [
      ...languages.map((language) =>
        tallyOf(
          kind,
          language,
          own.filter((one) => one.language === language),
        ),
      ),
      tallyOf(kind, 'all', own),
    ]
  })
}

function tallyOf(kind: string, language: string, verdicts: Verdict[]): Tally {
  const of = (verdict: Verdict['verdict']) =>
    verdicts.filter((one) => one.verdict === verdict).length
  const count = {
    right: of('right'),
    missed: of('missed'),
    wrong: of('wrong'),
    taken: of('taken'),
  }
  const bad = count.wrong + count.taken
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)
  return {
    kind,
    language,
    count,
    precision: share(count.right, count.right + bad),
    recall: share(count.right, verdicts.length),
  }
}
