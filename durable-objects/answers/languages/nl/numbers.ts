import { listed } from '../listed.ts'
import type { NumberWords } from '../number-words.ts'
import { spelling } from '../spelling.ts'

export const nl: NumberWords = {
  cardinals: spelling({
    units: `nul, een/één/eentje, twee, drie, vier, vijf, zes, zeven, acht, negen, tien, elf, twaalf,
      dertien, veertien, vijftien, zestien, zeventien, achttien, negentien`,
    tens: 'twintig, dertig, veertig, vijftig, zestig, zeventig, tachtig, negentig',
    hundreds: `honderd/eenhonderd, tweehonderd, driehonderd, vierhonderd, vijfhonderd, zeshonderd,
      zevenhonderd, achthonderd, negenhonderd`,
    tensWith: (tens, unit) => [`${unit} en ${tens}`],
    hundredsWith: (hundreds, rest) => [`${hundreds} ${rest}`, `${hundreds} en ${rest}`],
  }),
  ordinals:
    listed(`eerste/eersten, tweede/tweeden, derde, vierde, vijfde, zesde, zevende, achtste, negende,
    tiende, elfde, twaalfde, dertiende, veertiende, vijftiende, zestiende, zeventiende,
    achttiende, negentiende, twintigste`),
  ordinalEndings: listed('e, de, ste'),
  also: {
    'een paar': 2,
    'een stel': 2,
    'een koppel': 2,
    'een dozijn': 12,
    'een dozijntje': 12,
    'met zijn tweeën': 2,
    'met z’n tweeën': 2,
    'wij tweeën': 2,
    'met zijn drieën': 3,
    'met zijn vieren': 4,
    beide: 2,
  },
  idioms:
    listed(`een moment, een momentje, een ogenblik, een seconde, een minuut, een beetje, een van ons,
    een van, een keer, nog een keer, een vraag, een vraagje, een ding, een voor een, iemand,
    geen een, elk een, om een, een dag, een ander, een andere, een of ander`),
  magnitudes:
    listed(`half, halve, anderhalf, anderhalve, kwart, derde van, duizend, duizenden, miljoen,
    miljoenen, honderden, tientallen`),
  atLeast: listed('of meer, minstens, minimaal, vanaf, tenminste, ten minste'),
  moreThan: listed('meer dan, boven'),
  atMost: listed('tot, maximaal, hooguit, hoogstens, niet meer dan, of minder'),
  lessThan: listed('minder dan, onder'),
  or: listed('of, tot, tussen, misschien'),
  and: listed('en, met, plus'),
  guests: listed('persoon, personen, gast, gasten, mensen, reiziger, reizigers'),
  people:
    listed(`volwassene, volwassenen, kind, kinderen, baby, baby's, babys, peuter, peuters, kleuter,
    vriend, vrienden, vriendin, vriendinnen, man, mannen, vrouw, vrouwen, jongen, jongens,
    meisje, meisjes`),
  persons:
    listed(`ik, alleen ik, mijn vrouw, mijn man, mijn vriendin, mijn vriend, mijn partner, mijn zoon,
    mijn dochter, mijn moeder, mijn vader, mijn zus, mijn broer, een baby, een kind`),
  units:
    listed(`nacht, nachten, dag, dagen, week, weken, maand, maanden, kamer, kamers, bed, bedden,
    slaapkamer, slaapkamers, tafel, tafels, uur, auto, auto's, koffer, koffers, hond, honden,
    euro, jaar, keer, appartement, appartementen, villa, villa's`),
}
