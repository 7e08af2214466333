import { Icon } from '../../design/icon.tsx'
import { MarksBar } from './marks-bar.tsx'
import text from './text.module.css'

/** The buttons of a text: WhatsApp's marks where it has them, and a variable. */
export function TextTools(props: {
  marks?: boolean
  variables: boolean
  onMark(mark: string): void
  onVariable(): void
}) {
  const { marks, variables, onMark, onVariable } = props
  const variable = variables && (
    <button
      type="button"
      class={text.tool}
      title="Insert a variable (or type {{)"
      aria-label="Insert a variable"
      onMouseDown={(event) => event.preventDefault()}
      onClick={onVariable}
    >
      <Icon name="variable" size={18} />
    </button>
  )
  if (!marks) return variable || null
  return (
    <div class={text.bar} role="toolbar" aria-label="Formatting">
      <MarksBar onMark={onMark} />
      <span class={text.gap} />
      {variable}
    </div>
  )
}
