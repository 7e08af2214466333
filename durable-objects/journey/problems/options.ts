import { infoOf } from '../../channels/info.ts'
import { entryName, fieldName, fieldOf, quoted } from '../config/words.ts'
import type { Problem } from '../problem.ts'
import type { StepChoice } from '../step.ts'
import type { CheckContext, StepInfo } from './check-context.ts'
import { type ProblemCode, problem } from './codes.ts'
import { fold } from './fold.ts'

/** Choices of one step that are the same, and lists that are too long to read. */
export function options({ steps, catalog }: CheckContext): Problem[] {
  const assigned = catalog.channelTypes
  const inPages = (type: string) => infoOf(type)?.listPageRows !== undefined
  const pagesLists = assigned.length === 0 || assigned.some(inPages)
  return steps.flatMap((info) => {
    const { choices } = info
    const labelled = choices.filter(({ sharesLabel }) => !sharesLabel)
    const isBranch = ({ by }: StepChoice) => by === 'rule'
    return [
      ...repeated(info, choices, 'id_taken'),
      ...repeated(
        info,
        labelled.filter((one) => !isBranch(one)),
        'label_taken',
      ),
      ...repeated(info, labelled.filter(isBranch), 'branch_label_taken'),
      ...sharedSynonyms(info, labelled),
      ...(pagesLists ? longList(info) : []),
    ]
  })
}

type Repetition = Extract<ProblemCode, 'id_taken' | 'label_taken' | 'branch_label_taken'>

function repeated({ step, label }: StepInfo, choices: StepChoice[], code: Repetition): Problem[] {
  const ids = code === 'id_taken'
  const seen = new Map<string, StepChoice>()
  return choices.flatMap((choice) => {
    const key = ids ? choice.id : fold(choice.label)
    if (key === '') return []
    const first = seen.get(key)
    if (!first) {
      seen.set(key, choice)
      return []
    }
    const [one, other] = [fieldName(first.path), fieldName(choice.path)]
    const visible = quoted(ids ? choice.id : choice.label)
    return problem(code, {
      stepId: step.id,
      field: fieldOf([...choice.path, ids ? 'id' : choice.labelKey]),
      message: ids
        ? `${label}: ${one} and ${other} have the same id, ${visible}`
        : `${label}: ${one} and ${other} read the same, ${visible}`,
      remedy: `Give ${other} ${ids ? 'an id' : 'a label'} of its own.`,
    })
  })
}

/** A synonym of two choices matches neither: the guest is asked again. */
function sharedSynonyms({ step, label }: StepInfo, choices: StepChoice[]): Problem[] {
  const owners = new Map(choices.map((choice) => [fold(choice.label), choice]))
  return choices.flatMap((choice) =>
    choice.synonyms.flatMap((synonym, at) => {
      const key = fold(synonym)
      const owner = owners.get(key)
      if (!owner) owners.set(key, choice)
      if (!owner || owner === choice) return []
      return problem('synonym_taken', {
        stepId: step.id,
        field: fieldOf([...choice.path, 'synonyms', at]),
        message: `${label}: ${quoted(synonym)} means both ${quoted(owner.label)} and ${quoted(choice.label)}`,
        remedy: `Take it off one ${entryName(choice.path.at(-2))}: typed by a guest, it cannot mean both.`,
      })
    }),
  )
}

/** Above this a guest on WhatsApp pages through four messages or more. */
const COMFORTABLE_ROWS = 30

function longList({ step, label, choices }: StepInfo): Problem[] {
  const [first, ...others] = choices.filter(({ by }) => by === 'guest')
  const rows = others.length + 1
  if (!first || rows <= COMFORTABLE_ROWS) return []
  return [
    problem('list_long', {
      stepId: step.id,
      field: fieldOf(first.path.slice(0, 1)),
      message: `${label}: ${rows} rows are many pages on WhatsApp, which shows at most 10 at once`,
      remedy: `Ask for a category first, or use a Prompt; ${COMFORTABLE_ROWS} rows are comfortable.`,
    }),
  ]
}
