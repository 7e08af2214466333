import { escaped } from '#channels/email/marked.ts'
import { directionOf } from '../../durable-objects/answers/languages/texts.ts'

type MailPage = { title: string; body: string; language?: string; status?: number; script?: string }

/**
 * A small page of ours behind a link in a mail, in the mail's language (BCP 47): not cached, not
 * indexed, and sends no referrer.
 */
export function mailPage({
  title,
  body,
  language = 'en',
  status = 200,
  script,
}: MailPage): Response {
  const nonce = crypto.randomUUID()
  const html = `<!doctype html>
<html lang="${escaped(language)}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${escaped(title)}</title>
<style nonce="${nonce}">body{font:16px/24px system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}
h1{font-size:1.5rem;line-height:1.25}
button{font:inherit;font-weight:600;min-height:44px;padding:0 20px;border:0;border-radius:6px;background:#1d4ed8;color:#fff;cursor:pointer}
button.quiet{background:none;color:inherit;text-decoration:underline}</style></head>
<body><main><h1>${escaped(title)}</h1>${body}</main>${script ? `<script nonce="${nonce}">${script}</script>` : ''}</body></html>`
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    },
  })
}

/** A hidden field for each value, and one button. */
export function form(values: Record<string, string>, label: string, quiet = false): string {
  const fields = Object.entries(values).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`,
  )
  return `<form method="post">${fields.join('')}<button${quiet ? ' class="quiet"' : ''}>${escaped(label)}</button></form>`
}
