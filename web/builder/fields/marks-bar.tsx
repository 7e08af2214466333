import styles from './text.module.css'

/** WhatsApp's own marks, with the keys WhatsApp itself has for them. */
const MARKS = [
  { mark: '*', name: 'Bold', key: 'b', shift: false, sign: <b>B</b> },
  { mark: '_', name: 'Italic', key: 'i', shift: false, sign: <i>I</i> },
  { mark: '~', name: 'Strike through', key: 'x', shift: true, sign: <s>S</s> },
  { mark: '`', name: 'Monospace', key: 'm', shift: true, sign: <code>{'<>'}</code> },
] as const

const keysOf = ({ key, shift }: (typeof MARKS)[number]) =>
  `Ctrl+${shift ? 'Shift+' : ''}${key.toUpperCase()}`

/** The mark that a key press asks for. */
export function markOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) {
  if (!(ctrlKey || metaKey) || altKey) return undefined
  return MARKS.find((each) => each.key === key.toLowerCase() && each.shift === shiftKey)?.mark
}

export function MarksBar({ onMark }: { onMark(mark: string): void }) {
  return MARKS.map((each) => (
    <button
      key={each.mark}
      type="button"
      class={styles.tool}
      title={`${each.name} (${keysOf(each)})`}
      aria-label={each.name}
      // The selection in the text is what the mark is for: it must not go with the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onMark(each.mark)}
    >
      {each.sign}
    </button>
  ))
}
