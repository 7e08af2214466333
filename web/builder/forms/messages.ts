/** The forms of the steps that say something. */
export { AudioForm } from './audio.tsx'
export { CtaUrlForm } from './cta-url.tsx'
export { DocumentForm } from './document.tsx'
export { ImageForm } from './image.tsx'
export { LocationForm } from './location.tsx'
export { TemplateForm } from './template.tsx'
export { TextForm } from './text.tsx'
export { VideoForm } from './video.tsx'
