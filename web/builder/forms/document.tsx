import { useEditedConfig } from '../fields/edited-config.ts'
import { Media } from '../fields/media.tsx'
import { Text } from '../fields/text.tsx'

export function DocumentForm() {
  const edited = useEditedConfig()
  return (
    <>
      <Media path="mediaUrl" kind="document" onName={(name) => edited.set('filename', name)} />
      <Text
        path="filename"
        label="File name"
        placeholder="Arrival guide.pdf"
        hint="What guests see the file called."
      />
      <Text path="caption" label="Caption" lines="many" marks />
    </>
  )
}
