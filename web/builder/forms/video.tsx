import { Media } from '../fields/media.tsx'
import { Text } from '../fields/text.tsx'

export const VideoForm = () => (
  <>
    <Media path="mediaUrl" kind="video" />
    <Text path="caption" label="Caption" lines="many" marks />
  </>
)
