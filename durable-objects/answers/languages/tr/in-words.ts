import { counting } from '../counting.ts'

export const tr = counting({
  units:
    'sıfır, bir, iki, üç, dört, beş, altı, yedi, sekiz, dokuz, on, on bir, on iki, on üç, on dört, on beş, on altı, on yedi, on sekiz, on dokuz',
  tens: 'yirmi, otuz, kırk, elli, altmış, yetmiş, seksen, doksan',
  hundreds: 'yüz, iki yüz, üç yüz, dört yüz, beş yüz, altı yüz, yedi yüz, sekiz yüz, dokuz yüz',
  tensWith: (tens, unit) => `${tens} ${unit}`,
  hundredsWith: (hundreds, rest) => `${hundreds} ${rest}`,
})
