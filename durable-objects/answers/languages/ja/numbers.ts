import { listed } from '../listed.ts'
import type { NumberWords } from '../number-words.ts'

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 二百五, without a sign for an empty place and without a one before ten and hundred. */
function cardinals(value: number): string[] {
  if (value === 0) return ['零', '〇', 'ぜろ']
  const [hundreds, tens, units] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10]
  const of = (count: number, sign: string) =>
    count === 0 ? '' : `${count === 1 ? '' : DIGITS[count]}${sign}`
  return [`${of(hundreds, '百')}${of(tens, '十')}${DIGITS[units]}`, ...(SPOKEN[value] ?? [])]
}

/** How small numbers are said of things and of people. */
const SPOKEN: Record<number, string[]> = {
  1: ['いち', 'ひとつ', '一つ', 'ひとり'],
  2: ['に', 'ふたつ', '二つ', 'ふたり'],
  3: ['さん', 'みっつ', '三つ'],
  4: ['よん', 'よっつ', '四つ'],
  5: ['ご', 'いつつ', '五つ'],
  6: ['ろく', 'むっつ', '六つ'],
  7: ['なな', 'ななつ', '七つ'],
  8: ['はち', 'やっつ', '八つ'],
  9: ['きゅう', 'ここのつ', '九つ'],
  10: ['じゅう', 'とお'],
}

export const ja: NumberWords = {
  cardinals,
  ordinals: Array.from({ length: 20 }, (_, at) => {
    const [form = ''] = cardinals(at + 1)
    return [
      `第${form}`,
      `${form}番目`,
      `${form}つ目`,
      ...(at === 0 ? ['最初', '一番上'] : []),
    ].join('/')
  }),
  ordinalEndings: listed('番目, つ目, 個目'),
  also: { カップル: 2, 夫婦: 2, ダース: 12 },
  idioms: listed(
    '一番, 一緒, 一応, 一度, 一般, 万一, 一人で, 一言, もう一度, ちょっと, ご連絡, ご確認, 三日前',
  ),
  magnitudes: listed('半, 千, 万, 億, 半分'),
  atLeast: listed('以上, 少なくとも, から'),
  moreThan: listed('より多い, 超'),
  atMost: listed('以下, まで, 最大, 以内'),
  lessThan: listed('未満, より少ない'),
  or: listed('または, か, から, 〜, ~'),
  and: listed('と, 、, プラス, および'),
  guests: listed('人, 名, 名様, 人です, 名です, ゲスト'),
  people: listed('大人, 子供, 子ども, こども, おとな, 幼児, 赤ちゃん'),
  persons: listed('私, わたし, 僕, 妻, 夫, 主人, 彼女, 彼氏, 息子, 娘'),
  units: listed(
    '泊, 泊です, 日, 日間, 週間, 週, ヶ月, か月, 部屋, 室, 台, 時間, 匹, 個, 枚, 回, 円, 年, 歳, つ, 番',
  ),
}
