/** What programs write to say that they have sent a mail, or where to get them, by language. */
type Words = { verbs: string; others: string }

export const WORDS: Record<string, Words> = {
  en: {
    verbs: 'sent get download',
    others:
      'from my the with via using by on and app secure email mail device a an all new free this message was powered please excuse brevity typos any network smartphone',
  },
  de: {
    verbs: 'gesendet versendet verschickt holen hol laden beziehen herunterladen',
    others:
      'von vom meinem meiner mit der dem den für aus über auf app diese nachricht mail e wurde sie sich gerät sichere sicheren',
  },
  fr: {
    verbs: 'envoyé envoyée envoyés obtenez obtenir télécharger téléchargez provenance',
    others:
      'de du d l la le un une mon ma mes depuis avec via pour sur à partir courrier messagerie appareil application mail e sécurisé sécurisée message ce a été',
  },
  es: {
    verbs: 'enviado enviada obtener obtén consigue descargar descarga',
    others:
      'desde de mi con vía para el la un una mi correo electrónico dispositivo móvil aplicación app seguro en este mensaje fue',
  },
  pt: {
    verbs: 'enviado enviada obter obtenha transferir baixe baixar descarregar',
    others:
      'do da de meu minha com o a os via em no na através para pelo pela partir correio e-mail dispositivo aplicativo aplicação app seguro esta mensagem foi',
  },
  it: {
    verbs: 'inviato inviata scarica ottieni',
    others:
      'da dal dalla dall mio mia per con il l tramite di su posta mail app sicura dispositivo',
  },
  nl: {
    verbs: 'verzonden verstuurd download downloaden ophalen haal',
    others: 'vanaf vanuit mijn van met voor op het de een via e-mail mail app beveiligde toestel',
  },
  ca: { verbs: 'enviat obtén', others: 'des de d del meu la meva amb per a l' },
  pl: {
    verbs: 'wysłano wysłane pobierz uzyskaj',
    others:
      'z ze za mojego mojej programu program aplikacji aplikację dla systemu na przez pomocą poczty poczta telefonu smartfona a u',
  },
  ru: {
    verbs: 'отправлено послано получить получите скачать скачайте загрузить',
    others:
      'с со из от моего моей для на мобильной мобильного приложения приложении почты почта почте помощью устройства через',
  },
  uk: {
    verbs: 'надіслано відправлено отримати отримайте завантажити завантажте',
    others:
      'з із зі мого моєї для на за через допомогою пошти пошта застосунку програми мобільного додатка додатку',
  },
  tr: {
    verbs: 'gönderildi gönderilmiştir gönderilen edinin indirin alın',
    others:
      'umdan ümdan imdan ımdan dan den tan ten u ü yu yü i ı için uygulamasını uygulamasından uygulaması akıllı cep telefonumdan telefonundan tabletimden cihazımdan aygıtımdan ile posta benim',
  },
  ar: {
    verbs: 'أرسلت أرسل مرسل مرسلة الإرسال احصل الحصول تنزيل تحميل',
    others:
      'من ال جهاز جهازي هاتف هاتفي الذكي الخاص بي على عبر باستخدام ل لنظام تم خلال تطبيق بريد برنامج',
  },
  no: {
    verbs: 'sendt hent skaff få last',
    others: 'fra min mitt til på med ned deg via e post smarttelefon mobiltelefon',
  },
  sv: {
    verbs: 'skickat skickades hämta skaffa ladda',
    others: 'från min mitt för till på med ner via e post mobiltelefon',
  },
  da: {
    verbs: 'sendt hent få download',
    others: 'fra min mit til på med via e mail mobiltelefon',
  },
  fi: {
    verbs: 'lähetetty hanki hae lataa',
    others:
      'lle lta sta stä n älypuhelimesta puhelimesta puhelimestani sovelluksella sovelluksesta laitteesta kautta sähköpostista',
  },
  cs: {
    verbs: 'odesláno posláno získat získejte stáhnout stáhněte odoslané',
    others:
      'z ze mého mého mojho aplikace aplikaci pomocí pro na mobilního telefonu zařízení pošta pošty email u',
  },
  he: {
    verbs: 'נשלח נשלחה קבל קבלו השג הורד',
    others:
      'מה מ מן ה של שלי את עבור ל ב באמצעות הטלפון מהטלפון החכם הנייד מהנייד מכשיר המכשיר מהמכשיר דואר אפליקציית',
  },
  sk: {
    verbs: 'odoslané odoslaná získať stiahnuť',
    others: 'z zo môjho pre na pomocou zariadenia aplikácie telefónu',
  },
  hr: {
    verbs: 'poslano poslato preuzmite preuzmi nabavite',
    others: 's sa iz mojeg mog moga mojega za na putem uređaja aplikacije',
  },
  sl: { verbs: 'poslano prenesi pridobi', others: 'z s iz mojega moje za naprave' },
  bg: {
    verbs: 'изпратено изтегляне изтеглете получаване вземете послато',
    others: 'от моя моето мог с за на чрез устройство',
  },
  hu: {
    verbs: 'elküldve küldve beszerzése letöltése',
    others: 'az a készülékemről telefonomról saját innen',
  },
  ro: {
    verbs: 'trimis obțineți descărcați',
    others: 'de pe din meu mea la cu pentru prin dispozitivul telefonul',
  },
  el: { verbs: 'στάλθηκε εστάλη λήψη αποκτήστε', others: 'από το τη την μου για με του' },
  et: { verbs: 'saadetud hankige', others: 'minu seadmest' },
  lv: { verbs: 'nosūtīts', others: 'no mana ar' },
  lt: { verbs: 'išsiųsta', others: 'iš mano naudojant' },
  id: { verbs: 'dikirim dihantar dapatkan', others: 'dari daripada saya dengan untuk ponsel' },
  vi: { verbs: 'gửi tải', others: 'được đã từ của tôi cho bằng về' },
  th: { verbs: 'ส่งจาก', others: 'ของฉัน' },
  fa: { verbs: 'ارسال', others: 'شده از من با برای' },
  hi: { verbs: 'भेजा', others: 'मेरे से गया' },
}

