import type { Line } from './line.ts'
import { type Mailbox, namesAddress, namesOurAddress } from './mailbox.ts'

type Field = 'from' | 'sent' | 'date' | 'to' | 'cc' | 'subject'

/** What Outlook and others put before a colon, by what it is; "sent" is a word no guest's list has. */
const LABELS: [Field, string][] = [
  ['from', 'from|von|de|da|van|od|från|fra|lähettäjä|от|від|kimden|gönderen|من|מאת|από|feladó'],
  ['from', 'expéditeur|mittente|remitente|afzender|отправитель|відправник|od kogo|de la|nadawca'],
  ['from', '发件人|發件人|寄件者|寄件人|差出人|送信者|送信元|보낸 사람|보낸사람'],
  [
    'sent',
    'sent|gesendet|enviado|enviado el|enviado em|enviada|enviada em|inviato|envoyé|envoyé le',
  ],
  ['sent', 'verzonden|wysłano|wysłane|skickat|sendt|lähetetty|отправлено|надіслано|відправлено'],
  [
    'sent',
    'gönderildi|gönderilme tarihi|gönderim tarihi|gönderme tarihi|odesláno|odoslané|elküldve',
  ],
  ['sent', 'تاريخ الإرسال|تم الإرسال|أرسلت|تم إرساله|נשלח|trimis|στάλθηκε|αποστολή'],
  ['sent', '发送时间|發送時間|寄件日期|傳送時間|送信日時|보낸 날짜|보낸날짜|보낸 시간'],
  ['date', 'date|datum|data|fecha|dato|päivämäärä|päiväys|pvm|дата|tarih|التاريخ|תאריך|dátum'],
  ['date', '日期|日付|날짜|ημερομηνία|date d’envoi'],
  ['to', 'to|an|para|a|à|al|aan|do|komu|till|til|vastaanottaja|кому|kime|alıcı|إلى|الى|אל|către'],
  [
    'to',
    'destinataire|destinatario|destinatário|címzett|προς|收件人|收件者|宛先|받는 사람|받는사람',
  ],
  [
    'cc',
    'cc|bcc|cci|dw|kopia|kopie|copia|cópia|kopi|kopio|копия|копія|bilgi|نسخة|抄送|副本|עותק|참조',
  ],
  ['cc', 'reply-to|antwort an|répondre à|responder a|responder para|rispondi a|ответить'],
  ['subject', 'subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|ämne|emne|aihe|тема'],
  ['subject', 'konu|الموضوع|נושא|předmět|predmet|tárgy|subiect|θέμα|主题|主題|主旨|件名|제목'],
]

const FIELDS = new Map(
  LABELS.flatMap(([field, labels]) => labels.split('|').map((label) => [label, field] as const)),
)

type Labelled = { label: string; field: Field | undefined; words: string }

function labelledIn({ words }: Line): Labelled | undefined {
  const label = /^[*_]{0,2}(\p{L}[^:：\n]{0,30}?)[\s*_]{0,3}[:：]/u.exec(words)?.[1]
  return label ? { label, field: FIELDS.get(label.toLowerCase()), words } : undefined
}

/** Between two headers there may be a blank line, or a list of people that goes on. */
const BETWEEN = 2
const MOST_LINES = 20

/** The labelled lines that follow each other from `start` on, and how many lines they take. */
function labelledFrom(lines: Line[], start: number): { labelled: Labelled[]; length: number } {
  const labelled: Labelled[] = []
  let length = 0
  for (const [index, line] of lines.slice(start, start + MOST_LINES).entries()) {
    const one = labelledIn(line)
    if (!one && index - length >= BETWEEN) break
    if (!one) continue
    labelled.push(one)
    length = index + 1
  }
  return { labelled, length }
}

/**
 * How many lines from here on are the headers of a mail that a quote begins with; 0 when none are.
 * Three with the labels of one, among them an address beside "From" or "To" and a date or a subject, or
 * the "Sent" that only programs write: a guest's "From: Porto, To: Lisbon, Date: 12 May" has neither.
 */
