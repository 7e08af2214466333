import { listed } from '../listed.ts'
import type { NumberWords } from '../number-words.ts'
import { spelling } from '../spelling.ts'

const units =
  'null, eins/ein/eine/einen/einem/einer, zwei/zwo, drei, vier, fünf/fuenf, sechs, sieben, acht, neun'
const shortUnits = ['ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun']

export const de: NumberWords = {
  cardinals: spelling({
    units: `${units}, zehn, elf, zwölf/zwoelf, dreizehn, vierzehn, fünfzehn/fuenfzehn, sechzehn,
      siebzehn, achtzehn, neunzehn`,
    tens: `zwanzig, dreißig, vierzig, fünfzig/fuenfzig, sechzig, siebzig, achtzig, neunzig`,
    hundreds: ['hundert/einhundert', ...shortUnits.slice(1).map((unit) => `${unit}hundert`)].join(
      ', ',
    ),
    tensWith: (tens, unit) => [`${unit === 'eins' ? 'ein' : unit} und ${tens}`],
    hundredsWith: (hundreds, rest) => [`${hundreds} ${rest}`, `${hundreds} und ${rest}`],
  }),
  ordinals: [
    ...['erst', 'zweit', 'dritt', 'viert', 'fünft', 'sechst', 'siebt', 'acht', 'neunt', 'zehnt'],
    ...['elft', 'zwölft', 'dreizehnt', 'vierzehnt', 'fünfzehnt', 'sechzehnt', 'siebzehnt'],
    ...['achtzehnt', 'neunzehnt', 'zwanzigst'],
  ].map((stem) => ['e', 'er', 'es', 'en', 'em', 'ens'].map((end) => stem + end).join('/')),
  ordinalEndings: listed('te, ter, tes, ten, ste, ster'),
  also: {
    'ein paar': 2,
    'ein pärchen': 2,
    pärchen: 2,
    'ein dutzend': 12,
    dutzend: 12,
    'zu zweit': 2,
    'zu dritt': 3,
    'zu viert': 4,
    'zu fünft': 5,
    'zu sechst': 6,
    beide: 2,
    'alle beide': 2,
  },
  idioms:
    listed(`einen moment, ein moment, eine sekunde, eine minute, ein augenblick, einen augenblick,
    ein bisschen, ein wenig, einer von uns, eine von uns, einer von, eine von, eines von,
    einmal, noch einmal, auf einmal, eine frage, eine sache, ein paar fragen, irgendein,
    irgendeine, kein, keine, keiner, keinen, um eins, eines tages, ein anderer, eine andere,
    acht geben, gib acht, eine weile`),
  magnitudes:
    listed(`halb, halbe, halber, halbes, halben, einhalb, anderthalb, eineinhalb, zweieinhalb,
    dreieinhalb, viertel, drittel, tausend, million, millionen, hunderte, tausende, dutzende,
    mio, mrd`),
  atLeast: listed('oder mehr, und mehr, mindestens, ab, wenigstens, zumindest, minimum'),
  moreThan: listed('mehr als, über, ueber'),
  atMost: listed('bis zu, höchstens, maximal, nicht mehr als, oder weniger, max'),
  lessThan: listed('weniger als, unter'),
  or: listed('oder, bis, zwischen, vielleicht'),
  and: listed('und, mit, plus, sowie'),
  guests: listed(
    `person, personen, gast, gäste, gaeste, gästen, leute, reisende, teilnehmer, mann hoch`,
  ),
  people:
    listed(`erwachsene, erwachsener, erwachsenen, kind, kinder, kindern, baby, babys, kleinkind,
    kleinkinder, säugling, freund, freunde, freundin, freundinnen, mann, männer, frau, frauen,
    junge, jungen, mädchen, jugendliche`),
  persons: listed(`ich, nur ich, ich allein, meine frau, mein mann, meine freundin, mein freund,
    mein partner, meine partnerin, mein sohn, meine tochter, meine mutter, mein vater,
    meine schwester, mein bruder, ein baby, ein kind, ein kleinkind`),
  units:
    listed(`nacht, nächte, naechte, nächten, tag, tage, tagen, woche, wochen, monat, monate, zimmer,
    bett, betten, schlafzimmer, tisch, tische, stunde, stunden, auto, autos, koffer, hund,
    hunde, hunden, euro, jahr, jahre, mal, wohnung, wohnungen, villa, villen, übernachtung,
    übernachtungen`),
}
