import * as z from 'zod'
import { parse } from '../../../durable-objects/channels/email/parse.ts'
import type { Verdict } from './verdict.ts'

/** A mail as a guest's program writes it, and what of it the guest wrote; empty for nothing. */
const MailRow = z.object({
  name: z.string(),
  kind: z.string().default('mail'),
  language: z.string().default('-'),
  text: z.string(),
  means: z.string(),
})
export type MailRow = z.infer<typeof MailRow>

/** The rows of a file such as `test/answers/mails.json`. */
export const mailRows = (json: string): MailRow[] => z.array(MailRow).parse(JSON.parse(json))

/**
 * What is read of each mail, as it comes by Postmark's webhook to the mailbox of the rows. Missed is a
 * mail whose quote was not told from the answer; wrong is one that lost words of the guest's.
 */
export const judgeMails = (rows: MailRow[]): Verdict[] =>
  rows.map((row) => {
    const read = readOf(row.text)
    const line = `${row.name}: wanted ${JSON.stringify(row.means)}, read ${JSON.stringify(read)}`
    return { kind: row.kind, language: row.language, verdict: verdictOf(row.means, read), line }
  })

function verdictOf(means: string, read: string): Verdict['verdict'] {
  if (read === means) return 'right'
  if (means === '') return 'taken'
  return read === '' || read.includes(means) ? 'missed' : 'wrong'
}

const MAILBOX = 'stay@casaverde.example'

function readOf(text: string): string {
  const [event] = parse({
    FromFull: { Email: 'ann@example.com', Name: 'Ann Lee' },
    ToFull: [{ Email: MAILBOX, Name: 'Casa Verde' }],
    OriginalRecipient: MAILBOX,
    MessageID: 'mail',
    TextBody: text,
  }).events
  const content = event?.type === 'message' ? event.inbound.content : undefined
  return content?.kind === 'text' ? content.text : ''
}
