import { listed } from '../listed.ts'
import type { NumberWords } from '../number-words.ts'
import { spelling } from '../spelling.ts'

export const tr: NumberWords = {
  cardinals: spelling({
    units: `sıfır, bir, iki, üç, dört, beş, altı, yedi, sekiz, dokuz, on, on bir, on iki, on üç,
      on dört, on beş, on altı, on yedi, on sekiz, on dokuz`,
    tens: 'yirmi, otuz, kırk, elli, altmış, yetmiş, seksen, doksan',
    hundreds: `yüz, iki yüz, üç yüz, dört yüz, beş yüz, altı yüz, yedi yüz, sekiz yüz, dokuz yüz`,
    tensWith: (tens, unit) => [`${tens} ${unit}`],
    hundredsWith: (hundreds, rest) => [`${hundreds} ${rest}`],
  }),
  ordinals: listed(`birinci/ilk/birincisi, ikinci/ikincisi, üçüncü/üçüncüsü, dördüncü/dördüncüsü,
    beşinci/beşincisi, altıncı/altıncısı, yedinci/yedincisi, sekizinci/sekizincisi,
    dokuzuncu/dokuzuncusu, onuncu, on birinci, on ikinci, on üçüncü, on dördüncü, on beşinci,
    on altıncı, on yedinci, on sekizinci, on dokuzuncu, yirminci`),
  ordinalEndings: listed('inci, ıncı, uncu, üncü, nci, ncı, ncu, ncü'),
  also: {
    'bir çift': 2,
    çift: 2,
    'bir düzine': 12,
    düzine: 12,
    'iki kişiyiz': 2,
    'üç kişiyiz': 3,
    'dört kişiyiz': 4,
    'beş kişiyiz': 5,
    ikimiz: 2,
    üçümüz: 3,
    dördümüz: 4,
  },
  idioms:
    listed(`bir dakika, bir saniye, bir an, bir şey, bir soru, bir kere, bir kez, bir gün, bir tanesi,
    birimiz, bir daha, hiç bir, her bir, bir de, bir bakayım`),
  magnitudes: listed('yarım, buçuk, çeyrek, bin, binlerce, milyon, yüzlerce'),
  atLeast: listed('veya daha fazla, ve üzeri, en az, minimum, ve üstü'),
  moreThan: listed("'den fazla, den fazla, dan fazla, ten fazla, tan fazla, üzeri"),
  atMost: listed('en fazla, en çok, maksimum, kadar, veya daha az'),
  lessThan: listed('den az, dan az, altında'),
  or: listed('veya, ya da, ila, ile, arası, yahut, belki'),
  and: listed('ve, artı, ile'),
  guests: listed('kişi, kişiyiz, kişilik, kişiler, misafir, misafiriz, konuk, insan'),
  people: listed('yetişkin, çocuk, bebek, arkadaş, erkek, kadın, kız, oğlan'),
  persons:
    listed(`ben, sadece ben, yalnız ben, eşim, karım, kocam, kız arkadaşım, erkek arkadaşım, sevgilim,
    oğlum, kızım, annem, babam, arkadaşım`),
  units:
    listed(`gece, gecelik, gün, günlük, hafta, ay, oda, yatak, masa, saat, araba, araç, bavul, köpek,
    euro, lira, yıl, yaş, defa, kez, villa, daire, tane, adet`),
}
