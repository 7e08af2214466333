import type { KeepFile, Providers } from '../channel.ts'
import { withoutDetail } from './address.ts'
import { isReport } from './bounce.ts'
import type { Config } from './config.ts'
import {
  type Attachment,
  type LostFile,
  type MailFile,
  RawMail,
  type Source,
  WholeMail,
} from './mail.ts'
import { mimeMail } from './read-mime.ts'
import { postmarkMail } from './read-postmark.ts'
import { resendMail } from './read-resend.ts'

/** More files than this of one mail are nothing a guest has to say. */
const MOST_FILES = 20
const FILE_BYTES = 25 * 1024 * 1024
/** A picture in the text below this is the logo of a signature. */
const LOGO_BYTES = 20 * 1024
const REPORT =
  /^(message\/(delivery-status|global-delivery-status|rfc822|global)|text\/rfc822-headers)$/

/**
 * A webhook that brings a mail as that mail, whole: fetched where it only pointed at it, its files
 * kept, its time that of the server that took it in, since guests' clocks go wrong. Anything else
 * stays what it is.
 */
export async function complete(
  body: unknown,
  config: Config,
  providers: Providers,
  keep: KeepFile,
): Promise<unknown> {
  const source = await sourceOf(body, config, providers)
  if (!source) return body
  const { mailbox } = withoutDetail(config.address)
  const report = await reportOf(source)
  const found = report === undefined ? await kept(source, keep) : { files: [], lost: [] }
  const now = Date.now()
  const at = Math.min(source.mail.at || now, now)
  const mailboxNames = [...source.mail.mailboxNames, config.fromName ?? '']
  return new WholeMail({ ...source.mail, ...found, mailbox, mailboxNames, at, report })
}

async function sourceOf(body: unknown, config: Config, providers: Providers) {
  if (body instanceof RawMail) return mimeMail(body)
  return config.transport === 'resend'
    ? resendMail(body, config.token ?? '', providers)
    : postmarkMail(body)
}

async function kept({ mail, attachments }: Source, keep: KeepFile) {
  const files: MailFile[] = []
  const lost: LostFile[] = []
  for (const [index, attachment] of attachments.entries()) {
    const { filename, mime } = attachment
    const lose = (why: string) => lost.push({ filename: filename ?? mime, why })
    const bytes = index < MOST_FILES ? await attachment.bytes() : undefined
    if (index >= MOST_FILES) lose(`only ${MOST_FILES} files of a mail are kept`)
    else if (!bytes) lose('the file could not be read')
    else if (bytes.byteLength > FILE_BYTES) lose('the file is larger than 25 MB')
    else if (!isLogo(attachment, bytes.byteLength)) {
      const url = await keep({ name: `${mail.id}#${index}`, filename, mime, bytes })
      files.push({ url, mime, filename, bytes: bytes.byteLength })
    }
  }
  return { files, lost }
}

const isLogo = ({ inline, mime }: Attachment, bytes: number) =>
  inline && mime.startsWith('image/') && bytes < LOGO_BYTES

/** The parts of a delivery report that say what came back and why; undefined when it is none. */
async function reportOf({ mail, attachments }: Source): Promise<string | undefined> {
  const parts = attachments.filter(({ mime }) => REPORT.test(mime))
  if (!isReport(mail.headers, attachments)) return undefined
  const texts = await Promise.all(parts.map(async ({ bytes }) => decoded(await bytes())))
  return texts.join('\n\n')
}

const decoded = (bytes = new Uint8Array()) => new TextDecoder().decode(bytes.subarray(0, 64 * 1024))
