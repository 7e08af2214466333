/**
 * A guest of WhatsApp is known by a phone number, written in digits, or by a business-scoped user id
 * (`US.1234`), which from 2026 stands beside the number or in its place. README.md, Who a guest is.
 */
export const isPhone = (key: string) => /^\+?\d{5,20}$/.test(key)

/** The key as it names a conversation: a number without its plus. */
export const keyOf = (address: string) =>
  isPhone(address) && address.startsWith('+') ? address.slice(1) : address

export const phoneOf = (key: string) => (isPhone(key) ? `+${keyOf(key)}` : undefined)

/**
 * Where a message goes. A number needs its plus: without it Meta puts the business's own country
 * code in front. That a user id goes into `recipient` is known from courier alone, hence its own place.
 */
export const addressedTo = (key: string): { to: string } | { recipient: string } => {
  const phone = phoneOf(key)
  return phone ? { to: phone } : { recipient: key }
}
