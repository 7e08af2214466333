import type { DateWords } from '../date-words.ts'

const partsOf = (name: string) =>
  ['ochtend', 'morgen', ' morgen', 'middag', 'avond', 'nacht', 's']
    .map((part) => `${name}${part}`)
    .join('|')

export const nl: DateWords = {
  locales: ['nl'],
  months: { 3: 'maa', 9: 'sept' },
  weekdays: {
    0: partsOf('zondag'),
    1: partsOf('maandag'),
    2: partsOf('dinsdag'),
    3: partsOf('woensdag'),
    4: partsOf('donderdag'),
    5: partsOf('vrijdag'),
    6: partsOf('zaterdag'),
  },
  days: {
    0: 'vandaag|vanavond|nu|vanmiddag|vanochtend|vanmorgen|vannacht',
    1: 'morgen|morgenavond|morgenochtend|morgenmiddag|morgen vroeg',
    2: 'overmorgen',
    [-1]: 'gisteren|gisteravond',
    [-2]: 'eergisteren',
  },
  feasts: {
    '12-24': 'kerstavond',
    '12-25': 'eerste kerstdag|1e kerstdag',
    '12-26': 'tweede kerstdag|2e kerstdag',
    '12-31': 'oudjaarsavond|oudejaarsavond|oudjaar|oudejaarsdag',
    '01-01': 'nieuwjaarsdag|nieuwjaar',
    '04-27': 'koningsdag',
    '12-05': 'sinterklaasavond|pakjesavond',
  },
  counts:
    'een|één, twee|een paar, drie, vier, vijf, zes, zeven, acht, negen, tien, elf, twaalf, dertien, veertien, vijftien, zestien, zeventien, achttien, negentien, twintig',
  ordinals:
    'eerste, tweede, derde, vierde, vijfde, zesde, zevende, achtste, negende, tiende, elfde, twaalfde, dertiende, veertiende, vijftiende, zestiende, zeventiende, achttiende, negentiende, twintigste',
  ordinalEnd: ' ?(?:ste|de|e)(?![\\p{L}])',
  units: {
    day: 'dag|dagen',
    week: 'week|weken|weekje',
    month: 'maand|maanden',
    year: 'jaar|jaren',
  },
  words: {
    in: 'over|in',
    later: 'later|na|vanaf nu|vanaf vandaag',
    ago: 'geleden|terug',
    from: 'vanaf|tussen|sinds|aankomst|aankomst op|wij komen aan op',
    to: 'tot|t/m|tot en met|tm|vertrek|vertrek op|tot aan',
    or: 'of|of op|ofwel',
    and: 'en|en op|alsook',
    not: 'niet|nee|geen|nooit|behalve|maar niet|in plaats van',
    next: 'volgende|volgend',
    this: 'deze|dit|aanstaande|aanstaand|a.s.|as|komende|komend|eerstvolgende|eerstkomende',
    last: 'vorige|vorig|afgelopen|laatste|jongstleden',
    nextWeek: 'volgende week|komende week|van volgende week',
    monthEnd: 'eind van de maand|einde van de maand|eind deze maand|eind v/d maand',
    weekend: 'weekend|weekeinde',
    of: 'van|in het jaar|van de maand|in',
    the: 'de|op de|den',
    one: 'een',
    counted:
      'persoon|personen|volwassene|volwassenen|kind|kinderen|baby|babys|gast|gasten|nacht|nachten|overnachtingen|kamer|kamers|uur|uren|minuten|bed|bedden|mensen|man|pers|villa|villas|huisjes|vrienden|honden',
    for: 'voor|om|kamer|we zijn|wij zijn|groep van|gezin van|nummer|rond|met zijn|met z’n',
    filler:
      'alstublieft|aub|a.u.b.|alsjeblieft|graag|bedankt|dank je|dank u|dankjewel|hallo|hoi|goedemorgen|goedemiddag|goedenavond|goedendag|ja|prima|oke|ok|ik|we|wij|mijn|ons|onze|het|dat|is|wordt|zou|zouden|wil|willen|kom|komen|aankomen|aan|datum|aankomstdatum|met|op|ochtend|‘s ochtends|middag|‘s middags|avond|‘s avonds|vroeg|laat|perfect|goed|dan|dus|boeken|boeking|reserveren|geboren|geboren op|naar|arriveren|ben',
  },
}
