import { describe, expect, it } from 'vitest'
import { unflowed } from '../../../durable-objects/channels/email/flowed.ts'
import { textOfHtml } from '../../../durable-objects/channels/email/html-text.ts'
import { replyIn, withoutQuote } from '../../../durable-objects/channels/email/quoted.ts'

const MAILBOX = { address: 'stay@casaverde.example', names: ['Casa Verde'] }

const quote = '> ##- Reply above this line -##\n>\n> How many guests?\n> 1. One\n> 2. Two'

describe('the answer in a mail', () => {
  it.each<[string, string, string]>([
    ['a mail without a quote', 'Two guests\n', 'Two guests'],
    ['our own line', `Two\n\n##- Reply above this line -##\n\nHow many?`, 'Two'],
    [
      'our own line, and Gmail above it',
      `Two\n\nOn Sun, 22 Nov 2026 at 15:30, Casa <a@b.c> wrote:\n\n${quote}`,
      'Two',
    ],
    [
      'Gmail, wrapped over two lines',
      'Two\n\nOn Sun, 22 Nov 2026 at 15:30, Casa Verde Reservations\n<stay@casaverde.example> wrote:\n\n> How many?',
      'Two',
    ],
    [
      'Apple Mail',
      'Two\n\n> On 22 Nov 2026, at 15:30, Casa <a@b.c> wrote:\n> \n> How many?\n',
      'Two',
    ],
    [
      'German',
      'Zwei\n\nAm So., 22. Nov. 2026 um 15:30 Uhr schrieb Casa <a@b.c>:\n\n> Wie viele?',
      'Zwei',
    ],
    [
      'French',
      'Deux\n\nLe dim. 22 nov. 2026 à 15:30, Casa <a@b.c> a écrit :\n\n> Combien ?',
      'Deux',
    ],
    [
      'Spanish',
      'Dos\n\nEl dom, 22 nov 2026 a las 15:30, Casa (<a@b.c>) escribió:\n\n> ¿Cuántos?',
      'Dos',
    ],
    [
      'Portuguese',
      'Dois\n\nEm dom., 22 de nov. de 2026 às 15:30, Casa <a@b.c> escreveu:\n\n> Quantos?',
      'Dois',
    ],
    [
      'Italian',
      'Due\n\nIl giorno dom 22 nov 2026 alle ore 15:30 Casa <a@b.c> ha scritto:\n\n> Quanti?',
      'Due',
    ],
    ['Dutch', 'Twee\n\nOp zo 22 nov 2026 om 15:30 schreef Casa <a@b.c>:\n\n> Hoeveel?', 'Twee'],
    [
      'Russian',
      'Два\n\nвс, 22 нояб. 2026 г. в 15:30, Casa <a@b.c>:\nCasa Verde пишет:\n> Сколько?',
      'Два',
    ],
    ['Chinese', '两位\n\n于2026年11月22日周日 Casa <a@b.c> 写道：\n> 几位？', '两位'],
    [
      'a date and an address',
      'Two\n\n2026-11-22 15:30 GMT+01:00 Casa <a@b.c>:\n> How many?',
      'Two',
    ],
    [
      'Outlook',
      'Two\n\n________________________________\nFrom: Casa <a@b.c>\nSent: Sunday\nTo: Ann\nSubject: Stay\n\nHow many?',
      'Two',
    ],
    [
      'Outlook without its line',
      'Two\n\nFrom: Casa <a@b.c>\nSent: Sunday\nTo: Ann\nSubject: Stay\n\nHow many?',
      'Two',
    ],
    [
      'Outlook in German',
      'Zwei\n\nVon: Casa\nGesendet: Sonntag\nAn: Ann\nBetreff: Stay\n\nWie viele?',
      'Zwei',
    ],
    ['an original message', 'Two\n\n-----Original Message-----\nFrom: Casa\n\nHow many?', 'Two'],
    ['marks to the end alone', 'Two\n\n> How many?\n> 1. One\n', 'Two'],
    ['a signature', 'Two\n-- \nAnn Lee\nCEO', 'Two'],
    ['a telephone', 'Two\n\nSent from my iPhone', 'Two'],
    ['a German telephone', 'Zwei\n\nVon meinem iPhone gesendet', 'Zwei'],
    ['Outlook for iOS', 'Two\n\nGet Outlook for iOS\n', 'Two'],
    ['windows line ends', 'Two\r\n\r\n> How many?\r\n', 'Two'],
    ['an answer below the quote', '> How many?\n\nTwo of us', 'Two of us'],
    [
      'an answer between the quotes',
      'On Sun, 22 Nov 2026, Casa wrote:\n> How many?\nTwo\n> When?\nTomorrow',
      'Two\nTomorrow',
    ],
    ['nothing but a quote', '> How many?', '> How many?'],
    [
      'a colon in the guest’s own words',
      'On Monday my wife wrote:\nwe are two.\n\n##- Reply above this line -##',
      'On Monday my wife wrote:\nwe are two.',
    ],
    ['one header-like line', 'To: the sea view, please', 'To: the sea view, please'],
    ['nothing', '', ''],
    [
      'an attribution in a language that nobody lists',
      `Ababili\n\nKu Hla, Jan 5, 2024 ku-10:12 Casa Verde <stay+k3f9@casaverde.example> ubhale:\n\n${quote}`,
      'Ababili',
    ],
    [
      'an attribution that names us without an address',
      `2\n\nZitat von Casa Verde:\n\n${quote}`,
      '2',
    ],
    [
      'direction marks',
      `4\n\n\u202bבתאריך יום ו׳, 4 בדצמ׳ 2026 ב-11:53 מאת \u202aCasa Verde\u202c\u200f <\u202astay@casaverde.example\u202c\u200f>:\u202c\n\n${quote}`,
      '4',
    ],
    [
      'an attribution without a blank line above it',
      `5.5.2027\npe 5. tammik. 2024 klo 10.12 Casa Verde (stay@casaverde.example)\nkirjoitti:\n${quote}`,
      '5.5.2027',
    ],
    [
      'headers in a language that nobody lists',
      'ორი\n\nგამომგზავნი: Casa Verde <stay@casaverde.example>\nგაგზავნილია: 5 იანვარი, 2024\nადრესატი: Ann\n\n##- Reply above this line -##',
      'ორი',
    ],
    [
      'a warning between the headers and our line',
      'Two\n\nFrom: Casa Verde <stay@casaverde.example>\nSent: Friday\nTo: Ann\nSubject: Stay\n\nCAUTION: this mail is from outside\n\n##- Reply above this line -##',
      'Two',
    ],
    ['our own line in German', 'Zwei\n\n##- Bitte antworten Sie oberhalb dieser Zeile -##', 'Zwei'],
    [
      'an answer below our own line in a quote',
      `On Fri, Dec 4, 2026 at 11:53 AM Casa Verde <stay@casaverde.example> wrote:\n${quote}\n\nFour, please`,
      'Four, please',
    ],
    [
      'an answer inside the quote of our own line',
      `Casa Verde schreef:\n${quote}\n\nVier\n\n> Wanneer?\n\nOp 5 mei`,
      'Vier\n\nOp 5 mei',
    ],
    ['a signature below the answer below', `${quote}\n\nFour\n\nSendt fra min iPad 2`, 'Four'],
    ['a program with a link', '4\n\nObter o Outlook para Android<https://aka.ms/AAb9ysg>', '4'],
    [
      'a program and its link on the next line',
      '4\n\nSent from Yahoo Mail\n<https://yho.com/1>',
      '4',
    ],
    ['a program, its version and its rule', '4\n\n---\nSent from Proton Mail for iOS 4.1', '4'],
  ])('is found in %s', (_, text, said) => {
    expect(withoutQuote(text, MAILBOX)).toBe(said)
  })

  it.each([
    'Hi, our trip:\nDate: 12 May\nFrom: Porto\nTo: Lisbon\nGuests: 4\nThanks, Ana',
    'Name: Ana\nEmail: ana@dias.example\nDate: 12 May\nGuests: 4',
    'Name: Ana\n_____\nAllergies: nuts',
    'Adults: 2\n--\nAllergies: nuts',
    '--- Saturday ---\nArrival: 16:00\n--- Sunday ---\nDinner for four',
    'Ana Dias\nSent from my hotel, so please call me there:\nroom 12, extension 400',
    'The photo\nI sent it from my iPhone',
    'Passports\nSent by mail',
    'On Monday my wife wrote:\nwe are two',
    'Please write to office@dias.example before 18:00 on 5.5.2027:\nthey pay',
  ])('is all of the guest’s own words, alone and above a quote: %j', (words) => {
    expect(withoutQuote(words, MAILBOX)).toBe(words)
    const head = 'Am 5.1.2024 um 10:12 schrieb Casa Verde <stay@casaverde.example>:'
    expect(withoutQuote(`${words}\n\n${head}\n\n${quote}`, MAILBOX)).toBe(words)
  })

  it('is all that stands above a quote with its head inside', () => {
    const words = 'Write to ana@dias.example before 18:00:'
    const head = '> On 5 Jan 2024, at 10:12, Casa Verde <stay@casaverde.example> wrote:'
    expect(withoutQuote(`${words}\n\n${head}\n> \n${quote}`, MAILBOX)).toBe(words)
  })

  it('is nothing in a mail that is but a quote', () => {
    expect(replyIn(`Casa Verde wrote:\n${quote}`, MAILBOX)).toBe('')
  })

  it('is found at once in a mail made to be slow', () => {
    const began = performance.now()
    for (const line of ['On ', '> ', 'From: ', 'a <b@c ', '__', '<', '<!--', '<a "']) {
      withoutQuote(`${line.repeat(20_000)}\n`.repeat(20), MAILBOX)
      textOfHtml(line.repeat(200_000))
    }
    expect(performance.now() - began).toBeLessThan(3000)
  })
})

