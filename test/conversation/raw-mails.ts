/// <reference types="vite/client" />
const found = import.meta.glob('../webhooks/email/*.eml', { query: '?url&inline', eager: true })
const mails = new Map(
  Object.entries(found).map(([path, file]) => {
    const [, base64 = ''] = (file as { default: string }).default.split('base64,')
    const name = path.replace(/^.*\/(.+)\.eml$/, '$1')
    return [name, Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))]
  }),
)
/** A mail of `test/webhooks/email` as it went over the wire. */
export function raw(name: string): Uint8Array<ArrayBuffer> {
  const mail = mails.get(name)
  if (!mail) throw new Error(`no mail ${name}`)
  return mail
}
