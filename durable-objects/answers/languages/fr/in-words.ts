import { counting } from '../counting.ts'

const belowTwenty =
  'zéro, un, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze, treize, quatorze, quinze, seize, dix-sept, dix-huit, dix-neuf'.split(
    ', ',
  )
const tens = ['vingt', 'trente', 'quarante', 'cinquante', 'soixante', 'soixante', 'quatre-vingt']

/** From sixty on, the tens go as far as nineteen: soixante et onze, quatre-vingt-dix-neuf. */
function belowHundred(value: number): string {
  if (value < 20) return belowTwenty[value] ?? ''
  if (value === 80) return 'quatre-vingts'
  const ten = tens[Math.min(Math.floor(value / 10) - 2, 6)] ?? ''
  const rest = value < 60 ? value % 10 : value % 20
  if (rest === 0) return ten
  const isJoined = value < 80 && (rest === 1 || rest === 11)
  return `${ten}${isJoined ? ' et ' : '-'}${belowTwenty[rest]}`
}

export const fr = counting({
  units: Array.from({ length: 100 }, (_, value) => belowHundred(value)).join(', '),
  tens: '',
  hundreds:
    'cent, deux cents, trois cents, quatre cents, cinq cents, six cents, sept cents, huit cents, neuf cents',
  tensWith: (tens, unit) => `${tens}-${unit}`,
  hundredsWith: (hundreds, rest) => `${hundreds.replace(/s$/, '')} ${rest}`,
})
