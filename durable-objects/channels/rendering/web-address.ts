/**
 * A link as every provider takes it: absolute, http or https, spaces percent-encoded. Undefined for
 * anything else: a bare word, a variable that stayed empty, `javascript:`.
 */
export function webAddress(link: string): string | undefined {
  const address = link.trim().replace(/\s/g, '%20')
  return /^https?:\/\/[^/]/i.test(address) && URL.canParse(address) ? address : undefined
}

export const namesWebAddress = (text: string) => /https?:\/\/\S/i.test(text)
