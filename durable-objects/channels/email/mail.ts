/** A file of a mail once it is kept: `url` is our own address for it. */
export type MailFile = { url: string; mime: string; filename?: string; bytes?: number }

export type LostFile = { filename: string; why: string }

/** A mail as any of our sources gives it: Postmark, Resend, or its raw text. */
export type Mail = {
  /** Its Message-ID with the angle brackets, else what the provider calls it. */
  id: string
  /** The channel's own address, without a token. */
  mailbox: string
  /** What guests' programs call the channel: the name its mails are from, and that they write to. */
  mailboxNames: string[]
  /** The envelope's sender; empty for a bounce, unknown when the source does not tell. */
  envelopeFrom?: string
  from: { address: string; name?: string }
  /** Where an answer is wanted, when not at `from`. */
  answerTo?: string
  /** The token in the address it was sent to. */
  token?: string
  subject: string
  at: number
  text?: string
  html?: string
  /** The answer without its quote, where the provider has done that. */
  stripped?: string
  headers: Headers
  files: MailFile[]
  /** Files that came with it and could not be kept. */
  lost: LostFile[]
  /** The machine-readable parts of a bounce, as text. */
  report?: string
}

/** Several headers of one name stay apart in mail; only the first of them is ever asked for here. */
export function headersOf(pairs: [name: string, value: string][]): Headers {
  const headers = new Headers()
  for (const [name, value] of pairs) {
    // Header names of mail may be anything; those that are no token are nothing we ask for.
    if (!/^[\w-]{1,80}$/.test(name) || headers.has(name)) continue
    headers.set(name, latin(value))
  }
  return headers
}

/** `Headers` takes bytes only: what is beyond them is of no account in the headers we ask for. */
const latin = (value: string) =>
  value
    .replace(/\s+/g, ' ')
    .replace(/[^\x20-\x7e\xa0-\xff]/g, '')
    .trim()

/** A file as it came with the mail, not yet kept. */
export type Attachment = {
  filename?: string
  mime: string
  /** It stands in the text: a picture, or the logo of a signature. */
  inline: boolean
  /** Undefined when they cannot be read, and never will be; throws when they may be another time. */
  bytes(): Promise<Uint8Array<ArrayBuffer> | undefined>
}

/** A mail and its files, as its source gave them. `at` is 0 where it does not say when it came. */
export type Source = { mail: Mail; attachments: Attachment[] }

/** When the server that took it in for us wrote its name on it: the topmost `Received`. */
export function receivedAt(headers: Headers): number {
  const at = Date.parse(headers.get('received')?.split(';').at(-1) ?? '')
  return Number.isFinite(at) ? at : 0
}

/** A mail that nobody will ever be able to read: whoever sent it has to be told. */
export class UnreadableMail extends Error {}

/** A mail as the server took it in: its raw text, and what only the envelope says. */
export class RawMail {
  readonly raw: Uint8Array<ArrayBuffer>
  readonly from: string
  readonly to: string

  constructor(raw: Uint8Array<ArrayBuffer>, from: string, to: string) {
    this.raw = raw
    this.from = from
    this.to = to
  }
}

/** A mail that is all here: what `complete` makes of a webhook, and `parse` reads. */
export class WholeMail {
  readonly mail: Mail

  constructor(mail: Mail) {
    this.mail = mail
  }
}
