import { withAsciiDigits } from './digits.ts'

/**
 * A text without what guests leave out or type otherwise: width, case, accents, white space, letters
 * that stand for each other (ة and ه, ł and l, カ and か, 間 and 间), then emoji and the punctuation
 * around it. "¿Sí, por favor? 🙏" is "si, por favor". A text that is nothing but emoji or punctuation
 * keeps them: "👍🏽" is "👍", not "".
 */
export function folded(text: string): string {
  // Most answers: there is nothing to leave out.
  if (PLAIN.test(text)) return text
  const plain = alike(
    withAsciiDigits(text.normalize('NFKC'))
      // Upper case first: it makes "ß" and "SS", "ı" and "I" the same.
      .toUpperCase()
      .toLowerCase()
      .normalize('NFD')
      .replace(ACCENTS, '')
      .normalize('NFC')
      .replace(INVISIBLE, '')
      // Telephones put these in by themselves.
      .replace(/[‘’]/g, "'")
      .replace(/[‐‑–—]/g, '-'),
  )
    .replace(/\s+/g, ' ')
    .trim()
  return [withoutEnds, withoutEmoji, withoutEnds].reduce((said, off) => off(said) || said, plain)
}

const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/

// Only marks that are accents: the marks of Indic scripts are vowels, and か is not が (U+3099).
const ACCENTS = /[[\p{Mn}&&[\p{Script=Inherited}\p{Script=Hebrew}]]--[\u3099\u309a]]/gv

// Joiners, directions, skin tones, the frame of a keycap emoji and the stroke that stretches Arabic.
const INVISIBLE = /[\p{Cf}\p{Emoji_Modifier}]|[\u20e3\u0640]/gu

/** Letters that are typed for each other, those of a traditional Chinese label among them. */
const LETTERS = new Map(
  pairsOf(
    `ةه ىي کك یي ھه łl øo đd 間间 個个 號号 請请 謝谢 雙双 單单 層层 園园 風风 無无 飯饭 對对
    沒没 問问 題题 確确 認认 開开 關关 預预 訂订 時时 們们 這这 裡里 還还 選选 擇择 項项 數数 兩两 後后 聯联
    繫系 務务 員员 價价 錢钱 電电 話话 車车 機机 場场 灣湾 樓楼 廳厅 館馆 區区 點点 麼么 嗎吗 為为 國国
    樂乐 魚鱼 湯汤 麵面 雞鸡 貓猫 長长 門门 見见 頭头 買买 賣卖 過过 進进 運运 邊边 歡欢 語语 說说 變变
    讓让 貴贵 費费 質质 較较 輕轻 轉转 連连 週周 遠远 鐘钟 陽阳 離离 難难 願愿 顯显 養养 鬆松 齊齐`,
  ),
)

function pairsOf(text: string): [string, string][] {
  return text.split(/\s+/).map((pair) => [[...pair][0] ?? '', [...pair][1] ?? ''])
}

const LETTER = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu')
// Katakana lies 96 signs behind hiragana.
const KATAKANA = /[\u30a1-\u30f6]/gu

const alike = (text: string) =>
  text
    .replace(LETTER, (letter) => LETTERS.get(letter) ?? letter)
    .replace(KATAKANA, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 96))

const withoutEmoji = (said: string) =>
  said
    .replace(/[\p{Extended_Pictographic}\p{Regional_Indicator}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

// Not every \p{P}: "C#" and "50%" end in what they are.
const END = String.raw`[\s.,:;!?¿¡"'“”„«»()[\]{}*_~،؛؟۔।。、「」·\-]+`
const ENDS = new RegExp(`^${END}|${END}$`, 'gu')
const withoutEnds = (said: string) => said.replace(ENDS, '')
