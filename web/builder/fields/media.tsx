import type { MediaKind } from '#messages/limits.ts'
import fields from './fields.module.css'
import { MediaDrop } from './media-drop.tsx'
import { Text } from './text.tsx'
import { useField } from './use-field.ts'
import { useSending } from './use-sending.ts'

/** A file to send: uploaded by choosing, dropping or pasting it, or a public link to it. */
export function Media(props: {
  path: string
  kind: MediaKind
  /** Told the file's own name, for steps that show one. */
  onName?(name: string): void
}) {
  const { path, kind, onName } = props
  const field = useField(path)
  const sending = useSending(field, kind, onName)
  return (
    <div
      class={fields.field}
      onPaste={(event) => {
        const [file] = event.clipboardData?.files ?? []
        if (!file || field.isReadOnly) return
        event.preventDefault()
        sending.send(file)
      }}
    >
      <MediaDrop field={field} kind={kind} sending={sending} />
      <Text
        path={path}
        label="Media link"
        placeholder="https://…"
        hint={field.isReadOnly ? undefined : 'A public link, where the file is not uploaded here.'}
      />
    </div>
  )
}