/** What stands in such lines of any language: English names of programs have an English "for". */
export const ANYWHERE = 'for on mail'

/** With whatever a language hangs on to them: "iPhonesta", "Outlooku". */
export const PROGRAMS =
  'iphon ipad ipod outlook hotmail yahoo gmail proton samsung galaxy android huawei xiaomi redmi oppo lenovo oneplus motorola nokia xperia blackberry windows thunderbird yandex яндекс tutanota fairemail bluemail aquamail airmail mailbird superhuman shortwave seznam canary smartphon смартфон айфон אייפון האייפון מהאייפון ايفون الايفون mobil moto'

/** As they are: in other words they would mean something else. */
export const WHOLE_PROGRAMS =
  'ios aol gmx lg htc zte vivo honor pixel poco apple tuta nine spark edison web zoho aqua hey ru phone mobiel móvil movil celular telemóvel handy tablet portable téléphone teléfono telefone telefono cellulare telefoon macbook mac libero virgilio orange rambler telekom vodafone verizon sprint o2 rogers telus'

/** Chinese, Japanese and Korean run together: a word of theirs is taken apart into these. */
export const RUN_TOGETHER = {
  verb: '发送|發送|传送|傳送|寄出|发自|發自|寄自|送自|获取|獲取|取得|下载|下載|送信|入手|ダウンロード|보냄|보냈습니다|발송|다운로드|来自|來自',
  program:
    '苹果|华为|華為|小米|荣耀|三星|红米|手机|手機|スマートフォン|スマホ|携帯電話|携帯|アイフォン|아이폰|갤럭시|휴대폰|스마트폰|网易邮箱大师|邮箱',
  other:
    '适用于|適用於|客户端|邮件|郵件|移动|我的|的|从|從|自|我|用|版|上|由|アプリ|メール|から|より|私の|を|の|しました|나의|내|에서|용|으로|을|를|앱',
}
