import { computed, useSignal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Edge } from '#journey/journey.ts'
import { Icon } from '../../design/icon.tsx'
import { portLook, portsOf } from '../canvas/ports.ts'
import { type StepNode, useDraft } from '../document/draft.ts'
import { nameAmongOthers } from '../document/step-name.ts'
import fields from '../fields/fields.module.css'
import { Section } from '../fields/section.tsx'
import styles from './panel.module.css'
import { unwiredWords } from './unwired.ts'

/** Where each port of a step leads; edges can be made here as well as on the canvas. */
export function Ports({ node }: { node: StepNode }) {
  const draft = useDraft()
  const wires = useMemo(
    () =>
      computed(() => {
        const own = draft.edges.value.filter(({ from }) => from.step === node.id)
        return new Map(own.map((edge) => [edge.from.port, edge]))
      }),
    [draft, node],
  )
  // As one text: a key typed in the form changes the step, and seldom what its ports are called.
  const rowsJson = useMemo(
    () =>
      computed(() => {
        const step = node.step.value
        return JSON.stringify(
          portsOf(step, (port) => wires.value.has(port)).map((port): PortRow => {
            return { port, ...portLook(step, port), unwired: unwiredWords(step, port) }
          }),
        )
      }),
    [node, wires],
  )
  const ports: PortRow[] = useMemo(() => JSON.parse(rowsJson.value), [rowsJson.value])
  if (!ports.length) return null
  return (
    <Section title="Goes on to">
      <ul class={styles.ports}>
        {ports.map((look) => (
          <Port key={look.port} id={node.id} look={look} edge={wires.value.get(look.port)} />
        ))}
      </ul>
    </Section>
  )
}

type PortRow = { port: string; label: string; meaning: string; unwired: string }

function Port({ id, look, edge }: { id: string; look: PortRow; edge?: Edge }) {
  const draft = useDraft()
  const isChoosing = useSignal(false)
  const { port, label, meaning, unwired } = look
  const to = edge && draft.steps.value.get(edge.to)
  const isLocked = draft.readOnly.value !== false

  function lead(target: string) {
    isChoosing.value = false
    const leaving = edge?.id
    draft.change(target ? 'Connect' : 'Disconnect', (doc) => {
      if (target) doc.connect(id, port, target)
      else if (leaving) doc.disconnect(leaving)
    })
  }

  return (
    <li class={styles.port} data-field={edge ? `edges.${edge.id}` : `port.${port}`}>
      <div class={styles.portHead}>
        <span class={styles.portName} dir="auto">
          {label}
        </span>
        {!isLocked && !isChoosing.value && (
          <button
            type="button"
            class={fields.small}
            aria-label={`${edge ? 'Change' : 'Connect'} ${label}`}
            onClick={() => {
              isChoosing.value = true
            }}
          >
            {edge ? 'Change' : 'Connect'}
          </button>
        )}
      </div>
      <span class={styles.meaning}>{meaning}</span>
      {isChoosing.value ? (
        <Steps
          own={id}
          label={label}
          to={edge?.to ?? ''}
          onPick={lead}
          onLeave={() => {
            isChoosing.value = false
          }}
        />
      ) : to ? (
        <button type="button" class={styles.leads} dir="auto" onClick={() => draft.goTo(to.id)}>
          <Icon name="chevron-right" size={16} /> {nameAmongOthers(to.step.value)}
        </button>
      ) : (
        <span class={fields.hint}>{edge ? 'Leads to a step that is gone' : unwired}</span>
      )}
    </li>
  )
}

/** Every step a port can lead to. Made only while one is being chosen: there may be thousands. */
function Steps(props: {
  own: string
  label: string
  to: string
  onPick(id: string): void
  onLeave(): void
}) {
  const { own, label, to, onPick, onLeave } = props
  const draft = useDraft()
  const select = useRef<HTMLSelectElement>(null)
  useEffect(() => {
    select.current?.focus()
    // Not every browser opens a list that was not clicked itself.
    try {
      select.current?.showPicker()
    } catch {}
  }, [])
  const names = [...draft.steps.peek().values()]
    .filter(({ id, type }) => id !== own && type !== 'start')
    .map(({ id, step }) => ({ id, name: nameAmongOthers(step.peek()) }))
    .sort((a, b) => a.name.localeCompare(b.name))
  return (
    <select
      ref={select}
      class={fields.input}
      aria-label={`${label} goes on to`}
      value={to}
      onChange={({ currentTarget }) => onPick(currentTarget.value)}
      onBlur={onLeave}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onLeave()
      }}
    >
      <option value="">Not connected</option>
      {names.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
