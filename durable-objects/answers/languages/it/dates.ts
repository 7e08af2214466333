import type { DateWords } from '../date-words.ts'

export const it: DateWords = {
  locales: ['it'],
  months: { 9: 'sett|sep' },
  weekdays: { 1: "lunedi'", 2: "martedi'", 3: "mercoledi'", 4: "giovedi'", 5: "venerdi'" },
  days: {
    0: 'oggi|stasera|stamattina|adesso|ora|questa sera|stanotte|oggi stesso|oggi pomeriggio',
    1: 'domani|domani mattina|domani sera|domattina|domani pomeriggio',
    2: 'dopodomani|dopo domani|posdomani',
    [-1]: 'ieri|ieri sera',
    [-2]: "l'altro ieri|altro ieri|avantieri",
  },
  feasts: {
    '12-24': 'vigilia di natale|la vigilia di natale|vigilia',
    '12-25': 'giorno di natale',
    '12-26': 'santo stefano',
    '12-31': 'san silvestro|vigilia di capodanno|ultimo dell’anno',
    '01-01': 'capodanno',
    '08-15': 'ferragosto',
    '02-14': 'san valentino',
  },
  counts:
    'uno, due|un paio di, tre, quattro, cinque, sei, sette, otto, nove, dieci, undici, dodici, tredici, quattordici, quindici, sedici, diciassette, diciotto, diciannove, venti',
  ordinals: 'primo, secondo|seconda, terzo|terza, quarto|quarta, quinto|quinta',
  ordinalEnd: ' ?[°ºo](?![\\p{L}])',
  units: {
    day: 'giorno|giorni',
    week: 'settimana|settimane',
    month: 'mese|mesi',
    year: 'anno|anni',
  },
  words: {
    in: 'tra|fra|in',
    later: 'dopo|piu tardi|dopo il|a partire da oggi|da oggi|da adesso',
    ago: 'fa|prima di|prima del',
    from: "dal|dall'|da|a partire dal|tra il|fra il|arrivo il|arrivo|arriviamo|arriviamo il|in arrivo il|partendo dal",
    to: "al|all'|fino al|a|partenza|partenza il|fino a",
    or: 'o|oppure|o il|o anche',
    and: 'e|ed|e il',
    not: 'non|no|mai|tranne|eccetto|ne|anziche|invece di',
    coming: 'prossimo|prossima|che viene|venturo',
    this: 'questo|questa|quest’',
    last: 'scorso|scorsa|ultimo|ultima|passato|passata',
    nextWeek:
      'la settimana prossima|settimana prossima|della settimana prossima|la prossima settimana|prossima settimana|della prossima settimana',
    monthEnd: 'fine mese|fine del mese|a fine mese|alla fine del mese',
    weekend: 'weekend|fine settimana|week-end',
    of: "di|del|dell'anno|del mese di|dell'",
    the: "il|il giorno|giorno|l'|lo|i giorni",
    one: 'un|una|un’',
    counted:
      'persona|persone|adulto|adulti|bambino|bambini|bambina|bambine|neonato|neonati|ospite|ospiti|notte|notti|camera|camere|stanza|stanze|ora|ore|minuti|letto|letti|villa|ville|amici|pax',
    for: 'per|alle|camera|siamo|saremo|gruppo di|famiglia di|numero|verso le|stanza',
    filler:
      'per favore|per piacere|perfavore|grazie|grazie mille|ciao|buongiorno|buonasera|salve|si|certo|ok|va bene|io|noi|il mio|la mia|mio|mia|nostro|e il giorno|sarebbe|sara|vorrei|vorremmo|voglio|vogliamo|arrivare|arriveremo|arrivero|data|data di arrivo|con|la|le|prenotare|prenotazione|mattina|di mattina|la mattina|pomeriggio|nel pomeriggio|sera|di sera|la sera|mezzogiorno|a mezzogiorno|presto|perfetto|bene|meglio|nato il|nata il|nato|nata|ci|mi|verremo|venire',
  },
}
