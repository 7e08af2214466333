/**
 * A label as guests type it: without case, accents, emoji, end punctuation and odd white space, but
 * never empty. It folds no more than the reader of answers does, so that two labels that are alike
 * here are alike there.
 */
export function fold(label: string): string {
  const plain = label
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return [withoutEmoji, withoutEnd].reduce((left, off) => off(left) || left, plain)
}

const withoutEmoji = (text: string) =>
  text
    .replace(/\p{Cf}|\p{Emoji_Modifier}|\uFE0F/gu, '')
    .replace(/[\p{Extended_Pictographic}\p{Regional_Indicator}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const withoutEnd = (text: string) => text.replace(/[\s.,:;!?]+$/, '')
