import { Media } from '../fields/media.tsx'
import { useSubject } from '../fields/subject.ts'
import { Text } from '../fields/text.tsx'

export function DocumentForm() {
  const subject = useSubject()
  return (
    <>
      <Media path="mediaUrl" kind="document" onName={(name) => subject.set('filename', name)} />
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
