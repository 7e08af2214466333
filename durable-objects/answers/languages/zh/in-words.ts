import { counting } from '../counting.ts'

/** 一百零五 has a zero where the tens are missing, and 一百一十五 a one that 十五 does without. */
const afterHundreds = (rest: string) =>
  rest.startsWith('十') ? `一${rest}` : rest.length === 1 ? `零${rest}` : rest

export const zh = counting({
  units:
    '零, 一, 二, 三, 四, 五, 六, 七, 八, 九, 十, 十一, 十二, 十三, 十四, 十五, 十六, 十七, 十八, 十九',
  tens: '二十, 三十, 四十, 五十, 六十, 七十, 八十, 九十',
  hundreds: '一百, 二百, 三百, 四百, 五百, 六百, 七百, 八百, 九百',
  tensWith: (tens, unit) => tens + unit,
  hundredsWith: (hundreds, rest) => hundreds + afterHundreds(rest),
})
