import { useEffect } from 'preact/hooks'
import type { Step } from '#journey/journey.ts'
import { OPERATORS } from '#journey/steps/condition.ts'
import { placeholdersIn, readScoped } from '#journey/variables/placeholders.ts'
import { useDraft } from '../document/draft.ts'
import { isGroup, listIn, textIn } from '../fields/config-path.ts'
import { MarkedText } from '../fields/marked.tsx'
import { OPERATOR_NAMES } from '../fields/operator-names.ts'
import { catalog, showCatalogFor } from '../server/catalog.ts'
import styles from './card.module.css'
import { previewOf } from './card-text.ts'

/** The two lines of a card as the guest sees them: marks as they look, variables by their names. */
export function CardWords({ step }: { step: Step }) {
  if (step.type === 'goal') return <Milestone step={step} />
  if (step.type === 'condition') return <FirstRule step={step} />
  return <Said text={previewOf(step)} />
}

/** Around the number of a placeholder while the marks are read: no author types them. */
const [OPEN, CLOSE] = ['\uE000', '\uE001']
const PLACEHOLDER = /\{\{[^{}]*\}\}/g

function Said({ text }: { text: string }) {
  const names: string[] = []
  const numbered = text.replace(/\{\{[^{}]*$/, '…').replace(PLACEHOLDER, (whole) => {
    const [named] = placeholdersIn(whole)
    if (!named) return whole
    names.push(labelOf(named))
    return `${OPEN}${names.length - 1}${CLOSE}`
  })
  return (
    <MarkedText
      text={numbered}
      words={(part) =>
        part
          .split(/\uE000(\d+)\uE001/)
          .map((piece, at) =>
            at % 2 ? <Variable key={`${at}`} label={names[Number(piece)] ?? ''} /> : piece,
          )
      }
    />
  )
}

const Variable = ({ label }: { label: string }) => (
  <span class={styles.variable} data-variable>
    {label}
  </span>
)

/** `var_system.user_name` is the guest's name; the others are called what their author calls them. */
function labelOf({ scope, name, path }: { scope: string; name: string; path: string[] }): string {
  if (scope !== 'var_system') return [name, ...path].join('.')
  return name.replace(/^user_/, 'guest ').replaceAll('_', ' ')
}

function Milestone({ step }: { step: Step }) {
  const { journeyId } = useDraft()
  useEffect(() => {
    showCatalogFor(journeyId)
    catalog.goals.need()
  }, [journeyId])
  const goal = catalog.goals.items.value?.find(({ id }) => id === step.config.goalId)
  const milestone = goal?.milestones.find(({ id }) => id === step.config.milestoneId)
  if (!goal) return previewOf(step)
  return milestone ? `${goal.name}: ${milestone.name}` : goal.name
}

/** The first comparison of the first branch, as it would be read out. */
function FirstRule({ step }: { step: Step }) {
  const [branch] = listIn(step.config.branches)
  const { test, more } = firstTest(isGroup(branch) ? branch.when : undefined)
  if (!test) return null
  const place = readScoped(textIn(test.variable))
  const operator = OPERATORS.find((one) => one === test.operator)
  const { value } = test
  return (
    <>
      {place && <Variable label={labelOf(place)} />} {operator && OPERATOR_NAMES[operator]}{' '}
      {(typeof value === 'string' || typeof value === 'number') && <Said text={String(value)} />}
      {more && ` ${more}…`}
    </>
  )
}

function firstTest(rule: unknown): { test?: Record<string, unknown>; more?: 'and' | 'or' } {
  if (!isGroup(rule)) return {}
  const joint = 'all' in rule ? 'and' : 'any' in rule ? 'or' : undefined
  if (!joint) return rule.variable ? { test: rule } : {}
  const rules = listIn(joint === 'and' ? rule.all : rule.any)
  const { test, more } = firstTest(rules[0])
  return { test, more: rules.length > 1 ? joint : more }
}
