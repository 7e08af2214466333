/** An address as it names a conversation: the whole in lower case, as every mailbox takes it. */
export const keyOf = (address: string) => address.trim().toLowerCase()

/** "Ann Lee <Ann@Example.com>" as its parts; undefined when there is no address in it. */
export function addressIn(text: string): { address: string; name?: string } | undefined {
  const line = text.slice(0, 1000)
  const angled = /<([^<>\s]+@[^<>\s]+)>/.exec(line)
  const bare = angled ? undefined : /[^\s<>",;:()]+@[^\s<>",;:()]+/.exec(line)
  const address = angled?.[1] ?? bare?.[0]
  if (!address) return undefined
  const name = angled ? line.slice(0, angled.index).trim().replace(/^"|"$/g, '').trim() : ''
  return { address: keyOf(address), ...(name && { name }) }
}

/** `stay+k3f9@casaverde.example` as the mailbox and its detail: where a reply token stands. */
export function withoutDetail(address: string): { mailbox: string; detail?: string } {
  const at = address.lastIndexOf('@')
  const plus = address.indexOf('+')
  if (plus < 1 || plus > at) return { mailbox: keyOf(address) }
  const detail = address.slice(plus + 1, at).toLowerCase()
  return { mailbox: keyOf(address.slice(0, plus) + address.slice(at)), ...(detail && { detail }) }
}

/** RFC 5321: a local part has 64 octets. One that has no room for the token goes without. */
const LOCAL_PART = 64

export function withDetail(mailbox: string, detail: string): string {
  const at = mailbox.lastIndexOf('@')
  const local = `${mailbox.slice(0, at)}+${detail}`
  return local.length > LOCAL_PART ? mailbox : local + mailbox.slice(at)
}
