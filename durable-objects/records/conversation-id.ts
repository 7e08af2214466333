import { sha256Hex } from '../guards/seal.ts'

/** A conversation's id, computed from its object's name: `cnv_` and 24 hex digits. */
export const conversationIdOf = async (objectName: string) =>
  `cnv_${(await sha256Hex(objectName)).slice(0, 24)}`

export const contactIdOf = (conversationId: string) => conversationId.replace(/^cnv_/, 'ctc_')
