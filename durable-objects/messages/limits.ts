/** The limits of a step's fields. Lengths are in UTF-16 units. */
export const LIMITS = {
  text: 4096,
  caption: 1024,
  header: 60,
  body: 1024,
  footer: 60,
  buttonText: 20,
  url: 2048,
  optionLabel: 20,
  replyOptions: 3,
  quickReplyOptions: 10,
  listButton: 20,
  sections: 10,
  sectionTitle: 24,
  rowsPerSection: 10,
  rows: 100,
  rowTitle: 24,
  rowDescription: 72,
  synonyms: 20,
  synonym: 40,
  commands: 20,
  transferMessage: 1024,
  criterion: 1024,
  pattern: 512,
  stepName: 80,
  stepNote: 2000,
} as const

const MB = 1024 * 1024

/** Bytes of a file that a message may send: WhatsApp's limits, which are the strictest. */
export const MEDIA_BYTES = {
  image: 5 * MB,
  video: 16 * MB,
  audio: 16 * MB,
  document: 100 * MB,
} as const
export type MediaKind = keyof typeof MEDIA_BYTES

/** The media types that WhatsApp shows; as a document it takes any file. */
export const MEDIA_TYPES: Record<MediaKind, readonly string[]> = {
  image: ['image/jpeg', 'image/png'],
  video: ['video/mp4', 'video/3gpp'],
  audio: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
  document: [],
}
