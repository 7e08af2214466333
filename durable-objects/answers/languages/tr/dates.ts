import type { DateWords } from '../date-words.ts'

export const tr: DateWords = {
  locales: ['tr'],
  weekdays: { 1: 'pzt', 3: 'çarş', 4: 'perş', 6: 'cmt|ctesi' },
  days: {
    0: 'bugün|bu gün|şimdi|bu akşam|bu gece|bu sabah',
    1: 'yarın|yarın sabah|yarın akşam',
    2: 'öbür gün|yarından sonra|ertesi gün|yarından sonraki gün|yarın değil öbür gün|öbürgün',
    7: 'haftaya bugün',
    [-1]: 'dün|dün akşam',
    [-2]: 'evvelsi gün|önceki gün|evvelki gün',
  },
  feasts: {
    '12-31': 'yılbaşı gecesi|yılbaşı akşamı',
    '01-01': 'yılbaşı|yılbaşı günü',
    '10-29': 'cumhuriyet bayramı',
    '02-14': 'sevgililer günü',
  },
  counts:
    'bir, iki, üç, dört, beş, altı, yedi, sekiz, dokuz, on, on bir|onbir, on iki|oniki, on üç|onüç, on dört|ondört, on beş|onbeş',
  ordinals: 'ilk|birinci, ikinci, üçüncü, dördüncü, beşinci',
  ordinalEnd: "'[a-z]{1,5}(?![\\p{L}])",
  units: {
    day: 'gün|günü|güne',
    week: 'hafta|haftaya|haftanın',
    month: 'ay|aya|ayın|ayının',
    year: 'yıl|sene|yılı|yılında',
  },
  words: {
    later: 'sonra|sonraya|sonrası',
    ago: 'önce|evvel',
    from: 'itibaren|arasında|giriş|giriş tarihi|geliş|arası',
    to: 'kadar|çıkış|çıkış tarihi|ile|dek',
    or: 'veya|ya da|yahut|yada',
    and: 've',
    not: 'değil|hayır|hariç|olmaz|yok',
    next: 'sonraki|bir sonraki',
    coming: 'gelecek',
    this: 'bu|gelen|önümüzdeki',
    last: 'geçen|geçtiğimiz|son',
    nextWeek: 'gelecek hafta|haftaya|önümüzdeki hafta|gelecek haftanın|öbür hafta',
    monthEnd: 'ay sonu|ayın sonu|ayın sonunda|ay sonunda',
    weekend: 'hafta sonu|haftasonu',
    of: 'ayının|yılı|yılının|ayı|tarihi|tarihinde|tarihinden|tarihine',
    the: 'ayın',
    one: 'bir',
    counted:
      'kişi|kişilik|yetişkin|çocuk|bebek|misafir|gece|gecelik|oda|saat|dakika|yatak|arkadaş|villa',
    for: 'saat|oda|toplam|biz|numara|oda no',
    filler:
      'lütfen|teşekkürler|teşekkür ederim|sağol|merhaba|selam|günaydın|iyi günler|iyi akşamlar|evet|tamam|olur|ok|ben|biz|benim|bizim|için|ile birlikte|günü|gününe|geleceğiz|geliyoruz|geliyorum|geleceğim|gelmek istiyorum|gelmek istiyoruz|istiyorum|istiyoruz|tarih|giriş yapacağız|sabah|sabahı|akşam|akşamı|öğlen|öğleden sonra|gece|erken|de|da|te|ta|den|dan|olsun|uygun|rezervasyon|doğum|doğdum|doğumluyum|varış|varacağız|a|e',
  },
  suffix: "'?(?:[dt][ae]n?|y?[aeiu]|n?[iu]n|n?[dt][ae]n?|s[iu]|l[iu]|k[iu]|y?l[ae])",
}
