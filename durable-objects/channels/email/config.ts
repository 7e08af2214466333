import * as z from 'zod'

export const config = z.object({
  /** Where guests write to, and what answers come from. */
  address: z.email(),
  transport: z.enum(['cloudflare', 'postmark', 'resend']),
  /** The provider's: a Postmark server token, a Resend API key. */
  token: z.string().min(1).max(2000).optional(),
  /** Postmark: the password in the webhook's address. Resend: the signing secret, `whsec_…`. */
  webhookSecret: z.string().min(1).max(2000).optional(),
  fromName: z.string().max(255).optional(),
})
export type Config = z.infer<typeof config>
