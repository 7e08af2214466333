import type { Env } from '../durable-objects/env.ts'

export type { Env }

/** Where this deployment is reached, for the addresses it gives out: `https://bots.example`. */
export const publicAddress = ({ PUBLIC_URL }: Pick<Env, 'PUBLIC_URL'>, requestUrl: string) =>
  PUBLIC_URL?.replace(/\/+$/, '') ?? new URL(requestUrl).origin
