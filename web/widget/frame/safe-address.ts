const OPENS = /^(https?|mailto|tel):$/
const SHOWS = /^(https?|blob):$/

/**
 * An address from the conversation as it may stand in `href` or `src`, or undefined: a journey's
 * author, a variable or a model wrote it, and `javascript:` is an address too.
 */
function safe(address: string, allowed: RegExp, base: string) {
  try {
    const url = new URL(address, base)
    return allowed.test(url.protocol) ? url.href : undefined
  } catch {
    return undefined
  }
}

export const safeLink = (address: string, base: string) => safe(address, OPENS, base)
export const safeSource = (address: string, base: string) => safe(address, SHOWS, base)
