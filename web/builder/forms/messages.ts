import type { ComponentType } from 'preact'
import type { KindsOf } from '#journey/steps/index.ts'
import { AudioForm } from './audio.tsx'
import { CtaUrlForm } from './cta-url.tsx'
import { DocumentForm } from './document.tsx'
import { ImageForm } from './image.tsx'
import { LocationForm } from './location.tsx'
import { TemplateForm } from './template.tsx'
import { TextForm } from './text.tsx'
import { VideoForm } from './video.tsx'

/** The forms of the steps that say something. */
export default {
  text: TextForm,
  image: ImageForm,
  video: VideoForm,
  audio: AudioForm,
  document: DocumentForm,
  location: LocationForm,
  'cta-url': CtaUrlForm,
  template: TemplateForm,
} satisfies Record<KindsOf<'message'>, ComponentType<object>>
