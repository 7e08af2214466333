import { computed } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { UNARY_OPERATORS } from '#journey/steps/condition.ts'
import { valueAt } from '#journey/variables/value.ts'
import { Icon } from '../../design/icon.tsx'
import { AnyVariable } from './any-variable.tsx'
import { Check } from './check.tsx'
import { isGroup, listIn } from './config-path.ts'
import { useEditedConfig } from './edited-config.ts'
import fields from './fields.module.css'
import { OPERATOR_NAMES } from './operator-names.ts'
import styles from './rules.module.css'
import { Select } from './select.tsx'
import { Text } from './text.tsx'
import { useField, useValue } from './use-field.ts'

const OPERATOR_OPTIONS = Object.entries(OPERATOR_NAMES).map(([value, label]) => ({ value, label }))

export const emptyTest = () => ({ variable: '', operator: 'equals', value: '' })

/** A rule of a branch: one comparison, or a group of which all or any must hold, groups in groups. */
export function Rules({ path, label }: { path: string; label: string }) {
  const field = useField(path)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid everywhere
    <div
      class={fields.field}
      data-field={path}
      role="group"
      aria-label={label}
      id={field.id}
      tabIndex={-1}
    >
      <Rule path={path} depth={0} />
      {field.problems.value.map(({ message, remedy }) => (
        <p key={message} class={`${fields.problem} ${fields.error}`}>
          {message.slice(message.indexOf(': ') + 2)}. <span class={fields.remedy}>{remedy}</span>
        </p>
      ))}
    </div>
  )
}

/** What kind of rule stands at a path; a key typed inside it changes nothing of that. */
function useKind(path: string): { mode: 'all' | 'any' | 'test'; count: number } {
  const edited = useEditedConfig()
  const kind = useMemo(
    () =>
      computed(() => {
        const rule = valueAt(edited.root.value, path.split('.'))
        if (isGroup(rule) && 'all' in rule) return `all ${listIn(rule.all).length}`
        if (isGroup(rule) && 'any' in rule) return `any ${listIn(rule.any).length}`
        return 'test 0'
      }),
    [edited, path],
  )
  const [mode, count] = kind.value.split(' ')
  return { mode: mode === 'all' || mode === 'any' ? mode : 'test', count: Number(count) }
}

type RuleProps = { path: string; depth: number; onRemove?(): void }

function Rule({ path, depth, onRemove }: RuleProps) {
  const edited = useEditedConfig()
  const { mode, count } = useKind(path)
  const read = () => valueAt(edited.root.value, path.split('.'))
  if (mode !== 'test')
    return <Group path={path} mode={mode} count={count} depth={depth} onRemove={onRemove} />
  if (depth > 0) return <Test path={path} onRemove={onRemove} />
  return (
    <>
      <Test path={path} />
      {!edited.isReadOnly && (
        <button
          type="button"
          class={fields.small}
          style={{ justifySelf: 'start' }}
          onClick={() => edited.set(path, { all: [read() ?? emptyTest(), emptyTest()] })}
        >
          <Icon name="plus" size={16} /> And, or…
        </button>
      )}
    </>
  )
}

function Group(props: RuleProps & { mode: 'all' | 'any'; count: number }) {
  const { path, mode, count, depth, onRemove } = props
  const edited = useEditedConfig()
  const inside = () => listIn(valueAt(edited.root.value, [...path.split('.'), mode]))
  const put = (rules: readonly unknown[]) => {
    const [only] = rules
    // A single comparison needs no group around it.
    edited.set(
      path,
      rules.length === 1 && depth === 0 && !isNested(only) ? only : { [mode]: rules },
    )
  }
  return (
    <div class={styles.group}>
      <div class={styles.head}>
        <select
          class={fields.input}
          aria-label="How the rules count together"
          value={mode}
          disabled={edited.isReadOnly}
          onChange={({ currentTarget }) => edited.set(path, { [currentTarget.value]: inside() })}
        >
          <option value="all">All of these hold (and)</option>
          <option value="any">Any of these holds (or)</option>
        </select>
        <Remove what="group" onRemove={onRemove} />
      </div>
      {Array.from({ length: count }, (_, at) => (
        <Rule
          key={`${at}`}
          path={`${path}.${mode}.${at}`}
          depth={depth + 1}
          onRemove={count === 1 && depth === 0 ? undefined : () => put(inside().toSpliced(at, 1))}
        />
      ))}
      {!edited.isReadOnly && (
        <div class={fields.chips}>
          <button
            type="button"
            class={fields.small}
            onClick={() => put([...inside(), emptyTest()])}
          >
            <Icon name="plus" size={16} /> Rule
          </button>
          <button
            type="button"
            class={fields.small}
            onClick={() =>
              put([...inside(), { [mode === 'all' ? 'any' : 'all']: [emptyTest(), emptyTest()] }])
            }
          >
            <Icon name="plus" size={16} /> Group
          </button>
        </div>
      )}
    </div>
  )
}

const isNested = (rule: unknown) => isGroup(rule) && ('all' in rule || 'any' in rule)

function Remove({ what, onRemove }: { what: string; onRemove?(): void }) {
  const edited = useEditedConfig()
  if (!onRemove || edited.isReadOnly) return null
  return (
    <button type="button" class={fields.small} aria-label={`Remove ${what}`} onClick={onRemove}>
      <Icon name="trash" size={16} />
    </button>
  )
}

function Test({ path, onRemove }: { path: string; onRemove?(): void }) {
  const operator = String(useValue(`${path}.operator`) ?? '')
  return (
    <div class={styles.test}>
      <div class={styles.row}>
        <AnyVariable path={`${path}.variable`} label="Variable" hideLabel />
        <Remove what="rule" onRemove={onRemove} />
      </div>
      <Select path={`${path}.operator`} label="Comparison" options={OPERATOR_OPTIONS} hideLabel />
      {!UNARY_OPERATORS.includes(operator) && (
        <>
          <Text
            path={`${path}.value`}
            label="Value to compare with"
            placeholder={HINTS[operator] ?? 'a value, or {{ for a variable'}
            hideLabel
          />
          <Check path={`${path}.matchCase`} label="Capitals matter" />
        </>
      )}
    </div>
  )
}

const HINTS: Record<string, string> = {
  'in-list': 'red, white, rosé',
  before: '2026-12-24, or {{ for a variable',
  after: '2026-12-24, or {{ for a variable',
  'matches-regex': '^[A-Z]{2}\\d{4}$',
}
