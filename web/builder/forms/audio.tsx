import { Media } from '../fields/media.tsx'

export const AudioForm = () => <Media path="mediaUrl" kind="audio" />
