import { sha256Hex } from '../guards/seal.ts'

/** A conversation's id, which anybody can work out from the channel and the guest's key. */
export const conversationIdOf = async (objectName: string) =>
  `cnv_${(await sha256Hex(objectName)).slice(0, 24)}`

export const contactIdOf = (conversationId: string) => conversationId.replace(/^cnv_/, 'ctc_')
