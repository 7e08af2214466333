import type * as z from 'zod'
import type { Inbound, InboundMedia, Outbound, SendFailure, Thread } from '#messages/message.ts'
import type { TemplateComponents } from '#messages/message-template.ts'
import type { ChannelType } from './info.ts'
import type { PreviewItem } from './rendering/preview.ts'

/** Who a message is from or to. `key` is the address replies go to; the others mean the same guest. */
export type Guest = {
  key: string
  alternateKeys: string[]
  name?: string
  phone?: string
  email?: string
  /** BCP 47, where the channel tells it. */
  language?: string
}

/** The statuses of a sent message, in the order they can only rise in; `failed` may follow `sent`. */
export const DELIVERY_STATUSES = ['accepted', 'sent', 'delivered', 'read', 'played'] as const
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number] | 'failed'

/**
 * One thing a provider told us, already addressed. `account` is the number, page or mailbox it came
 * to, in the provider's id: one webhook may carry several.
 */
export type InboundEvent = {
  account: string
  guest: Guest
  /** What it says of the conversation that it belongs to, whoever wrote it. */
  token?: string
} & (
  | {
      type: 'message'
      inbound: Inbound
      /** Another app controls the conversation: it is kept, and answered by nobody. */
      standby?: true
    }
  /** The guest wants nothing that they did not ask for. */
  | { type: 'opt-out'; at: number }
  /** Sent from our account by a person on the phone, or by ourselves (then its id is known). */
  | { type: 'echo'; providerId: string; at: number; text: string }
  | {
      type: 'status'
      providerId: string
      /** Our own message part id, when the provider carries it back. */
      partId?: string
      status: DeliveryStatus
      at: number
      failure?: { code: SendFailure; detail: string }
    }
  /** Not one message but all of ours up to a moment, or up to the one that is named. */
  | {
      type: 'watermark'
      status: 'delivered' | 'read'
      upTo: { at: number } | { providerId: string }
      at: number
    }
)

/** Something about the account, not about a guest: a banned number, a template paused. */
export type AccountNotice = {
  type: 'account'
  account: string
  detail: string
  failure?: SendFailure
  /** It works again: nobody has to reconnect it any more. */
  connected?: true
}

export type TemplateQuality = 'high' | 'medium' | 'low'

/** A template as its provider has it. `status`: `approved`, `pending`, `rejected`, `paused` and more. */
export type RegisteredTemplate = {
  providerId: string
  name: string
  language: string
  category: string
  status: string
  /** Why it has that status, in words. */
  reason?: string
  quality?: TemplateQuality
  components: TemplateComponents
}

export type TemplatePage =
  | { ok: true; templates: RegisteredTemplate[]; next?: string }
  | { ok: false; code: SendFailure; detail: string }

/** `components`: they have changed, and are to be read again. A `deleted` one no longer exists. */
export type TemplateChange =
  | { tells: 'status'; status: string; reason?: string }
  | { tells: 'quality'; quality?: TemplateQuality }
  | { tells: 'category'; category: string }
  | { tells: 'components' }

/** What a provider says about one template of an account; `at` (epoch ms) is missing where it is not told. */
export type TemplateNews = {
  account: string
  name: string
  language: string
  at?: number
} & TemplateChange

export type Sent =
  | {
      ok: true
      providerId: string
      alternateKeys?: string[]
      /** What went out below it, and is answered in its place: a poll. */
      below?: string
    }
  | {
      ok: false
      code: SendFailure
      /** In the provider's words, with its error code: what the inbox shows. */
      detail: string
      retryAfterSeconds?: number
      /** Who controls the conversation instead, in the words of "held by …": the bot is to be silent. */
      heldBy?: string
    }

/** Whether a provider takes our credentials, or what it says instead. */
export type Checked = { ok: true } | { ok: false; code: SendFailure; detail: string }

/** One call to a provider, without credentials; the adapter that made it is the one that sends it. */
export type ProviderRequest = Record<string, unknown>

/** What a message becomes on a channel, and what it lost on the way ("label cut to 20"). */
export type Rendered = { requests: ProviderRequest[]; losses: string[] }

export type Address = {
  key: string
  conversationId: string
  /** The guest's last mail, for the channel that answers beneath it. */
  thread?: Thread & { at: number }
  /** The guest wants nothing that they did not ask for. */
  optedOut?: boolean
  /** Why nothing gets there; until they write. */
  unreachable?: string
}

/** Keeps a file that came with a webhook; `name` is its own within the channel. Our address for it. */
export type KeepFile = (file: {
  name: string
  filename?: string
  mime: string
  bytes: Uint8Array<ArrayBuffer>
}) => Promise<string>

/** Where a provider is reached and by what means; the same for every channel of a deployment. */
export type Providers = {
  fetch(request: Request): Promise<Response>
  metaGraphUrl: string
  /** Where accounts of Instagram Login live; Meta's own when left out. */
  instagramGraphUrl?: string
  graphVersion: string
  /** `ALLOW_HOSTS`: what may be reached although private or plain http. None when left out. */
  allowedHosts?: Set<string>
  mail?: MailSettings
  /** A file that lies with us, by our own address for it; undefined when it has more bytes than `most`. */
  ownFile?(url: string, most: number): Promise<OwnFile | undefined>
}

