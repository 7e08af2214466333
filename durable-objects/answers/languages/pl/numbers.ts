import { listed } from '../listed.ts'
import type { NumberWords } from '../number-words.ts'
import { spelling } from '../spelling.ts'

export const pl: NumberWords = {
  cardinals: spelling({
    units: `zero, jeden/jedna/jedno/jedną/jednego/jedną osobę, dwa/dwie/dwoje/dwóch/dwu/dwaj,
      trzy/troje/trzech/trzej, cztery/czworo/czterech/czterej, pięć/pięcioro/pięciu,
      sześć/sześcioro/sześciu, siedem/siedmioro/siedmiu, osiem/ośmioro/ośmiu,
      dziewięć/dziewięcioro/dziewięciu, dziesięć/dziesięcioro/dziesięciu,
      jedenaście/jedenastu, dwanaście/dwunastu, trzynaście/trzynastu, czternaście/czternastu,
      piętnaście/piętnastu, szesnaście/szesnastu, siedemnaście/siedemnastu,
      osiemnaście/osiemnastu, dziewiętnaście/dziewiętnastu`,
    tens: `dwadzieścia/dwudziestu, trzydzieści/trzydziestu, czterdzieści/czterdziestu,
      pięćdziesiąt/pięćdziesięciu, sześćdziesiąt/sześćdziesięciu,
      siedemdziesiąt/siedemdziesięciu, osiemdziesiąt/osiemdziesięciu,
      dziewięćdziesiąt/dziewięćdziesięciu`,
    hundreds: `sto/stu, dwieście/dwustu, trzysta/trzystu, czterysta/czterystu, pięćset/pięciuset,
      sześćset/sześciuset, siedemset/siedmiuset, osiemset/ośmiuset, dziewięćset/dziewięciuset`,
    tensWith: (tens, unit) => [`${tens} ${unit}`],
    hundredsWith: (hundreds, rest) => [`${hundreds} ${rest}`],
  }),
  ordinals: [
    ...[
      'pierwsz',
      'drug',
      'trzec',
      'czwart',
      'piąt',
      'szóst',
      'siódm',
      'ósm',
      'dziewiąt',
      'dziesiąt',
    ],
    ...['jedenast', 'dwunast', 'trzynast', 'czternast', 'piętnast', 'szesnast', 'siedemnast'],
    ...['osiemnast', 'dziewiętnast', 'dwudziest'],
  ].map((stem) =>
    ['y', 'a', 'e', 'i', 'ą', 'ego', 'ej', 'ia', 'ie', 'ią', 'iego', 'iej']
      .map((end) => stem + end)
      .join('/'),
  ),
  ordinalEndings: [],
  also: {
    para: 2,
    'para osób': 2,
    tuzin: 12,
    oboje: 2,
    'we dwoje': 2,
    'we dwójkę': 2,
    'we trójkę': 3,
    'we czwórkę': 4,
  },
  idioms: listed(`jeden moment, jedna chwila, jedną chwilę, jedna sekunda, jeden z nas, jedna z nas,
    jeden z, jedna z, jeden raz, jedno pytanie, jedna rzecz, żaden, żadna, jeden dzień`),
  magnitudes:
    listed(`pół, połowa, półtora, półtorej, ćwierć, tysiąc, tysiące, tysięcy, milion, miliony,
    milionów, setki`),
  atLeast: listed('lub więcej, i więcej, co najmniej, przynajmniej, minimum, od'),
  moreThan: listed('więcej niż, ponad, powyżej'),
  atMost: listed('do, maksymalnie, najwyżej, nie więcej niż, lub mniej'),
  lessThan: listed('mniej niż, poniżej'),
  or: listed('lub, albo, do, czy, między, może'),
  and: listed('i, oraz, z, plus'),
  guests: listed('osoba, osoby, osób, osobę, gość, gości, goście, ludzi'),
  people: listed(`dorosły, dorośli, dorosłych, dorosła, dorosłe, dziecko, dzieci, dziecka, niemowlę,
    niemowląt, niemowlęta, przyjaciel, przyjaciół, kobieta, kobiety, kobiet, mężczyzna,
    mężczyźni, mężczyzn`),
  persons:
    listed(`ja, tylko ja, moja żona, żona, mój mąż, mąż, moja dziewczyna, mój chłopak, moja partnerka,
    mój partner, mój syn, moja córka, moja mama, mój tata, niemowlę`),
  units:
    listed(`noc, noce, nocy, dzień, dni, tydzień, tygodnie, tygodni, miesiąc, miesiące, pokój, pokoje,
    pokoi, łóżko, łóżka, łóżek, stolik, stoliki, godzina, godziny, godzin, auto, auta,
    walizka, walizki, pies, psy, euro, złotych, rok, lata, lat, razy, doba, doby, dób`),
}