describe('format=flowed', () => {
  it('joins soft breaks, and keeps hard ones', () => {
    expect(unflowed('We are two \nguests.\nThanks')).toBe('We are two guests.\nThanks')
  })

  it('keeps the mark of a signature', () => {
    expect(unflowed('Two\n-- \nAnn')).toBe('Two\n-- \nAnn')
  })

  it('takes away the space that delsp put there', () => {
    expect(unflowed('二 \n名', true)).toBe('二名')
  })
})

describe('the words of an HTML mail', () => {
  it.each([
    [
      'Gmail',
      '<div>Two</div><div class="gmail_quote gmail_quote_container"><div class="gmail_attr">On Sun wrote:</div><blockquote>How?</blockquote></div>',
      'Two',
    ],
    [
      'Outlook',
      '<div>Two</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg">From: Casa</div><div>How?</div>',
      'Two',
    ],
    [
      'Thunderbird',
      '<p>Two</p><div class="moz-cite-prefix">On Sun wrote:</div><blockquote type="cite">How?</blockquote>',
      'Two',
    ],
    [
      'Yahoo',
      '<div>Two</div><div id="y" class="yahoo_quoted"><div>On Sun<div>How?</div></div></div>',
      'Two',
    ],
    ['an answer below', '<blockquote>How?</blockquote><p>Two</p>', 'Two'],
    ['styles and comments', '<style>a{}</style><!-- x -->Two<script>1<2</script>', 'Two'],
    [
      'Gmail, answered inside the quote',
      '<div class="gmail_quote"><div class="gmail_attr">On Sun wrote:</div><blockquote>##- Reply above this line -##<br>How many?</blockquote><div>Two</div><blockquote>When?</blockquote><div>In May</div></div>',
      'Two\n\nIn May',
    ],
    [
      'Outlook in Portuguese, without its marks',
      '<p>Quatro<o:p></o:p></p><div><p><b>De:</b> Casa Verde &lt;stay@casaverde.example&gt; <br><b>Enviada:</b> 4 de dezembro<br><b>Para:</b> g@example.org<br><b>Assunto:</b> A villa</p></div><p>##- Reply above this line -##</p><p>How many?</p>',
      'Quatro',
    ],
    [
      'a program that marks its quote alone',
      '<div>Cztery</div><div>W dniu 5 sty 2024, Casa Verde pisze:<blockquote>How many?</blockquote></div>',
      'Cztery',
    ],
    [
      'indented words',
      '<p>We are:</p><blockquote style="margin:0 0 0 40px;border:none;padding:0px">2 adults</blockquote>',
      'We are:\n\n2 adults',
    ],
    [
      'every named entity',
      'N&atilde;o, &Eacute;vora &mdash; 2 &times; 3 &deg;C, l&rsquo;h&ocirc;tel &oslash; &Lstrok;&oacute;d&zacute; co&shy;ma',
      'Não, Évora — 2 × 3 °C, l’hôtel ø Łódź coma',
    ],
    ['entities', 'a &lt; b &amp; c&nbsp;d &#233; &#x1F600; &bogus;', 'a < b & c d é 😀 &bogus;'],
    [
      'breaks',
      'one<br>two<p>three</p><ul><li>a</li><li>b</li></ul>',
      'one\ntwo\nthree\n\n- a\n- b',
    ],
    ['no HTML', 'just 2 < 3 words', 'just 2 < 3 words'],
  ])('of %s', (_, html, text) => {
    expect(withoutQuote(textOfHtml(html), MAILBOX)).toBe(text)
  })
})
