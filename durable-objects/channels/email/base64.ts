/** Letters decoded at a time: four of them are three bytes. */
const CHUNK = 4 * 64 * 1024

/**
 * The bytes that base64 stands for; undefined when it is none. By chunks, because 25 MB of file are
 * 33 MB of letters, and a string of the whole between the two would burst the memory we have.
 */
export function bytesOfBase64(base64: string): Uint8Array<ArrayBuffer> | undefined {
  const letters = /\s/.test(base64) ? base64.replace(/\s+/g, '') : base64
  const bytes = new Uint8Array(Math.ceil((letters.length / 4) * 3))
  let size = 0
  try {
    for (let at = 0; at < letters.length; at += CHUNK) {
      const decoded = atob(letters.slice(at, at + CHUNK))
      for (let index = 0; index < decoded.length; index++) {
        bytes[size++] = decoded.charCodeAt(index)
      }
    }
  } catch {
    return undefined
  }
  return bytes.subarray(0, size)
}

/** The other way round, by chunks too: three bytes are four letters. */
export function base64Of(bytes: Uint8Array): string {
  let base64 = ''
  for (let at = 0; at < bytes.length; at += 3 * 8192) {
    base64 += btoa(String.fromCharCode(...bytes.subarray(at, at + 3 * 8192)))
  }
  return base64
}
