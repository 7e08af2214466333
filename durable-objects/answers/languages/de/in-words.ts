import { counting } from '../counting.ts'

export const de = counting({
  units:
    'null, eins, zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf, dreizehn, vierzehn, fünfzehn, sechzehn, siebzehn, achtzehn, neunzehn',
  tens: 'zwanzig, dreißig, vierzig, fünfzig, sechzig, siebzig, achtzig, neunzig',
  hundreds:
    'hundert, zweihundert, dreihundert, vierhundert, fünfhundert, sechshundert, siebenhundert, achthundert, neunhundert',
  tensWith: (tens, unit) => `${unit === 'eins' ? 'ein' : unit}und${tens}`,
  hundredsWith: (hundreds, rest) => hundreds + rest,
})