export function headerLines(lines: Line[], index: number): number {
  const first = lines[index]
  if (!first || labelledIn(first)?.field === undefined) return 0
  const { labelled, length } = labelledFrom(lines, index)
  const known = labelled.filter(({ field }) => field !== undefined)
  const has = (...fields: Field[]) => known.some(({ field }) => field && fields.includes(field))
  const addressed = known.some(
    ({ field, words }) => (field === 'from' || field === 'to') && namesAddress(words),
  )
  const dated = has('sent', 'date', 'subject') && has('from', 'to')
  const written = has('sent') && (has('subject') || (has('from') && has('to')))
  const block = known.length >= 3 && ((addressed && dated) || written)
  return block ? length : 0
}

/**
 * Where, above our own line, the headers of a mail begin in any language: three labels, of which the
 * first says our address, or "Name <address>" with a time beside it in a block that is the last thing
 * there. The moment may stand before it. Undefined when they are not there.
 */
export function blockOfOurs(lines: Line[], mailbox: Mailbox): number | undefined {
  const from = lines.findIndex((_, index) => beginsOurs(lines, index, mailbox))
  if (from < 0) return undefined
  const before = lines[from - 1]
  return before && labelledIn(before) && TIME.test(before.words) ? from - 1 : from
}

const SENDER = /<[^<>\s]+@[^<>\s]+>|\[mailto:/
const TIME = /\p{Nd}[:.]\p{Nd}{2}/u

function beginsOurs(lines: Line[], index: number, mailbox: Mailbox): boolean {
  const { labelled, length } = labelledFrom(lines, index)
  const [first] = labelled
  if (!first || lines[index]?.words !== first.words || labelled.length < 3) return false
  if (namesOurAddress(first.words, mailbox)) return true
  const isLast = index + length >= lines.length - 1
  return isLast && SENDER.test(first.words) && labelled.some(({ words }) => TIME.test(words))
}

/** "-----Original Message-----", in the languages of the product and some more. */
const ORIGINAL = new RegExp(
  `^(?:[-_*]{2,}\\s*(?:${[
    'original|forwarded|ursprüngliche|weitergeleitete|originalnachricht|message d|message orig',
    'message transf|mensaje|mensagem|messaggio|oorspronkelijk|doorgestuurd|wiadomość|oryginaln',
    'przekazan|исходное|оригинальное|пересыл|пересланн|вихідне|оригінальне|переслан|orijinal|özgün',
    'iletilen|الرسالة|رسالة|原始|转发|轉寄|元の|転送|opprinnelig|videresend|ursprung|original',
    'vidarebefordra|alkuperäinen|välitetty|oprindelig|původní|přeposlan|הודעה|ההודעה|원본',
  ].join('|')})[^\\n]{0,40}?[-_*]{2,})$`,
  'iu',
)

/** Apple's, without dashes. */
const FORWARDED = new RegExp(
  `^(?:${[
    'begin forwarded message|anfang der weitergeleiteten (?:e-mail|nachricht)|début du message',
    'inicio del mensaje reenviado|início da mensagem (?:re)?encaminhada|inizio messaggio inoltrato',
    'begin doorgestuurd bericht|początek przekazywanej|начало переадресованного|початок',
    'iletilen|yönlendirilen|بداية الرسالة|以下是转发|下面是被转发|開始轉寄|転送された|videresendt',
    'vidarebefordrat|välitetty viesti|začátek přeposílané|תחילת ההודעה',
  ].join('|')})[^:：]{0,40}\\s?[:：]$`,
  'iu',
)

export const isDivider = ({ words }: Line) => ORIGINAL.test(words) || FORWARDED.test(words)

/** Words between dashes, in any language: a divider where our address stands below. */
export const isBetweenDashes = ({ words }: Line) => /^-{2,}\s*\p{L}.{0,80}?-{2,}$/u.test(words)
