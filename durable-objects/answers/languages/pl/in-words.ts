import { counting } from '../counting.ts'

export const pl = counting({
  units:
    'zero, jeden, dwa, trzy, cztery, pięć, sześć, siedem, osiem, dziewięć, dziesięć, jedenaście, dwanaście, trzynaście, czternaście, piętnaście, szesnaście, siedemnaście, osiemnaście, dziewiętnaście',
  tens: 'dwadzieścia, trzydzieści, czterdzieści, pięćdziesiąt, sześćdziesiąt, siedemdziesiąt, osiemdziesiąt, dziewięćdziesiąt',
  hundreds:
    'sto, dwieście, trzysta, czterysta, pięćset, sześćset, siedemset, osiemset, dziewięćset',
  tensWith: (tens, unit) => `${tens} ${unit}`,
  hundredsWith: (hundreds, rest) => `${hundreds} ${rest}`,
})
