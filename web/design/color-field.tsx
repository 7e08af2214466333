import { useId } from 'preact/hooks'
import styles from './color-field.module.css'
import { ariaProps, FieldFrame, type Labelled } from './labelling.tsx'

export const isColor = (text: string) => /^#[\da-f]{6}$/i.test(text)

/** A colour, by the browser's own chooser or as `#rrggbb`. */
export function ColorField(
  props: Labelled & { value: string; disabled?: boolean; onInput(value: string): void },
) {
  const { label, value, disabled, onInput } = props
  const id = useId()
  return (
    <FieldFrame {...props} id={id}>
      <span class={styles.row}>
        <input
          type="color"
          class={styles.swatch}
          aria-label={`Choose: ${label}`}
          value={isColor(value) ? value : '#000000'}
          disabled={disabled}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
        <input
          {...ariaProps(id, props)}
          type="text"
          value={value}
          pattern="#[0-9a-fA-F]{6}"
          title="A # and six digits or letters from a to f"
          autocomplete="off"
          spellcheck={false}
          required
          disabled={disabled}
          onInput={({ currentTarget }) => onInput(currentTarget.value.trim())}
        />
      </span>
    </FieldFrame>
  )
}
