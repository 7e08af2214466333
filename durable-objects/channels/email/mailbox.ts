import { withoutDetail } from './address.ts'

/** Who our mails are from, as guests' programs show it: `{ address: 'stay@casaverde.example', names: ['Casa Verde'] }`. */
export type Mailbox = { address: string; names: string[] }

const ADDRESSES = /[^\s<>"'(),;:[\]]{1,200}@[^\s<>"'(),;:[\]]{1,200}/g

const addressesIn = (words: string) => words.match(ADDRESSES) ?? []

export const namesAddress = (words: string) => addressesIn(words).length > 0

export const namesOurAddress = (words: string, { address }: Mailbox) =>
  addressesIn(words).some((one) => withoutDetail(one).mailbox === address)

export const namesUs = (words: string, { names }: Mailbox) =>
  names.some((name) => plain(name).length > SHORTEST && plain(words).includes(plain(name)))

/** A name of one or two letters is part of many lines. */
const SHORTEST = ' Jo '.length

const plain = (text: string) =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
