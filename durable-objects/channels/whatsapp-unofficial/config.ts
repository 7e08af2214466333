import * as z from 'zod'

const Text = z.string().min(1).max(2000)

const gateway = {
  /** Where the gateway answers, with whatever path stands in front of its API. */
  baseUrl: z.url({ protocol: /^https?$/ }),
  apiKey: Text,
  session: Text,
  /**
   * What stands below the numbered text of a choice: nothing, a poll, or a list or buttons, which
   * gateways themselves call fragile.
   */
  interactiveMode: z.enum(['text', 'poll', 'native']).default('text'),
  /** Show "typing…" before each text for as long as it takes to read: fewer bans, later answers. */
  typing: z.boolean().default(false),
}

/** The session of a gateway that drives an ordinary WhatsApp account. */
export const Config = z.discriminatedUnion('driver', [
  z.object({ driver: z.literal('waha'), ...gateway, hmacKey: Text }),
  /** `webhookSecret`: the bearer of its webhooks, or the key that their JWT is signed with. */
  z.object({ driver: z.literal('evolution'), ...gateway, webhookSecret: Text }),
])
export type Config = z.infer<typeof Config>
