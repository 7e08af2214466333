import { useState } from 'preact/hooks'
import type { OutboundOf } from '#messages/message.ts'
import controls from '../../design/controls.module.css'
import styles from './sheet.module.css'
import { Sheet } from './sheet.tsx'

type Row = { id: string; label: string }

/** A list's rows to choose from, opened by its button. */
export function ListSheet(props: {
  list: OutboundOf<'list'>
  over: HTMLElement | null
  onPick(row: Row): void
  onClose(): void
}) {
  const { list, over, onPick, onClose } = props
  const [chosen, setChosen] = useState<Row>()
  return (
    <Sheet title={list.button} over={over} onClose={onClose}>
      <form
        class={styles.rows}
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen) onPick(chosen)
        }}
      >
        {list.sections.map((section, at) => (
          <fieldset key={at} class={styles.section}>
            {section.title && <legend dir="auto">{section.title}</legend>}
            {section.rows.map((row) => (
              <label key={row.id} class={styles.row}>
                <span dir="auto">
                  {row.label}
                  {row.description && <small>{row.description}</small>}
                </span>
                <input type="radio" name="row" onChange={() => setChosen(row)} />
              </label>
            ))}
          </fieldset>
        ))}
        <button type="submit" class={controls.primary} disabled={!chosen}>
          Send
        </button>
      </form>
    </Sheet>
  )
}
