import { Media } from '../fields/media.tsx'
import { Text } from '../fields/text.tsx'

export const ImageForm = () => (
  <>
    <Media path="mediaUrl" kind="image" />
    <Text path="caption" label="Caption" lines="many" marks />
  </>
)
