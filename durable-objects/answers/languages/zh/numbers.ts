import { listed } from '../listed.ts'
import type { NumberWords } from '../number-words.ts'

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 二百零五, and 一百十 as it is often said; 两 for a two that counts. */
function cardinals(value: number): string[] {
  const [hundreds, tens, units] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10]
  if (value < 10)
    return value === 2 ? ['二', '两', '兩'] : value === 0 ? ['零', '〇'] : [DIGITS[value] ?? '']
  const unit = units === 0 ? '' : DIGITS[units]
  const ten = tens === 0 ? (units === 0 ? '' : '零') : `${DIGITS[tens]}十`
  if (hundreds === 0) return tens === 1 ? [`十${unit}`, `一十${unit}`] : [`${ten}${unit}`]
  const forms = hundreds === 2 ? ['二百', '两百', '兩百'] : [`${DIGITS[hundreds]}百`]
  return forms.flatMap((hundred) => [
    `${hundred}${ten}${unit}`,
    ...(tens === 1 ? [`${hundred}十${unit}`] : []),
  ])
}

export const zh: NumberWords = {
  cardinals,
  ordinals: Array.from({ length: 20 }, (_, at) =>
    cardinals(at + 1)
      .map((form) => `第${form}`)
      .join('/'),
  ),
  ordinalEndings: [],
  also: { 一对: 2, 情侣: 2, 一双: 2, 我们俩: 2, 俩人: 2, 一打: 12 },
  idioms:
    listed(`一下, 一点, 一会儿, 一会, 一样, 一起, 一直, 一定, 一些, 一切, 统一, 星期一, 星期二, 星期三, 周一, 周二, 周三, 之一, 万一, 唯一, 等一下,
    一问`),
  magnitudes: listed('半, 千, 万, 亿, 一半, 百万'),
  atLeast: listed('以上, 或更多, 至少, 起'),
  moreThan: listed('多于, 超过'),
  atMost: listed('以下, 最多, 以内'),
  lessThan: listed('少于, 不到'),
  or: listed('或, 或者, 到, 至, 还是'),
  and: listed('和, 加, 与, 跟, 及, 、'),
  guests: listed('人, 位, 客人, 位客人, 个人, 名, 口人'),
  people: listed(
    '大人, 个大人, 成人, 位成人, 名成人, 个成人, 小孩, 个小孩, 儿童, 个儿童, 名儿童, 孩子, 个孩子, 婴儿, 个婴儿, 朋友, 个朋友',
  ),
  persons: listed(
    '我, 就我, 我自己, 我老婆, 我妻子, 我太太, 老婆, 妻子, 太太, 我老公, 我丈夫, 老公, 丈夫, 我女朋友, 我男朋友, 女朋友, 男朋友',
  ),
  units:
    listed(`晚, 个晚上, 晚上, 夜, 天, 周, 个星期, 星期, 个月, 月, 间, 间房, 房间, 个房间, 张床, 床, 张, 桌, 小时, 个小时, 个, 辆车, 辆, 只狗,
    只, 件, 次, 元, 块, 欧元, 年, 岁, 号`),
}
