/** Settings that mean something on some channels only. */
export type ChannelSetting = 'pacing' | 'questionTimeoutHours'

/**
 * What is true of every channel of a type and is told to people, as plain data: pages and checks
 * read it here. What only the server asks for is in the adapter, so that no page has to carry it.
 *
 * Sample: `{ type: 'messenger', label: 'Messenger', icon: 'talk', windowSeconds: 86_400, … }`
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
  /** What its webhooks always say about a guest; the rest may be missing, as a referral is everywhere. */
  alwaysTells: readonly ('name' | 'phone' | 'email' | 'referral')[]
  /** It shows `*bold*` and its like; elsewhere the marks are taken out. */
  showsFormatting: boolean
  /** Options stand in the text with numbers, which guests answer by. */
  showsNumbers: boolean
  /** Rows of a list that it shows at once, where a longer one comes in pages. */
  listPageRows?: number
  /** The field of its config by which a person tells two accounts apart, where one does. */
  accountField?: string
  settings: readonly ChannelSetting[]
}
