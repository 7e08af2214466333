const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The page's own id of what the guest says, by which the server knows a repeat: `c_` and a ULID. */
export function newCid(now: number, random: Uint8Array) {
  let time = ''
  for (let left = now, at = 0; at < 10; at++, left = Math.floor(left / 32)) {
    time = ALPHABET.charAt(left % 32) + time
  }
  return `c_${time}${Array.from(random.slice(0, 16), (byte) => ALPHABET.charAt(byte % 32)).join('')}`
}
