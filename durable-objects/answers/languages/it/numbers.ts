import { listed } from '../listed.ts'
import type { NumberWords } from '../number-words.ts'
import { spelling } from '../spelling.ts'

export const it: NumberWords = {
  cardinals: spelling({
    units: `zero, uno/un/una, due, tre, quattro, cinque, sei, sette, otto, nove, dieci, undici,
      dodici, tredici, quattordici, quindici, sedici, diciassette, diciotto, diciannove`,
    tens: 'venti, trenta, quaranta, cinquanta, sessanta, settanta, ottanta, novanta',
    hundreds: `cento, duecento, trecento, quattrocento, cinquecento, seicento, settecento, ottocento,
      novecento`,
    // The tens lose their last vowel before another one: ventuno, trentotto.
    tensWith: (tens, unit) => [
      `${tens} ${unit}`,
      ...(/^[uo]/.test(unit) ? [`${tens.slice(0, -1)}${unit}`] : []),
    ],
    // So do the hundreds before eight and eighty: centotto.
    hundredsWith: (hundreds, rest) => [
      `${hundreds} ${rest}`,
      ...(rest.startsWith('ott') ? [`${hundreds.slice(0, -1)}${rest}`] : []),
    ],
  }),
  ordinals:
    listed(`primo/prima, secondo/seconda, terzo/terza, quarto/quarta, quinto/quinta, sesto/sesta,
    settimo/settima, ottavo/ottava, nono/nona, decimo/decima, undicesimo/undicesima,
    dodicesimo/dodicesima, tredicesimo/tredicesima, quattordicesimo/quattordicesima,
    quindicesimo/quindicesima, sedicesimo/sedicesima, diciassettesimo/diciassettesima,
    diciottesimo/diciottesima, diciannovesimo/diciannovesima, ventesimo/ventesima`),
  ordinalEndings: listed('º, ª, o, a'),
  also: {
    'un paio': 2,
    paio: 2,
    'una coppia': 2,
    coppia: 2,
    'una dozzina': 12,
    dozzina: 12,
    entrambi: 2,
    'tutti e due': 2,
  },
  idioms:
    listed(`un momento, uno momento, un attimo, un secondo, un minuto, un po, un po', uno di noi,
    una di noi, uno dei, una volta, una cosa, una domanda, uno per uno, uno di, una di,
    qualcuno, nessuno, nessuna, ognuno, ciascuno, all'una, un giorno, un altro, un'altra`),
  magnitudes:
    listed(`mezzo, mezza, e mezzo, e mezza, quarto di, terzo di, mille, mila, migliaia, milione,
    milioni, centinaia, dozzine`),
  atLeast: listed('o più, almeno, minimo, a partire da, da, in su, come minimo'),
  moreThan: listed('più di, oltre'),
  atMost: listed('fino a, massimo, al massimo, non più di, o meno'),
  lessThan: listed('meno di'),
  or: listed('o, oppure, a, fino a, tra, fra, forse'),
  and: listed('e, ed, con, più'),
  guests: listed(
    `persona, persone, ospite, ospiti, viaggiatore, viaggiatori, coperto, coperti, pax`,
  ),
  people:
    listed(`adulto, adulti, adulta, adulte, bambino, bambini, bambina, bambine, neonato, neonati,
    bimbo, bimbi, figlio, figli, figlia, figlie, amico, amici, amica, amiche, uomo, uomini,
    donna, donne, ragazzo, ragazzi, ragazza, ragazze`),
  persons: listed(`io, solo io, io e basta, mia moglie, mio marito, la mia ragazza, il mio ragazzo,
    il mio compagno, la mia compagna, mia madre, mio padre, mio figlio, mia figlia,
    mia sorella, mio fratello, un amico, un neonato, un bambino`),
  units:
    listed(`notte, notti, giorno, giorni, settimana, settimane, mese, mesi, camera, camere, stanza,
    stanze, letto, letti, tavolo, tavoli, ora, ore, auto, valigia, valigie, cane, cani, euro,
    anno, anni, volte, appartamento, appartamenti, villa, ville`),
}
