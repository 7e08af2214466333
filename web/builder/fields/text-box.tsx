import type { RefObject } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { lazyComponent } from '../loading/lazy-component.tsx'
import { toggledMark } from './caret.ts'
import styles from './fields.module.css'
import { ariaProps, type Labelled } from './frame.tsx'
import { MarkedText } from './marked.tsx'
import { markOf } from './marks-bar.tsx'
import text from './text.module.css'
import { caretRect, TextLayer } from './text-layer.tsx'
import { TextTools } from './text-tools.tsx'
import type { Field } from './use-field.ts'
import { choiceId, usePicker } from './use-picker.ts'
import { useTextWriting } from './use-text-writing.ts'
import { useVariableNames } from './variables.ts'

const VariablePicker = lazyComponent(
  async () => (await import('./variable-picker.tsx')).VariablePicker,
)

export type TextLook = {
  /** Several lines, or one that only wraps. */
  lines?: 'one' | 'many'
  /** With WhatsApp's marks: a toolbar, and how it will look. */
  marks?: boolean
  /** False for a plain name: no picker. */
  variables?: boolean
  code?: boolean
  placeholder?: string
  /** Where the schema sets no limit, but the checks do. */
  most?: number
  hideLabel?: boolean
  /** Required, although the schema allows an unfinished call without it. */
  isNeeded?: boolean
  /** What is kept of what is written, where it is not the text itself. */
  read?(text: string): unknown
}

type BoxProps = Labelled & TextLook & { field: Field; value: string; isOver: boolean }

/** The text itself with its tools, the variable picker under the caret, and how WhatsApp shows it. */
export function TextBox(props: BoxProps) {
  const { field, value, lines, marks, variables = true, code, isOver } = props
  const input = useRef<HTMLTextAreaElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const names = useVariableNames()
  const { keep, write } = useTextWriting(input, field, props.read)
  const picker = usePicker({ input, path: field.path, names, write })
  const listId = useId()
  const open = picker.open.value
  const shape = `${lines === 'many' ? text.tall : ''} ${code ? text.code : ''}`

  function mark(sign: string) {
    const area = input.current
    if (area) write(toggledMark(area.value, [area.selectionStart, area.selectionEnd], sign))
  }
  /** Writes `{{` where the caret stands, which opens the picker. */
  function askForVariable() {
    const area = input.current
    if (!area) return
    const { selectionStart: from, selectionEnd: to } = area
    write({ text: `${value.slice(0, from)}{{${value.slice(to)}`, start: from + 2, end: from + 2 })
    requestAnimationFrame(picker.look)
  }
  return (
    <>
      <div
        class={`${text.box} ${marks ? '' : text.one}`}
        data-invalid={isOver || field.problems.value.length > 0 || undefined}
        data-locked={field.isReadOnly || undefined}
      >
        <div class={text.area}>
          <TextLayer {...props} layer={layer} shape={shape} isKnown={names.isKnown} />
          <Area {...{ ...props, input, picker, listId, shape }} onText={keep} onMark={mark} />
        </div>
        {!field.isReadOnly && (marks || variables) && (
          <TextTools
            marks={marks}
            variables={variables}
            onMark={mark}
            onVariable={askForVariable}
          />
        )}
      </div>
      {open && layer.current && (
        <VariablePicker
          listId={listId}
          choices={open.choices}
          of={open.of}
          chosen={open.chosen}
          at={caretRect(layer.current, open.from)}
          onPick={picker.pick}
        />
      )}
      <span class={styles.hidden} role="status">
        {open ? `${open.choices.length} ${open.of}. Use the arrow keys, then Enter.` : ''}
      </span>
      {marks && <Formatted value={value} />}
    </>
  )
}

/** How WhatsApp shows it; nothing for plain words, which look the same in the field. */
const Formatted = ({ value }: { value: string }) =>
  /[*_~`]|^> /m.test(value.replace(/\{\{[^{}]*\}\}/g, '')) ? (
    <div class={text.bubble} dir="auto" aria-hidden="true">
      <MarkedText text={value} />
    </div>
  ) : null

function Area(
  props: BoxProps & {
    input: RefObject<HTMLTextAreaElement | null>
    picker: ReturnType<typeof usePicker>
    listId: string
    shape: string
    onText(text: string): void
    onMark(sign: string): void
  },
) {
  const { field, value, lines = 'one', marks, variables = true, code, hint, picker } = props
  const open = picker.open.value

  function onInput({ currentTarget: area }: { currentTarget: HTMLTextAreaElement }) {
    props.onText(lines === 'one' ? area.value.replace(/\s*\n\s*/g, ' ') : area.value)
    if (variables) picker.look()
  }
  function onKeyDown(event: KeyboardEvent) {
    if (picker.onKey(event)) return
    const sign = marks && !field.isReadOnly ? markOf(event) : undefined
    if (sign) {
      event.preventDefault()
      props.onMark(sign)
    } else if (event.key === 'Enter' && lines === 'one') event.preventDefault()
  }
  return (
    <textarea
      {...ariaProps(field, { hint, counter: props.most ?? field.longest })}
      ref={props.input}
      class={`${text.input} ${props.shape}`}
      rows={1}
      value={value}
      placeholder={props.placeholder}
      readOnly={field.isReadOnly}
      dir="auto"
      spellcheck={!code}
      autocomplete="off"
      aria-autocomplete={variables ? 'list' : undefined}
      aria-controls={open ? props.listId : undefined}
      aria-activedescendant={open?.choices.length ? choiceId(props.listId, open.chosen) : undefined}
      onInput={onInput}
      onKeyDown={onKeyDown}
      onKeyUp={({ key }) => /^(Arrow(Left|Right)|Home|End)$/.test(key) && picker.look()}
      onClick={() => variables && picker.look()}
      onBlur={picker.leave}
    />
  )
}
