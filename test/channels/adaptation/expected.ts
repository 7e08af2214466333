import type { ChannelType } from '../../../durable-objects/channels/info.ts'

/** What the provider's rules make of a sample, in words, and what that means of what a guest gets (`describePreview`). */
type Expectation = [says: string, means: RegExp]
type Row = Record<ChannelType, Expectation>

const row = (
  official: Expectation,
  unofficial: Expectation,
  [messenger, instagram, email, web]: [Expectation, Expectation, Expectation, Expectation],
): Row => ({
  'whatsapp-official': official,
  'whatsapp-unofficial': unofficial,
  email,
  'web-chat': web,
  instagram,
  messenger,
})

const TEXT: Expectation = ['native', /^a text$/]
const NUMBERED: Expectation = ['text, numbered (or poll)', /^a numbered text$/]
const CHIPS: Expectation = ['quick replies', /^quick replies below a numbered text$/]
const BUTTONS: Expectation = ['native', /^buttons( below a picture or file)?$/]
const LINKS: Expectation = ['HTML buttons (2-step)', /^numbered choices, each a link( below .*)?$/]
const native = (name: string): Expectation => ['native', new RegExp(`^${name}$`)]
const first = (kind: string): Expectation => [
  `${kind}, then caption as text`,
  new RegExp(`^an? ${kind}, then a text$`),
]

/** By sample. */
export const EXPECTED: Record<string, Row> = {
  text: row(TEXT, TEXT, [
    ['split: parts of ≤ 2,000; marks stripped', /^a text$/],
    ['split: parts of ≤ 1,000 bytes; marks stripped', /^a text$/],
    ['native; marks become HTML', /^a text$/],
    TEXT,
  ]),
  image: row(native('an image with its caption'), native('an image with its caption'), [
    first('image'),
    first('image'),
    ['inline image + caption', /^an image with its caption$/],
    native('an image with its caption'),
  ]),
  video: row(native('a video with its caption'), native('a video with its caption'), [
    ['native video 25 MB + text', /^a video, then a text$/],
    ['native video 25 MB + text', /^a video, then a text$/],
    ['poster image linking to file', /^an image\b/],
    native('a video with its caption'),
  ]),
  audio: row(
    native('an audio message'),
    ['voice (convert) or file', /^an audio message$/],
    [
      ['native audio 25 MB', /^an audio message$/],
      ['native audio (aac, m4a, wav, mp4; mp3 → link)', /^an audio message$/],
      ['link', /^a link button$/],
      native('an audio message'),
    ],
  ),
  document: row(native('a document with its caption'), native('a document with its caption'), [
    ['native file 25 MB + text', /^a document, then a text$/],
    ['PDF only 25 MB, else link', /^a document, then a text$/],
    ['link', /^a link button$/],
    native('a document with its caption'),
  ]),
  location: row(native('a map pin'), native('a map pin'), [
    ['text: name, address, link to the map', /^a text with a link$/],
    ['text', /^a text with a link$/],
    ['text + static link', /^a link button$/],
    ['map card', /^a map pin$/],
  ]),
  reply: row(native('buttons'), NUMBERED, [CHIPS, CHIPS, LINKS, BUTTONS]),
  'quick-reply': row(
    ['1–3 options with titles ≤ 20: buttons; otherwise list', /^a list$/],
    ['text / poll (2–12)', /^a numbered text$/],
    [CHIPS, CHIPS, LINKS, ['list / chips', /^(a list|buttons)$/]],
  ),
  list: row(
    native('a list'),
    ['text, numbered', /^a numbered text$/],
    [
      ['numbered text + quick replies "1".."13"', /^quick replies below a numbered text$/],
      ['numbered text + quick replies "1".."13"', /^quick replies below a numbered text$/],
      ['ordered list of links + numbers', /^numbered choices, each a link$/],
      native('a list'),
    ],
  ),
  'cta-url': row(
    native('a link button'),
    ['text: body + url', /^a text with a link$/],
    [
      ['button template', /^a link button$/],
      ['button template (web_url); text on failure', /^a link button$/],
      ['HTML button + plain url', /^a link button$/],
      native('a link button'),
    ],
  ),
  'text-long': row(['native, one part', /^a text$/], TEXT, [
    ['split: up to 3 parts of ≤ 2,000', /^a text in 3 parts$/],
    ['split: 5 parts of ≤ 1,000 bytes for Latin', /^a text in 5 parts$/],
    TEXT,
    TEXT,
  ]),
  'reply-picture': row(
    native('buttons below a picture or file'),
    ['media first, then options', /^an image, then a numbered text$/],
    [
      [
        'media first, then text + quick replies',
        /^an image, then quick replies below a numbered text$/,
      ],
      [
        'media first, then text + quick replies',
        /^an image, then quick replies below a numbered text$/,
      ],
      ['image on top', /^numbered choices, each a link|^an image, then numbered choices/],
      BUTTONS,
    ],
  ),
  'quick-reply-short': row(
    ['1–3 options with titles ≤ 20: buttons', /^buttons$/],
    ['text / poll (2–12)', /^a numbered text$/],
    [CHIPS, CHIPS, LINKS, ['list / chips', /^(a list|buttons)$/]],
  ),
  'list-short': row(
    native('a list'),
    ['text, numbered', /^a numbered text$/],
    [
      ['≤ 13 rows with title ≤ 20 and no descriptions: quick replies', CHIPS[1]],
      ['≤ 13 rows with title ≤ 20 and no descriptions: quick replies', CHIPS[1]],
      ['ordered list of links + numbers', /^numbered choices, each a link$/],
      native('a list'),
    ],
  ),
  'list-long': row(
    ['split: 9 rows + "More" per page', /^a list in pages$/],
    ['text, numbers 1..n, parts of ~30 lines', /^a numbered text( in \d parts)?$/],
    [
      ['numbered, paged by 10 + "More" quick reply', /^quick replies .*, in pages$/],
      ['numbered, paged by 10 + "More" quick reply', /^quick replies .*, in pages$/],
      ['full list', /^numbered choices, each a link$/],
      ['native, with sections', /^a list$/],
    ],
  ),
  prompt: row(TEXT, TEXT, [TEXT, TEXT, TEXT, TEXT]),
  'prompt-date': row(TEXT, TEXT, [
    TEXT,
    TEXT,
    TEXT,
    ['text + date picker', /^a text with a date picker$/],
  ]),
  template: row(
    native('a template'),
    ['send rendered text', /^a (numbered )?text$/],
    [
      ['not available → fail branch', /^nothing: the step fails there$/],
      ['not available → fail branch', /^nothing: the step fails there$/],
      ['send as mail', /^(a text|numbered choices, each a link)$/],
      ['send as text', /^a text$/],
    ],
  ),
  'template-known': row(
    native('a template'),
    ['send rendered text', /^a numbered text$/],
    [
      ['not available → fail branch', /^nothing: the step fails there$/],
      ['not available → fail branch', /^nothing: the step fails there$/],
      ['send as mail', /^numbered choices, each a link$/],
      ['send as text', /^a text$/],
    ],
  ),
  'cta-url-long': row(
    ['> 2,000: short link', /^a link button$/],
    ['text: body + url', /^a text with a link$/],
    [
      ['> 2,000: short link', /^a link button$/],
      ['> 2,000: short link', /^a link button$/],
      ['HTML button + plain url', /^a link button$/],
      native('a link button'),
    ],
  ),
  /** Not in the table: its note is a text. */
  'agent-transfer': row(TEXT, TEXT, [TEXT, TEXT, TEXT, TEXT]),
}
