import { withAsciiDigits } from './digits.ts'

/**
 * A text without what guests leave out or type otherwise: width, case, accents, white space,
 * then emoji and the punctuation around it. "¿Sí, por favor? 🙏" is "si, por favor". A text that is
 * nothing but emoji or punctuation keeps them: "👍🏽" is "👍", not "".
 */
export function folded(text: string): string {
  const plain = withAsciiDigits(text.normalize('NFKC'))
    // Upper case first: it makes "ß" and "SS", "ı" and "I" the same.
    .toUpperCase()
    .toLowerCase()
    .normalize('NFD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .replace(INVISIBLE, '')
    // Telephones put these in by themselves.
    .replace(/[‘’]/g, "'")
    .replace(/[‐‑–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
  return [withoutEnds, withoutEmoji, withoutEnds].reduce((said, off) => off(said) || said, plain)
}

/** The words of a folded text; a hyphen parts two, an apostrophe does not. */
export const wordsOf = (said: string): string[] => said.match(WORD) ?? []

const WORD = /[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}\p{N}]+)*/gu

// Only marks that are accents: the marks of Indic scripts are vowels, and か is not が (U+3099).
const ACCENTS = /[[\p{Mn}&&[\p{Script=Inherited}\p{Script=Hebrew}]]--[\u3099\u309a]]/gv

// Joiners, directions, skin tones and the frame of a keycap emoji.
const INVISIBLE = /[\p{Cf}\p{Emoji_Modifier}]|\u20e3/gu

const withoutEmoji = (said: string) =>
  said
    .replace(/[\p{Extended_Pictographic}\p{Regional_Indicator}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

// Not every \p{P}: "C#" and "50%" end in what they are.
const END = String.raw`[\s.,:;!?¿¡"'“”„«»()[\]{}*_~،؛؟۔।。、「」·\-]+`
const ENDS = new RegExp(`^${END}|${END}$`, 'gu')
const withoutEnds = (said: string) => said.replace(ENDS, '')
