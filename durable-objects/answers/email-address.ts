/**
 * The one email address in a text, lower-cased: what a browser's email field takes, with a dotted
 * domain. Undefined when there is none, or two that differ.
 * https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address
 *
 * Sample: "my mail is Ana@Example.com, thanks" is "ana@example.com".
 */
export function readEmailAddress(text: string): string | undefined {
  const found = plain(text)
    .split(APART)
    .map((word) => word.replace(WRAPPED, '$2').replace(AFTER, ''))
    .filter((word) => word.length <= 254 && ADDRESS.test(word))
  const [address, ...others] = new Set(found)
  return others.length === 0 ? address : undefined
}

/** Full-width letters and marks are ASCII, the Chinese full stop is one, and nothing is invisible. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/。/g, '.')
    .toLowerCase()
    .replace(/\bmailto:/g, ' ')

/** None of these can be in an address that a browser takes. */
const APART = /[\s<>()[\],;:"“”„«»、]+/u
/** WhatsApp's marks for bold, italic and struck out, and single quotes. */
const WRAPPED = /^([*_~'‘])(.*)['’*_~]$/u
/** The end of a sentence, or of a link. */
const AFTER = /(?:(?<=@[^?]*)\?.*|[.!?'’…/]+)$/u

const ADDRESS =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~\-\u0080-\uffff]{1,64}@(?:[a-z0-9\u0080-\uffff](?:[a-z0-9\-\u0080-\uffff]{0,61}[a-z0-9\u0080-\uffff])?\.)+[a-z\u0080-\uffff]{2,63}$/
