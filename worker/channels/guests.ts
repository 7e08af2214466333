import type { Guest } from '#channels/channel.ts'
import { channels } from '#channels/index.ts'
import { isChannelType } from '#channels/info.ts'
import { otherSpellings } from '#channels/parsing/phone-spellings.ts'

type Contact = { key: string; name?: string; email?: string; phone?: string }

/**
 * A guest named by a caller, under the very key that the channel's webhooks would give: otherwise
 * the guest's answer would come to another conversation.
 */
export function guestOf(channelType: string, contact: Contact): Guest {
  const { key, name, email, phone } = contact
  switch (isChannelType(channelType) && channels[channelType].guestKeyKind) {
    case 'phone': {
      const digits = key.replace(/[\s().-]/g, '').replace(/^\+/, '')
      const isPhone = /^\d{5,20}$/.test(digits)
      if (!isPhone) return { key, alternateKeys: [], name, email, phone }
      const alternateKeys = otherSpellings(digits)
      return { key: digits, alternateKeys, name, email, phone: phone ?? `+${digits}` }
    }
    case 'email': {
      const address = key.toLowerCase()
      return { key: address, alternateKeys: [], name, email: email ?? address, phone }
    }
    default:
      return { key, alternateKeys: [], name, email, phone }
  }
}
