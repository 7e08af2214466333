import { mediaStep } from '../step-parts/media.ts'

/**
 * Video — sends a film with an optional caption. Ports: `next`, `failed`.
 *
 * Sample: { "mediaUrl": "https://media.casaverde.example/tour.mp4", "caption": "The villa." }
 */
export const video = mediaStep('video', {
  label: 'Video',
  description: 'A film, with a caption',
})
