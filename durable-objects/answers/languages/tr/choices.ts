import type { ChoiceWords } from '../choice-words.ts'
import { listed } from '../listed.ts'

export const tr: ChoiceWords = {
  means: {
    yes: listed(`evet, e, tabii, tabi, tabii ki, tabi ki, elbette, olur, tamam, peki, ok, okey,
      okay,
      doğru, kesinlikle, aynen, memnuniyetle, isterim, istiyorum, isteriz, istiyoruz, uygun,
      uygundur, kabul, onaylıyorum, onayla, onay, hay hay, neden olmasın, sorun değil,
      sorun yok, problem değil, problem yok, harika, süper, güzel, iyi, evet evet, tabiki,
      olsun, eyvallah, he, hıhı`),
    no: listed(`hayır, h, yok, yo, hayır teşekkürler, hayır teşekkür ederim, istemiyorum, istemem,
      istemiyoruz, istemeyiz, asla, katiyen, kesinlikle hayır, kesinlikle olmaz, olmaz,
      şimdi değil, henüz değil, bugün değil, gerek yok, lüzum yok, ilgilenmiyorum, hiç,
      hiçbir zaman, sanmıyorum, değil, almayayım, teşekkürler hayır, tabii ki hayır,
      pek değil, bu sefer değil`),
    later: listed(`sonra, daha sonra, şimdi değil, henüz değil, bugün değil, başka zaman,
      başka bir zaman,
      başka gün, başka bir gün, başka tarih, başka bir tarih, öbür gün, belki sonra,
      bir dahaki sefere, ileride`),
    person:
      listed(`insan, bir insan, kişi, temsilci, müşteri temsilcisi, temsilciye, yetkili, yetkiliye,
      biri, biriyle, birisi, birisiyle, operatör, danışman, gerçek kişi, gerçek bir insan,
      biriyle görüşmek, biriyle konuşmak, birisiyle konuşmak, temsilciyle görüşmek,
      canlı destek, canlı, çalışan, bir yetkili`),
    everything: listed('hepsi, her şey, tümü, her şey dahil, tamamı'),
    nothing: listed('hiçbiri, hiç biri, hiçbir şey, hiçbirisi, ne o ne bu'),
    other: listed('başka, diğer, diğeri, başka bir şey, farklı bir şey, başkası, farklı'),
  },
  negationFollows: true,
  negations:
    listed(`değil, istemiyorum, istemiyoruz, istemem, istemeyiz, hayır, yok, olmasın, olmaz, asla,
    hiç, hariç, dışında, yerine, ne de, etmeyin, etme, yapmayın, istemez, almayacağım`),
  contrasts: listed('ama, fakat, ancak, onun yerine'),
  questions: {
    openers:
      listed(`ne kadar, kaç, kaça, nasıl, ne zaman, nerede, nereye, hangi, hangisi, neden, niye,
      kim,
      acaba, ne`),
    marks:
      listed(`mı, mi, mu, mü, mısınız, misiniz, musunuz, müsünüz, mıyım, miyim, ne kadar, kaç para,
      var mı, saat kaçta`),
  },
  asksFor: listed('alabilir miyim, alabilir miyiz, rica edebilir miyim'),
  padding:
    listed(`lütfen, teşekkürler, teşekkür ederim, teşekkür ederiz, sağ ol, sağol, sağ olun, merhaba,
    selam, günaydın, iyi günler, iyi akşamlar, istiyorum, istiyoruz, isterim, isteriz,
    rica ediyorum, rica ederim, rica etsem, tercih ederim, tercih ediyorum, tercih ederiz,
    seçiyorum, seçiyoruz, alayım, alalım, alırım, alırız, alacağım, alacağız, alabilir miyim,
    olsun, olur, bana, bize, benim için, bizim için, sanırım, galiba, mümkünse, bence,
    efendim, istemiştim, ilgileniyorum, arıyorum, arıyoruz, olacak, olarak`),
  articles: listed('bir, bu, şu, o, benim, bizim'),
  small:
    listed(`bekle, bekleyin, pardon, ve, ile, için, de, da, ki, çok, sadece, yalnızca, yalnız, en,
      daha, gibi, kadar, var, ben,
    biz, bizi, beni, bana, bize, siz, olan, yani, işte, şey, ah, eh, hmm, yaklaşık, civarı,
    toplam, toplamda, grup, aile, kişilik, tam, evet, tamam, peki`),
  option: listed('seçenek, seçeneği, seçenekteki, şık, cevap, sıra, sıradaki, opsiyon'),
  number: listed('numara, numaralı, no, num'),
  one: listed('bir, biri'),
  last: listed('son, sonuncu, sonuncusu, en son, en sondaki, sondaki'),
  or: listed('veya, ya da, yoksa'),
  idioms: listed(`günaydın, iyi günler, iyi akşamlar, iyi geceler, yarım saat, öbür gün, bir dakika,
    bir saniye, ilk kez, ilk defa, son kez, son defa, bilmiyorum, kararsızım, emin değilim,
    fikrim yok, fark etmez, farketmez, anlamadım, çok pahalı, çok küçük, pahalı`),
  known:
    listed(`bugün, yarın, dün, pazartesi, salı, çarşamba, perşembe, cuma, cumartesi, pazar, ocak,
    şubat, mart, nisan, mayıs, haziran, temmuz, ağustos, eylül, ekim, kasım, aralık, sabah,
    akşam, gece, otel, fiyat, nerede, sahil, şehir, deniz, denir, bahçe, sonra, önce, erken,
    geç`),
  affixes: {
    before: [],
    after:
      listed(`lar, ler, ı, i, u, ü, yı, yi, yu, yü, a, e, ya, ye, da, de, ta, te, dan, den, tan,
      ten,
      ın, in, un, ün, nın, nin, sı, si, su, sü, lı, li, lu, lü, ları, leri, m, ım, im`),
  },
  variants: [],
  compounds: false,
}
