/** What a guest is named by on a channel; `id` is one that the provider or we made up. */
export type GuestKeyKind = 'phone' | 'email' | 'id'

/** Settings that mean something on some channels only. */
export type ChannelSetting = 'pacing' | 'questionTimeoutHours'

type MediaKind = 'image' | 'video' | 'audio' | 'document'

/**
 * What is true of every channel of a type, as plain data: pages, checks and adapters all read it
 * here. No code of the server's and nothing secret, because it is sent to browsers.
 *
 * Sample: `{ type: 'messenger', label: 'Messenger', icon: 'talk', windowSeconds: 86_400,
 * maxBodyBytes: 3_145_728, publicConfigFields: ['pageId', 'appId'], guestKeyKind: 'id', … }`
 */
export type ChannelInfo = {
  /** As records and the API name it. */
  type: string
  /** As people name it. */
  label: string
  /** One line for those who choose between channels. */
  description: string
  /** One of the pages' icons. */
  icon: 'phone' | 'mail' | 'talk' | 'camera'
  /** The provider takes free-form messages this long after the guest's last one; undefined: always. */
  windowSeconds?: number
  /** The largest webhook that is read. */
  maxBodyBytes: number
  /** The fields of a config that may be shown again; all others are credentials. */
  publicConfigFields: readonly string[]
  /** The one of them by which a person tells two accounts apart; undefined: none says anything. */
  accountField?: string
  guestKeyKind: GuestKeyKind
  /** What its webhooks always say about a guest; the rest may be missing. */
  alwaysTells: readonly ('name' | 'phone' | 'email')[]
  /** Who writes in our name outside of our inbox, in the words of "held by …". */
  humanLabel: string
  /** Files that it takes; a kind or a limit that is left out is taken as it is. */
  mediaLimits: Readonly<
    Partial<Record<MediaKind, { maxBytes?: number; endings?: readonly string[] }>>
  >
  /** It shows `*bold*` and its like; elsewhere the marks are taken out. */
  showsFormatting: boolean
  /** Rows of a list that it shows at once, where a longer one comes in pages. */
  listPageRows?: number
  settings: readonly ChannelSetting[]
  /** What to do when the provider refuses our credentials: "…, and save that here". */
  reconnectHint: string
}
