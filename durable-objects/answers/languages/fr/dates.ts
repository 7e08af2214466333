import type { DateWords } from '../date-words.ts'

export const fr: DateWords = {
  locales: ['fr', 'fr-CA'],
  months: { 1: 'janv|jan', 2: 'fev|fevr', 7: 'juil|jul', 9: 'sep' },
  days: {
    0: "aujourd'hui|aujourdhui|aujourd hui|ce soir|ce matin|cet apres-midi|cet apres midi|maintenant|auj",
    1: 'demain|demain matin|demain soir|demain apres-midi|dès demain',
    2: 'apres-demain|apres demain|surlendemain',
    7: 'dans sept jours',
    [-1]: 'hier|hier soir',
    [-2]: 'avant-hier|avant hier',
  },
  feasts: {
    '12-24': 'veille de noel|reveillon de noel',
    '12-25': 'jour de noel|le jour de noel',
    '12-31':
      'saint-sylvestre|saint sylvestre|la saint-sylvestre|reveillon du nouvel an|veille du nouvel an',
    '01-01': "jour de l'an|le jour de l'an|nouvel an",
    '07-14': 'fete nationale',
    '02-14': 'saint-valentin|saint valentin',
  },
  counts:
    'un, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze, treize, quatorze, quinze, seize, dix-sept, dix-huit, dix-neuf, vingt',
  ordinals: 'premier|première, deuxieme|second, troisieme, quatrieme, cinquieme',
  ordinalEnd: ' ?(?:er|ere|e|eme)(?![\\p{L}])',
  units: {
    day: 'jour|jours',
    week: 'semaine|semaines',
    fortnight: 'quinzaine',
    month: 'mois',
    year: 'an|ans|annee',
  },
  words: {
    in: "dans|d'ici",
    later: "plus tard|apres|apres le|a partir d'aujourd'hui|a compter d'aujourd'hui",
    ago: 'il y a|avant|avant le|y a',
    from: "depuis le|depuis|a partir du|a partir de|a compter du|entre le|entre|arrivee|arrivee le|arrivant|j'arrive|nous arrivons|on arrive|des le",
    to: "au|jusqu'au|jusqu'a|depart|depart le|jusqu'en",
    or: 'ou|ou bien|ou le',
    and: 'et|et le',
    not: "pas|jamais|sauf|ni|non|ne|n'est|plutot que|excepte",
    coming: 'prochain|prochaine|qui vient|suivant',
    this: 'ce|cet|cette',
    last: 'dernier|derniere|passe|passee',
    nextWeek: 'la semaine prochaine|semaine prochaine|de la semaine prochaine|en huit',
    monthEnd: 'fin du mois|a la fin du mois|fin de mois',
    weekend: 'week-end|weekend|week end',
    of: "de|d'|du|de l'an|du mois de|de l'annee",
    the: 'le|les',
    one: 'un|une',
    counted:
      'personne|personnes|adulte|adultes|enfant|enfants|bebe|bebes|nuit|nuits|nuitee|nuitees|chambre|chambres|hote|hotes|heure|heures|minutes|lit|lits|couverts|pers|villa|villas|pax|amis',
    for: 'pour|a|chambre|nous sommes|on est|groupe de|famille de|numero|vers|villa|nous serons|pendant',
    filler:
      "s'il vous plait|s'il te plait|svp|stp|merci|merci beaucoup|bonjour|bonsoir|salut|oui|d'accord|ok|je|j'|nous|on|mon|ma|mes|notre|c'est|ce sera|ce serait|est|sera|serait|voudrais|voudrions|je voudrais|nous voudrions|j'aimerais|arriver|arrivons|arriverons|arriverai|arrive|date|la date|date d'arrivee|avec|en|la|reserver|reservation|matin|au matin|le matin|soir|le soir|au soir|apres-midi|l'apres-midi|apres midi|midi|a midi|tot|parfait|bien|plutot|ne le|nee le|né le|venir|viendrons",
  },
}
