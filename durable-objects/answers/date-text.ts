import { withAsciiDigits } from './digits.ts'

/**
 * A text as dates are looked for in it: lower case, without accents, width, invisible characters and
 * the many kinds of dash and quote. "Le 1er Févr." is "le 1er fevr.", "三天后" is "3天后".
 */
export function dateText(text: string): string {
  const plain = withAsciiDigits(text.normalize('NFKC'))
    .replace(/\p{Cf}/gu, '')
    // Upper case first: it makes "ß" and "SS", "ı" and "I" the same.
    .toUpperCase()
    .toLowerCase()
    .normalize('NFD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[\u2010-\u2015\u2212〜~]/g, '-')
    .replace(/ة/g, 'ه')
    .replace(/ى/g, 'ي')
    .replace(/ـ/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return (
    plain
      .replace(COUNTED, (_, numeral: string) => String(worth(numeral)))
      // Two nights and three days are a stay.
      .replace(/(?<=\d泊)\d+日/g, '')
  )
}

// Only marks that are accents: the marks of Indic scripts are vowels, and か is not が (U+3099).
const ACCENTS = /[[\p{Mn}&&\p{Script=Inherited}]--[\u3099\u309a]]/gv

/** Chinese numerals before what they count; not the day of a week, as in 周三. */
const COUNTED = new RegExp(
  '(?<![周週期拜第十一二三四五六七八九])' +
    '([一二三四五六七八九]?[十廿][一二三四五六七八九]?|[一二两兩三四五六七八九])' +
    '(?=[个個]?(?:[月日号號天周週年人位晚夜泊名点點时時]|星期|礼拜|禮拜|[かカヶヵケ]月))',
  'g',
)

/** "十二" is 12, "二十五" 25, "廿三" 23. */
function worth(numeral: string): number {
  const [tens = '', ones] = numeral.replace('廿', '二十').split('十')
  if (ones === undefined) return digit(numeral)
  return (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones))
}

const digit = (numeral: string) => '零一二三四五六七八九'.indexOf(numeral.replace(/[两兩]/, '二'))
