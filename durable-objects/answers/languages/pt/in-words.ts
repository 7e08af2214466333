import { counting } from '../counting.ts'

/** As in Brazil: Portugal writes dezasseis, dezassete and dezanove. */
export const pt = counting({
  units:
    'zero, um, dois, três, quatro, cinco, seis, sete, oito, nove, dez, onze, doze, treze, catorze, quinze, dezesseis, dezessete, dezoito, dezenove',
  tens: 'vinte, trinta, quarenta, cinquenta, sessenta, setenta, oitenta, noventa',
  hundreds:
    'cem, duzentos, trezentos, quatrocentos, quinhentos, seiscentos, setecentos, oitocentos, novecentos',
  tensWith: (tens, unit) => `${tens} e ${unit}`,
  hundredsWith: (hundreds, rest) => `${hundreds === 'cem' ? 'cento' : hundreds} e ${rest}`,
})
