import { displayText } from './config-path.ts'
import { Frame, type Labelled } from './frame.tsx'
import { TextBox, type TextLook } from './text-box.tsx'
import { useField } from './use-field.ts'

/** A text of a config: counted, with the variable picker on `{{`. Grows with what is in it. */
export function Text(props: Labelled & TextLook & { path: string }) {
  const found = useField(props.path)
  const field = props.isNeeded ? { ...found, isOptional: false } : found
  const value = displayText(field.value.value)
  const { most = field.longest, label, hint, hideLabel } = props
  return (
    <Frame
      field={field}
      label={label}
      hint={hint}
      hideLabel={hideLabel}
      counted={most === undefined ? undefined : { length: value.length, most }}
    >
      <TextBox
        {...props}
        field={field}
        value={value}
        isOver={most !== undefined && value.length > most}
      />
    </Frame>
  )
}
