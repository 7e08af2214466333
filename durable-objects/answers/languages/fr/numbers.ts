import { listed } from '../listed.ts'
import type { NumberWords } from '../number-words.ts'
import { spelling } from '../spelling.ts'

/** Above sixty the tens go on to nineteen: soixante-dix, quatre-vingt-onze. */
const scores: Record<string, number> = { soixante: 60, 'quatre vingt': 80 }

const units = `zéro, un/une, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze, treize, quatorze,
  quinze, seize, dix sept, dix huit, dix neuf`

const regular = spelling({
  units,
  tens: `vingt, trente, quarante, cinquante, soixante, soixante dix/septante, quatre vingts/quatre vingt/huitante/octante,
    quatre vingt dix/nonante`,
  hundreds: `cent, deux cents/deux cent, trois cents/trois cent, quatre cents/quatre cent, cinq cents/cinq cent,
    six cents/six cent, sept cents/sept cent, huit cents/huit cent, neuf cents/neuf cent`,
  tensWith: (tens, unit) => [`${tens} ${unit}`, `${tens} et ${unit}`],
  hundredsWith: (hundreds, rest) => [`${hundreds} ${rest}`],
})

function cardinals(value: number): string[] {
  const rest = value % 100
  const below = Object.entries(scores).flatMap(([score, from]) =>
    rest > from + 10 && rest < from + 20
      ? regular(rest - from).flatMap((unit) => [`${score} ${unit}`, `${score} et ${unit}`])
      : [],
  )
  const hundreds = value < 100 ? [''] : regular(value - rest)
  return [
    ...regular(value),
    ...hundreds.flatMap((hundred) => below.map((tens) => `${hundred} ${tens}`.trim())),
  ]
}

export const fr: NumberWords = {
  cardinals,
  ordinals:
    listed(`premier/première/premiers/premières, deuxième/second/seconde, troisième, quatrième,
    cinquième, sixième, septième, huitième, neuvième, dixième, onzième, douzième, treizième,
    quatorzième, quinzième, seizième, dix septième, dix huitième, dix neuvième, vingtième`),
  ordinalEndings: listed('er, ère, re, e, ème, eme, ième, nd, nde'),
  also: {
    'un couple': 2,
    'une paire': 2,
    'une douzaine': 12,
    douzaine: 12,
    'une dizaine': 10,
    dizaine: 10,
    'tous les deux': 2,
    'toutes les deux': 2,
  },
  idioms: listed(`un moment, un instant, une seconde, une minute, un peu, un de nous, une de nous,
    l'un de nous, une fois, une chose, une question, un par un, un de, une de, l'un, l'une,
    l'un ou l'autre, quelqu'un, aucun, aucune, chacun, chacune, à une, un jour, un autre,
    une autre, les uns`),
  magnitudes:
    listed(`demi, demie, et demi, et demie, quart, quarts, tiers, mille, milliers, millier, million,
    millions, centaines, dizaines, douzaines`),
  atLeast: listed('ou plus, au moins, minimum, au minimum, à partir de, et plus, dès'),
  moreThan: listed('plus de, plus que'),
  atMost: listed("jusqu'à, jusqu'a, au maximum, maximum, au plus, pas plus de, ou moins"),
  lessThan: listed('moins de, moins que'),
  or: listed('ou, à, a, entre, peut-être'),
  and: listed('et, avec, plus'),
  guests:
    listed(`personne, personnes, invité, invités, hôte, hôtes, voyageur, voyageurs, client, clients,
    couvert, couverts, convives, pax`),
  people:
    listed(`adulte, adultes, enfant, enfants, bébé, bébés, ami, amis, amie, amies, homme, hommes,
    femme, femmes, fils, fille, filles, garçon, garçons, ado, ados`),
  persons:
    listed(`moi, juste moi, moi-même, ma femme, mon mari, mon épouse, mon conjoint, ma conjointe,
    ma copine, mon copain, mon ami, mon amie, ma mère, mon père, mon fils, ma fille, ma soeur,
    mon frère, mon compagnon, ma compagne, un bébé, un enfant`),
  units:
    listed(`nuit, nuits, jour, jours, semaine, semaines, mois, chambre, chambres, lit, lits, table,
    tables, heure, heures, voiture, voitures, valise, valises, chien, chiens, euro, euros, an,
    ans, fois, appartement, appartements, villa, villas, nuitée, nuitées`),
}
