import type { DateWords } from '../date-words.ts'

/** "Freitag" is also said as "Freitagabend", "freitags" and "Fr." */
const partsOf = (name: string) =>
  ['morgen', ' morgen', 'vormittag', 'mittag', 'nachmittag', 'abend', 'nacht', 's']
    .map((part) => `${name}${part}`)
    .join('|')

export const de: DateWords = {
  locales: ['de', 'de-AT'],
  months: { 3: 'maerz', 1: 'jaenner', 6: 'juno', 9: 'sep|sept' },
  weekdays: {
    0: partsOf('sonntag'),
    1: partsOf('montag'),
    2: partsOf('dienstag'),
    3: partsOf('mittwoch'),
    4: partsOf('donnerstag'),
    5: partsOf('freitag'),
    6: `${partsOf('samstag')}|sonnabend`,
  },
  days: {
    0: 'heute|heut|jetzt|heute abend|heute morgen|heute früh|heute nachmittag|heute mittag|heute nacht|sofort',
    1: 'morgen|morgen früh|morgen abend|morgen vormittag|morgen mittag|morgen nachmittag',
    2: 'übermorgen|uebermorgen|ubermorgen',
    [-1]: 'gestern|gestern abend',
    [-2]: 'vorgestern',
  },
  feasts: {
    '12-24': 'heiligabend|heilig abend|heiliger abend',
    '12-31': 'silvester|sylvester',
    '01-01': 'neujahr|neujahrstag',
    '12-25': 'erster weihnachtstag|erster weihnachtsfeiertag',
    '12-06': 'nikolaus',
  },
  counts:
    'eins, zwei|zwo, drei, vier, fünf|fuenf, sechs, sieben, acht, neun, zehn, elf, zwölf|zwoelf, dreizehn, vierzehn, fünfzehn, sechzehn, siebzehn, achtzehn, neunzehn, zwanzig',
  ordinals:
    'erste|ersten|erster|erstem, zweite|zweiten|zweiter, dritte|dritten|dritter, vierte|vierten|vierter, fünfte|fünften|fünfter, sechste|sechsten, siebte|siebten, achte|achten, neunte|neunten, zehnte|zehnten, elfte|elften, zwölfte|zwölften, dreizehnte|dreizehnten, vierzehnte|vierzehnten, fünfzehnte|fünfzehnten, sechzehnte|sechzehnten, siebzehnte|siebzehnten, achtzehnte|achtzehnten, neunzehnte|neunzehnten, zwanzigste|zwanzigsten',
  ordinalEnd: ' ?(?:ten|te|ter|sten|ste)(?![\\p{L}])',
  units: {
    day: 'tag|tage|tagen|tages',
    week: 'woche|wochen',
    month: 'monat|monate|monaten|monats',
    year: 'jahr|jahre|jahren|jahres',
  },
  words: {
    in: 'in',
    later: 'später|spaeter|danach|nach|nach dem|ab heute|ab jetzt',
    ago: 'vor|vor dem|vorher',
    from: 'von|vom|ab|ab dem|zwischen|zwischen dem|seit|seit dem|von dem|anreise|anreise am|ankunft|ankunft am',
    to: 'bis|bis zum|bis am|abreise|abreise am|bis einschließlich',
    or: 'oder|oder am|bzw|bzw.|beziehungsweise',
    and: 'und|und am|sowie',
    not: 'nicht|nein|kein|keine|keinen|nie|außer|ausser|sondern|statt',
    next: 'nächsten|nächste|nächster|nächstes|naechsten|naechste|naechster',
    this: 'diesen|diese|dieser|diesem|dieses|kommenden|kommende|kommender|kommendem',
    last: 'letzten|letzte|letzter|letztem|vergangenen|vergangene|vorigen|vorige',
    nextWeek:
      'nächste woche|naechste woche|kommende woche|nächster woche|in der nächsten woche|der nächsten woche|nächsten woche|der kommenden woche|kommender woche',
    monthEnd: 'ende des monats|monatsende|am monatsende|zum monatsende|ende diesen monats',
    weekend: 'wochenende',
    of: 'im|des|des monats|des jahres|im jahr|im jahre',
    the: 'am|der|den|dem|zum',
    one: 'ein|eine|einer|einem|einen',
    counted:
      'person|personen|erwachsene|erwachsenen|erwachsener|kind|kinder|kindern|baby|babys|babies|gast|gäste|gaeste|gästen|nacht|nächte|nächten|naechte|zimmer|zimmern|übernachtung|übernachtungen|uebernachtungen|stunde|stunden|minuten|bett|betten|leute|pers|villa|villen|hunde|hund|uhr|freunde|mann',
    for: 'für|fuer|um|gegen|zimmer|wir sind|zu|gruppe von|nummer|familie von|haus',
    filler:
      'bitte|danke|dankeschön|vielen dank|hallo|guten tag|guten morgen|guten abend|moin|servus|grüß gott|ja|ok|okay|gern|gerne|klar|ich|wir|mein|meine|meiner|unser|unsere|es|das|ist|wäre|waere|wird|wollen|möchte|möchten|moechte|moechten|würde|würden|kommen|komme|ankommen|anreisen|reisen|reise|an|datum|anreisedatum|mit|früh|frueh|vormittag|vormittags|mittag|mittags|nachmittag|nachmittags|abend|abends|nachts|morgens|super|passt|perfekt|gut|dann|also|buchen|buchung|geboren|geboren am|geburtstag|die|gegen mittag|gegen abend',
  },
}
