import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Written } from './caret.ts'
import type { Field } from './use-field.ts'

/** Stores what is written in a text area; `write` also puts the caret where it belongs afterwards. */
export function useTextWriting(
  input: RefObject<HTMLTextAreaElement | null>,
  field: Field,
  read: (text: string) => unknown = (text) => text,
) {
  const caret = useRef<[number, number] | undefined>(undefined)
  useLayoutEffect(() => {
    if (!caret.current || !input.current) return
    input.current.focus()
    input.current.setSelectionRange(...caret.current)
    caret.current = undefined
  })
  const keep = (text: string) =>
    field.set(text === '' && field.isOptional ? undefined : (read(text) ?? text))
  function write({ text, start, end }: Written) {
    caret.current = [start, end]
    keep(text)
  }
  return { keep, write }
}
