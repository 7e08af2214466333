import { counting } from '../counting.ts'

export const en = counting({
  units:
    'zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen',
  tens: 'twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety',
  hundreds:
    'one hundred, two hundred, three hundred, four hundred, five hundred, six hundred, seven hundred, eight hundred, nine hundred',
  tensWith: (tens, unit) => `${tens}-${unit}`,
  hundredsWith: (hundreds, rest) => `${hundreds} and ${rest}`,
})
