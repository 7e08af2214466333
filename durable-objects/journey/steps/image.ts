import { mediaStep } from '../step-parts/media.ts'

/**
 * Image — sends a picture with an optional caption. Ports: `next`, `failed`.
 *
 * Sample: { "mediaUrl": "https://media.casaverde.example/pool.jpg", "caption": "The pool is heated." }
 */
export const image = mediaStep('image', {
  label: 'Image',
  description: 'A picture, with a caption',
})
