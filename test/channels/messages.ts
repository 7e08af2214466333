import type { Outbound } from '#messages/message.ts'

const picture = 'https://media.casaverde.example/room.jpg'
const questionId = 'j1:k3f9:party_size'

/** A message of every kind with one and the same text wherever a text can stand. */
export function everyKind(text: string): Outbound[] {
  const header = { type: 'text', text } as const
  const options = ['a', 'b', 'c'].map((id) => ({ id, label: text }))
  const framed = { questionId, header, body: text, footer: text }
  const rows = ['u', 'v', 'w', 'x'].map((id) => ({ id, label: text, description: text }))
  return [
    { kind: 'text', text },
    { kind: 'image', mediaUrl: picture, caption: text },
    { kind: 'video', mediaUrl: picture, caption: text },
    { kind: 'document', mediaUrl: picture, caption: text, filename: text },
    { kind: 'audio', mediaUrl: picture },
    { kind: 'location', latitude: 1.5, longitude: -3, name: text, address: text },
    { kind: 'cta-url', header, body: text, footer: text, buttonText: text, url: picture },
    { kind: 'reply', ...framed, options },
    {
      kind: 'reply',
      ...framed,
      header: { type: 'document', mediaUrl: picture, filename: text },
      options,
    },
    { kind: 'quick-reply', ...framed, options },
    {
      kind: 'quick-reply',
      ...framed,
      header: { type: 'image', mediaUrl: picture },
      button: text,
      options: Array.from({ length: 10 }, (_, index) => ({ id: `o${index}`, label: text })),
    },
    { kind: 'list', ...framed, button: text, sections: [{ rows }] },
    {
      kind: 'list',
      ...framed,
      button: text,
      sections: [{ title: text, rows: rows.slice(0, 2) }, { rows: rows.slice(2) }],
    },
    {
      kind: 'template',
      questionId,
      name: 'order_confirmation',
      language: 'en_US',
      header,
      body: [text, text],
      buttons: [
        { id: 'yes', index: 0, type: 'quick-reply', label: text },
        { id: 'see', index: 1, type: 'url', value: text },
        { id: 'code', index: 2, type: 'copy-code', value: text },
      ],
    },
    { kind: 'template', questionId, name: 'welcome', language: 'de', body: { first_name: text } },
    {
      kind: 'template',
      questionId,
      name: 'rooms',
      language: 'de',
      cards: [0, 1].map(() => ({
        header: { type: 'image', mediaUrl: picture },
        body: [text],
        buttons: [{ id: 'book', index: 0, type: 'quick-reply', label: text }],
      })),
    },
  ]
}

/** What an author would write. */
export const plain = 'Two guests'

/** What variables make of it. */
export const hostile: Record<string, string> = {
  'nothing at all': '',
  'white space alone': ' \n\t\u00a0 ',
  '4,096 emoji': '😀'.repeat(4096),
  'families of emoji': '👩‍👩‍👧‍👦'.repeat(600),
  'flags side by side': '🇮🇳🇩🇪'.repeat(700),
  Hindi: 'कासा वर्दे में आपका स्वागत है। कृपया अपना कमरा चुनें। '.repeat(120),
  'Arabic, right to left': '\u200fأهلا بكم في كازا فيردي، اختاروا غرفتكم. '.repeat(150),
  'Chinese without a space': '欢迎光临卡萨维尔德酒店。请选择您的房间！'.repeat(260),
  '10,000 letters in one word': 'x'.repeat(10_000),
  '10,000 letters in words': 'a longer story about rooms '.repeat(371),
  'paragraphs without end': 'One line.\nAnother line.\n\n'.repeat(400),
  'marks around all of it': `*${'bold words and _slanted words_ '.repeat(300)}end*`,
  'marks and nothing between': '*_~`'.repeat(1500),
  'a label in bold': '*Yes*',
  'a link over every limit': `https://casaverde.example/${'path/'.repeat(1200)}`,
  'many links': 'See https://casaverde.example/rooms/sea-view?from=2026-11-22 or '.repeat(160),
  'variables nobody filled': 'Dear {{var_system.user_name}}, room {{ var_local.room }} '.repeat(
    200,
  ),
  'half a surrogate pair': '\ud83d'.repeat(5000),
  'accents on accents': `a${'\u0301'.repeat(9000)}`,
  'a label of 21 characters': 'abcdefghijklmnopqrstu',
  'new lines and tabs': 'a\tb\r\n\r\nc      d\u2028e',
  'our own ids': 'j1:k3f9:party_size:__more:2',
}

/** A list of so many rows in sections of ten. */
export function longList(count: number, page?: number): Extract<Outbound, { kind: 'list' }> {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: `row${index}`,
    label: `Room ${index + 1}`,
    description: 'Sea view',
  }))
  return {
    kind: 'list',
    questionId,
    header: { type: 'text', text: 'Our rooms' },
    body: 'Which room would you like?',
    button: 'Rooms',
    sections: Array.from({ length: Math.ceil(count / 10) }, (_, index) => ({
      title: `Floor ${index + 1}`,
      rows: rows.slice(index * 10, index * 10 + 10),
    })),
    ...(page !== undefined && { page }),
  }
}
