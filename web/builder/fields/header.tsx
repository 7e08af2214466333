import { LIMITS } from '#messages/limits.ts'
import { Media } from './media.tsx'
import { Select } from './select.tsx'
import { Text } from './text.tsx'
import { useField, useValue } from './use-field.ts'

const KINDS = [
  { value: 'text', label: 'Text' },
  { value: 'image', label: 'Image' },
  { value: 'video', label: 'Video' },
  { value: 'document', label: 'Document' },
] as const

/** What stands above the body: a line of text, a picture, a video or a file. */
export function Header({ path, textOnly }: { path: string; textOnly?: boolean }) {
  const field = useField(path)
  const type = useValue(`${path}.type`)
  return (
    <>
      <Select
        path={`${path}.type`}
        label="Header"
        isOptional
        none="None"
        options={textOnly ? KINDS.slice(0, 1) : KINDS}
        onPick={(picked) =>
          field.set(
            picked === ''
              ? undefined
              : picked === 'text'
                ? { type: picked, text: '' }
                : { type: picked, mediaUrl: '' },
          )
        }
      />
      {type === 'text' && <Text path={`${path}.text`} label="Header text" most={LIMITS.header} />}
      {(type === 'image' || type === 'video' || type === 'document') && (
        <Media path={`${path}.mediaUrl`} kind={type} />
      )}
      {type === 'document' && <Text path={`${path}.filename`} label="File name" />}
    </>
  )
}
