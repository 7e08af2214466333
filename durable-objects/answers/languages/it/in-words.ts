import { counting } from '../counting.ts'

const accented = (word: string) => (word === 'tre' ? 'tré' : word)

export const it = counting({
  units:
    'zero, uno, due, tre, quattro, cinque, sei, sette, otto, nove, dieci, undici, dodici, tredici, quattordici, quindici, sedici, diciassette, diciotto, diciannove',
  tens: 'venti, trenta, quaranta, cinquanta, sessanta, settanta, ottanta, novanta',
  hundreds:
    'cento, duecento, trecento, quattrocento, cinquecento, seicento, settecento, ottocento, novecento',
  tensWith: (tens, unit) => (/^[uo]/.test(unit) ? tens.slice(0, -1) : tens) + accented(unit),
  hundredsWith: (hundreds, rest) =>
    (rest.startsWith('ott') ? hundreds.slice(0, -1) : hundreds) + accented(rest),
})