export type OwnFile = { bytes: Uint8Array<ArrayBuffer>; mime: string; filename: string }

/** What mail needs besides: our own address for links in it, and the key that signs them. */
export type MailSettings = {
  postmarkUrl: string
  resendUrl: string
  publicUrl: string
  masterKey: string
  /** Cloudflare's binding, where the deployment has it. */
  binding?: MailBinding
}

export type MailBinding = {
  send(mail: {
    from: string | { email: string; name: string }
    to: string
    replyTo: string
    subject: string
    text: string
    html: string
    headers: Record<string, string>
    attachments?: {
      content: ArrayBuffer
      filename: string
      type: string
      disposition: 'attachment'
    }[]
  }): Promise<{ messageId: string }>
}

/** A message that leaves just inside a provider's window may arrive outside of it. */
export const ON_THE_WAY_SECONDS = 60

/**
 * A channel's adapter. `parse` and `render` are pure; `send` and `fetchMedia` are the only I/O.
 * `Config` holds the credentials as unsealed.
 */
export type Channel<Config> = {
  type: ChannelType
  config: z.ZodType<Config>
  /** The fields of a config that may be shown again; all others are credentials. */
  publicConfigFields: readonly string[]
  /** What a guest is named by; `id` is one that the provider or we made up. */
  guestKeyKind: 'phone' | 'email' | 'id'
  /** The largest webhook that is read. */
  maxBodyBytes: number
  /** Who writes in our name outside of our inbox, in the words of "held by …". */
  humanLabel: string
  /** What to do when the provider refuses our credentials: "…, and save that here". */
  reconnectHint: string
  /** The account a webhook names for this channel: how one app's many numbers are told apart. */
  account(config: Config): string
  /** Answer to the provider's GET, or undefined when the token is wrong. */
  handshake?(query: URLSearchParams, config: Config): string | undefined
  /** Over the raw bytes, in constant time. */
  verify(headers: Headers, body: Uint8Array, config: Config): Promise<boolean>
  /**
   * Fetches what a webhook only points at and keeps the files it carries, before `parse` reads what
   * came of it. Throws when the provider has to send it again.
   */
  complete?(body: unknown, config: Config, providers: Providers, keep: KeepFile): Promise<unknown>
  /**
   * Everything in one webhook, in its order. One broken item never costs the others. `config` tells
   * apart what only we know: which app is ours.
   */
  parse(
    body: unknown,
    config?: Config,
  ): {
    events: InboundEvent[]
    notices: AccountNotice[]
    templateNews?: TemplateNews[]
    ignored: number
  }
  render(message: Outbound, to: Address): Rendered
  /** Requests of one turn as a single one, for a channel where three in a row would be a nuisance. */
  together?(requests: ProviderRequest[]): ProviderRequest
  /** What the guest has before them of one request of `render`'s. Pure. */
  preview(request: ProviderRequest): PreviewItem[]
  /** `partId` is ours, carried to the provider so that a status or echo can name it. */
  send(
    request: ProviderRequest,
    partId: string,
    config: Config,
    providers: Providers,
  ): Promise<Sent>
  /** The window of its info less the time a message takes to get there; undefined: always open. */
  windowSeconds?: number
  /** Approved templates, which alone go out when the window has closed; undefined: it has none. */
  templates?: {
    /** Whose they are: the numbers of one business share them. */
    account(config: Config): string
    /** A page of them, or of those of one name. Never throws. */
    read(
      config: Config,
      providers: Providers,
      page: { name?: string; after?: string },
    ): Promise<TemplatePage>
  }
  /** A status tells what became of a send with an unknown outcome this soon; undefined: never. */
  outcomeTellsWithinSeconds?: number
  /** Asks the provider to post to us what happens on the account; harmless to repeat. */
  subscribe?(config: Config, providers: Providers): Promise<Checked>
  /** Asks the provider whether it takes the credentials, for one that is not asked to post to us. */
  check?(config: Config, providers: Providers): Promise<Checked>
  /** The provider stops posting to us after an hour of failure: `subscribe` is repeated every hour. */
  needsResubscribing?: true
  /** What a guest is called, where their messages do not say; undefined: the provider does not tell. */
  fetchName?(
    key: string,
    config: Config,
    providers: Providers,
    signal: AbortSignal,
  ): Promise<string | undefined>
  /** A guest's file; `signal` ends the download, and holds for the body that is still to come. */
  fetchMedia?(
    media: InboundMedia,
    config: Config,
    providers: Providers,
    signal: AbortSignal,
  ): Promise<Response>
}

/**
 * A channel of our own, without a provider: what `render` made goes to the guest over the actor's
 * own sockets, and what the guest sends comes in over them, proven by its session and not by a
 * signature. `'send' in adapter` tells the two sorts apart.
 */
export type OwnChannel<Config> = Pick<
  Channel<Config>,
  | 'type'
  | 'config'
  | 'publicConfigFields'
  | 'guestKeyKind'
  | 'humanLabel'
  | 'reconnectHint'
  | 'render'
  | 'preview'
>
