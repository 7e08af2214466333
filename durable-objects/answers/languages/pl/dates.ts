import type { DateWords } from '../date-words.ts'

export const pl: DateWords = {
  locales: ['pl'],
  months: {
    1: 'styczniu|styczniem',
    2: 'lutym|lutemu',
    3: 'marcu|marcem',
    4: 'kwietniu|kwiec',
    5: 'maju|majem',
    6: 'czerwcu|czerw',
    7: 'lipcu|lipcem',
    8: 'sierpniu|sierp',
    9: 'wrześniu|wrzes',
    10: 'październiku|pazdz',
    11: 'listopadzie|list',
    12: 'grudniu|grudz',
  },
  weekdays: {
    0: 'niedzielę|niedzieli|niedz|ndz|nd',
    1: 'poniedziałku|poniedziałkiem|poniedzialek|poniedzialku|pon',
    2: 'wtorku|wto|wt',
    3: 'środę|środy|śr',
    4: 'czwartku|czw',
    5: 'piątku|pt|piat',
    6: 'sobotę|soboty|sob',
  },
  days: {
    0: 'dzisiaj|dziś|teraz|dziś wieczorem|dzisiaj wieczorem|dzisiejszy',
    1: 'jutro|jutro rano|jutro wieczorem|jutra|jutrzejszy',
    2: 'pojutrze|po jutrze',
    [-1]: 'wczoraj',
    [-2]: 'przedwczoraj',
  },
  feasts: {
    '12-24': 'wigilia|wigilię|w wigilię|wigilii',
    '12-31': 'sylwester|sylwestra|w sylwestra',
    '01-01': 'nowy rok|w nowy rok',
    '02-14': 'walentynki|w walentynki',
    '05-03': 'święto konstytucji',
  },
  counts:
    'jeden|jedną|jedna, dwa|dwie|dwóch, trzy|trzech, cztery|czterech, pięć|pięciu, sześć|sześciu, siedem|siedmiu, osiem|ośmiu, dziewięć|dziewięciu, dziesięć|dziesięciu, jedenaście, dwanaście, trzynaście, czternaście, piętnaście',
  ordinals:
    'pierwszy|pierwszego|pierwsza|pierwszą, drugi|drugiego|druga|drugą, trzeci|trzeciego|trzecia|trzecią, czwarty|czwartego|czwarta, piąty|piątego|piąta, szósty|szóstego, siódmy|siódmego, ósmy|ósmego, dziewiąty|dziewiątego, dziesiąty|dziesiątego, jedenasty|jedenastego, dwunasty|dwunastego, trzynasty|trzynastego, czternasty|czternastego, piętnasty|piętnastego, szesnasty|szesnastego, siedemnasty|siedemnastego, osiemnasty|osiemnastego, dziewiętnasty|dziewiętnastego, dwudziesty|dwudziestego',
  ordinalEnd: '[ -]?(?:go|ego|ty|tego|szego|giego|ciego|mego)(?![\\p{L}])',
  units: {
    day: 'dzień|dni|dnia|dniach',
    week: 'tydzień|tygodnie|tygodni|tygodnia|tygodniu',
    month: 'miesiąc|miesiące|miesięcy|miesiąca|miesiącu',
    year: 'rok|lata|lat',
  },
  words: {
    in: 'za',
    later: 'później|potem|po|od teraz|od dziś|od dzisiaj',
    ago: 'temu|przed|wcześniej',
    from: 'od|od dnia|między|pomiędzy|przyjazd|przyjeżdżamy|przyjeżdżam|przyjazd dnia',
    to: 'do|do dnia|wyjazd|wyjeżdżamy|aż do',
    or: 'lub|albo|czy|ewentualnie',
    and: 'i|oraz|a',
    not: 'nie|oprócz|poza|nigdy|zamiast',
    next: 'następny|następną|następnego|następna|następnym|przyszły|przyszłą|przyszłego|przyszła|przyszłym',
    this: 'ten|tę|tą|ta|tego|tym|najbliższy|najbliższą|najbliższego|nadchodzący|nadchodzącą|nadchodzącego',
    last: 'zeszły|zeszłą|ostatni|ostatnią|ubiegły|ubiegłą|miniony|minioną|zeszłego|poprzedni',
    nextWeek:
      'w przyszłym tygodniu|w następnym tygodniu|przyszły tydzień|następny tydzień|przyszłego tygodnia|następnego tygodnia',
    monthEnd: 'koniec miesiąca|na koniec miesiąca|pod koniec miesiąca',
    weekend: 'weekend',
    of: 'roku|r|r.|w miesiącu|miesiąca',
    the: 'dnia|dzień',
    counted:
      'osoba|osoby|osób|osob|dorosły|dorosłych|dorośli|dziecko|dzieci|niemowlę|gość|gości|goście|noc|noce|nocy|noclegi|noclegów|doba|doby|dób|pokój|pokoje|pokoi|godzina|godziny|godzin|minut|łóżko|łóżka|os',
    for: 'dla|na|o|pokój|o godzinie|nas|jest nas|grupa|numer|około|godz|godz.',
    filler:
      'proszę|dziękuję|dzięki|dzień dobry|dobry wieczór|cześć|witam|hej|tak|ok|dobrze|jasne|ja|my|mój|moja|nasz|to|jest|będzie|byłoby|chcę|chcemy|chciałbym|chciałabym|chcielibyśmy|przyjechać|przyjadę|przyjedziemy|data|data przyjazdu|z|ze|w|we|rano|po południu|wieczorem|w południe|południe|wcześnie|super|idealnie|może być|rezerwacja|zarezerwować|urodzony|urodzona|ur.|będę|będziemy',
  },
}
