import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { Icon } from '../../design/icon.tsx'
import { toggledMark, type Written } from './caret.ts'
import { displayText } from './config-path.ts'
import styles from './fields.module.css'
import { ariaProps, Frame, type Labelled } from './frame.tsx'
import { MarkedText } from './marked.tsx'
import { MarksBar, markOf } from './marks-bar.tsx'
import { splitPlaceholders } from './placeholders.ts'
import text from './text.module.css'
import { type Field, useField } from './use-field.ts'
import { usePicker } from './use-picker.ts'
import { choiceId, VariablePicker } from './variable-picker.tsx'
import { useVariableNames } from './variables.ts'

type Look = {
  /** Several lines, or one that only wraps. */
  lines?: 'one' | 'many'
  /** With WhatsApp's marks: a toolbar, and how it will look. */
  marks?: boolean
  /** False where a name is meant as it stands: no picker. */
  variables?: boolean
  code?: boolean
  placeholder?: string
  /** Where the schema sets no limit, but the checks do. */
  most?: number
  hideLabel?: boolean
  /** Where the schema lets it be missing while a call is half defined, and a call without it is none. */
  isNeeded?: boolean
  /** What is kept of what is written, where it is not the text itself. */
  read?(text: string): unknown
}

/** A text of a config: counted, with the variable picker on `{{`. Grows with what is in it. */
export function Text(props: Labelled & Look & { path: string }) {
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

function TextBox(props: Labelled & Look & { field: Field; value: string; isOver: boolean }) {
  const { field, value, lines = 'one', marks, variables = true, code, hint, isOver } = props
  const input = useRef<HTMLTextAreaElement>(null)
  const under = useRef<HTMLDivElement>(null)
  const caret = useRef<[number, number] | undefined>(undefined)
  const names = useVariableNames()
  const picker = usePicker({ input, names, write })
  const listId = useId()
  const open = picker.open.value

  const keep = (text: string) =>
    field.set(text === '' && field.isOptional ? undefined : (props.read?.(text) ?? text))

  function write({ text, start, end }: Written) {
    caret.current = [start, end]
    keep(text)
  }
  useLayoutEffect(() => {
    if (!caret.current || !input.current) return
    input.current.focus()
    input.current.setSelectionRange(...caret.current)
    caret.current = undefined
  })

  function onInput({ currentTarget: area }: { currentTarget: HTMLTextAreaElement }) {
    keep(lines === 'one' ? area.value.replace(/\s*\n\s*/g, ' ') : area.value)
    if (variables) picker.look()
  }

  function mark(sign: string) {
    const area = input.current
    if (area) write(toggledMark(area.value, [area.selectionStart, area.selectionEnd], sign))
  }

  function onKeyDown(event: KeyboardEvent) {
    if (picker.onKey(event)) return
    const sign = marks && !field.isReadOnly ? markOf(event) : undefined
    if (sign) {
      event.preventDefault()
      mark(sign)
    } else if (event.key === 'Enter' && lines === 'one') event.preventDefault()
  }

  /** Writes `{{` where the caret stands, which opens the picker. */
  function askForVariable() {
    const area = input.current
    if (!area) return
    const { selectionStart: from, selectionEnd: to } = area
    write({ text: `${value.slice(0, from)}{{${value.slice(to)}`, start: from + 2, end: from + 2 })
    requestAnimationFrame(picker.look)
  }

  const shape = `${lines === 'many' ? text.tall : ''} ${code ? text.code : ''}`
  return (
    <>
      <div
        class={`${text.box} ${marks ? '' : text.one}`}
        data-invalid={isOver || field.problems.value.length > 0 || undefined}
        data-locked={field.isReadOnly || undefined}
      >
        <div class={text.area}>
          <div ref={under} class={`${text.under} ${shape}`} aria-hidden="true">
            {splitPlaceholders(value, names.isKnown).map((piece, at) =>
              piece.variable ? (
                <span key={`${at}`} class={text[piece.variable]} data-variable={piece.variable}>
                  {piece.text}
                </span>
              ) : (
                piece.text
              ),
            )}
            {value === '' ? props.placeholder : '\u200b'}
          </div>
          <textarea
            {...ariaProps(field, { hint, counter: props.most ?? field.longest })}
            ref={input}
            class={`${text.input} ${shape}`}
            rows={1}
            value={value}
            placeholder={props.placeholder}
            readOnly={field.isReadOnly}
            dir="auto"
            spellcheck={!code}
            autocomplete="off"
            aria-autocomplete={variables ? 'list' : undefined}
            aria-controls={open ? listId : undefined}
            aria-activedescendant={open?.choices.length ? choiceId(listId, open.chosen) : undefined}
            onInput={onInput}
            onKeyDown={onKeyDown}
            onKeyUp={({ key }) => /^(Arrow(Left|Right)|Home|End)$/.test(key) && picker.look()}
            onClick={() => variables && picker.look()}
            onBlur={picker.leave}
          />
        </div>
        {!field.isReadOnly && (marks || variables) && (
          <Tools marks={marks} variables={variables} onMark={mark} onVariable={askForVariable} />
        )}
      </div>
      {open && under.current && (
        <VariablePicker
          listId={listId}
          choices={open.choices}
          chosen={open.chosen}
          at={spotOf(under.current, open.from)}
          onPick={picker.pick}
        />
      )}
      <span class={styles.hidden} role="status">
        {open ? `${open.choices.length} variables. Use the arrow keys, then Enter.` : ''}
      </span>
      {marks && isWorthShowing(value) && (
        <div class={text.bubble} dir="auto" aria-hidden="true">
          <MarkedText text={value} />
        </div>
      )}
    </>
  )
}

function Tools(props: {
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

/** Plain words look in the field as they look to the guest. */
const isWorthShowing = (value: string) => /[*_~`]|^> /m.test(value.replace(/\{\{[^{}]*\}\}/g, ''))

/** Where a place in the text stands on the screen: the layer under it holds the same letters. */
function spotOf(under: HTMLElement, offset: number): DOMRect {
  const walker = document.createTreeWalker(under, NodeFilter.SHOW_TEXT)
  for (let left = offset, node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node.textContent ?? ''
    if (left <= length) {
      const range = document.createRange()
      range.setStart(node, left)
      range.setEnd(node, Math.min(length, left + 1))
      return range.getBoundingClientRect()
    }
    left -= length
  }
  return under.getBoundingClientRect()
}
