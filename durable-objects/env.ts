import type { MailBinding } from './channels/channel.ts'
import type { FanOut } from './records/fan-out.ts'

/** What the worker and its actors are given: bindings of wrangler.toml, and settings (README.md, Run). */
export type Env = {
  ASSETS: Fetcher
  /** Called through `callConversation` of `rpc.ts`, which retries. */
  CONVERSATIONS: DurableObjectNamespace
  DB: D1Database
  MEDIA: R2Bucket
  FAN_OUT: Queue<FanOut>
  /** Only in production: locally there is no account to run models on. */
  AI?: Ai
  /** Sends mail, where the account has a domain for it. */
  EMAIL?: MailBinding
  /** Base64, 32 bytes: seals credentials. Without it the worker refuses to serve. */
  MASTER_KEY?: string
  META_GRAPH_URL?: string
  INSTAGRAM_GRAPH_URL?: string
  POSTMARK_URL?: string
  RESEND_URL?: string
  GRAPH_VERSION?: string
  /** Comma list of `host[:port]` that may be reached although private or plain http. */
  ALLOW_HOSTS?: string
  AI_URL?: string
  AI_KEY?: string
  AI_MODEL?: string
  PUBLIC_URL?: string
  /** The header in which what stands in front of us names the caller's IP. None is believed without it. */
  CLIENT_IP_HEADER?: string
  /** Conversations that the fan-out may have awake at once, where they all share one process. */
  AWAKE_AT_MOST?: string
}
