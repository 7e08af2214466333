import { infoOf } from '../../channels/info.ts'
import type { Problem } from '../problem.ts'
import type { CheckContext, Parsed, StepInfo } from './check-context.ts'
import { type ProblemCode, problem } from './codes.ts'
import { fold } from './fold.ts'
import { entryName, fieldName, fieldOf, type Path, quoted } from './words.ts'

/** Something a guest or a rule can choose, with its place in the config. */
type CheckedOption = { id: string; label: string; synonyms: string[]; path: Path; labelKey: string }

/** Choices of one step that cannot be told apart, and lists too long to read. */
export function options({ steps, catalog }: CheckContext): Problem[] {
  const assigned = catalog.channelTypes
  const inPages = (type: string) => infoOf(type)?.listPageRows !== undefined
  const pagesLists = assigned.length === 0 || assigned.some(inPages)
  return steps.flatMap((info) => {
    const choices = info.parsed ? choicesOf(info.parsed) : []
    if (choices.length === 0) return []
    const branches = info.step.type === 'condition'
    return [
      ...repeated(info, choices, 'id_taken'),
      ...repeated(info, choices, branches ? 'branch_label_taken' : 'label_taken'),
      ...sharedSynonyms(info, choices),
      ...(pagesLists ? longList(info, choices.length) : []),
    ]
  })
}

function choicesOf(parsed: Parsed): CheckedOption[] {
  switch (parsed.type) {
    case 'reply':
    case 'quick-reply':
      return parsed.config.options.map(({ id, label, synonyms = [] }, at) => ({
        ...{ id, label, synonyms, path: ['options', at], labelKey: 'label' },
      }))
    case 'list':
      return parsed.config.sections.flatMap(({ rows }, section) =>
        rows.map(({ id, title, synonyms = [] }, row) => ({
          ...{ id, label: title, synonyms, labelKey: 'title' },
          path: ['sections', section, 'rows', row],
        })),
      )
    case 'template':
      return templateButtons(parsed.config)
    case 'condition':
      return parsed.config.branches.map(({ id, label = '' }, at) => ({
        ...{ id, label, synonyms: [], path: ['branches', at], labelKey: 'label' },
      }))
    default:
      return []
  }
}

type Buttons = Extract<Parsed, { type: 'template' }>['config']['buttons']

/** Only quick replies answer a question: a link or a code has no port. */
function templateButtons({
  buttons,
  cards = [],
}: Extract<Parsed, { type: 'template' }>['config']): CheckedOption[] {
  const quick = (list: Buttons = [], path: Path) =>
    list.flatMap(({ id, label, type }, at) =>
      type === 'quick-reply'
        ? { id, label: label ?? '', synonyms: [], path: [...path, at], labelKey: 'label' }
        : [],
    )
  return [
    ...quick(buttons, ['buttons']),
    ...cards.flatMap((card, at) =>
      // Every card of a carousel has the same buttons: only their ids tell them apart.
      quick(card.buttons, ['cards', at, 'buttons']).map((choice) => ({ ...choice, label: '' })),
    ),
  ]
}

type Repetition = Extract<ProblemCode, 'id_taken' | 'label_taken' | 'branch_label_taken'>

function repeated(
  { step, label }: StepInfo,
  choices: CheckedOption[],
  code: Repetition,
): Problem[] {
  const ids = code === 'id_taken'
  const seen = new Map<string, CheckedOption>()
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

/** A word that means two choices means neither: the guest is asked again. */
function sharedSynonyms({ step, label }: StepInfo, choices: CheckedOption[]): Problem[] {
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

function longList({ step, label }: StepInfo, rows: number): Problem[] {
  if (step.type !== 'list' || rows <= COMFORTABLE_ROWS) return []
  return [
    problem('list_long', {
      stepId: step.id,
      field: 'sections',
      message: `${label}: ${rows} rows are many pages on WhatsApp, which shows at most 10 at once`,
      remedy: `Ask for a category first, or use a Prompt; ${COMFORTABLE_ROWS} rows are comfortable.`,
    }),
  ]
}
