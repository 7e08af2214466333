import { directionOf, textsIn } from '../../answers/languages/texts.ts'
import type { Block, BlockOf } from './blocks.ts'
import { escaped, marked, plain } from './marked.ts'
import { separatorIn } from './separator.ts'

/** The link a choice is made by; undefined when there is no address to lead to. */
export type LinkOf = (payload: string) => string | undefined

const FONT = 'font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif'

/**
 * A mail as HTML that Outlook of 2007 shows as well: tables, styles on the elements themselves, no
 * script and no form. No text has a colour but on a button, so that dark mode may choose them all.
 */
export function htmlOf(blocks: Block[], linkOf: LinkOf, language = 'en'): string {
  const rows = blocks.map((block) => row(blockOf(block, linkOf, language))).join('\n')
  return `<!doctype html>
<html lang="${escaped(language)}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"></head>
<body style="margin:0;padding:0">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;${FONT};font-size:16px;line-height:24px">
<tr><td style="padding:8px 16px;font-size:11px;line-height:16px;opacity:.6">${separatorIn(language)}</td></tr>
${rows}
</table></td></tr></table>
</body></html>`
}

const row = (inner: string) => `<tr><td style="padding:8px 16px">${inner}</td></tr>`

function blockOf(block: Block, linkOf: LinkOf, language: string): string {
  switch (block.block) {
    case 'heading':
      return `<strong style="font-size:20px;line-height:28px">${marked(block.text)}</strong>`
    case 'text':
      return marked(block.text)
    case 'small':
      return `<span style="font-size:13px;line-height:18px;opacity:.75">${marked(block.text)}</span>`
    case 'image':
      return picture(block)
    case 'link':
      return button(block.url, block.title)
    case 'choices':
      return choices(block, linkOf, language)
  }
}

function picture({ url, caption = '' }: BlockOf<'image'>): string {
  const image = `<img src="${escaped(plain(url))}" alt="${escaped(plain(caption))}" width="568" style="display:block;width:100%;max-width:568px;height:auto;border:0">`
  return caption ? `${image}<br>\n${marked(caption)}` : image
}

/**
 * "Bulletproof": the colour is the cell's, the padding the link's and, for Outlook, which knows none
 * there, the cell's again; 44 px high and more.
 */
function button(url: string, title: string): string {
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td bgcolor="#1d4ed8" style="border-radius:6px;background-color:#1d4ed8;mso-padding-alt:12px 20px"><a href="${escaped(plain(url))}" style="display:inline-block;padding:12px 20px;min-height:20px;line-height:20px;color:#ffffff;text-decoration:none;font-weight:600">${escaped(plain(title))}</a></td></tr></table>`
}

function choices({ sections }: BlockOf<'choices'>, linkOf: LinkOf, language: string): string {
  let number = 0
  const parts = sections.map(({ title, rows }) => {
    const heading = title ? `<strong>${marked(title)}</strong><br>\n` : ''
    const buttons = rows.map(({ id, title, description }) => {
      const named = `${++number}. ${title}`
      const link = linkOf(id)
      const below = description
        ? `<div style="font-size:13px;line-height:18px;opacity:.75">${escaped(plain(description))}</div>`
        : ''
      const visible = link ? button(link, named) : escaped(plain(named))
      return `<div style="padding:4px 0">${visible}${below}</div>`
    })
    return heading + buttons.join('\n')
  })
  const how = `<div style="font-size:13px;line-height:18px;opacity:.75;padding-top:4px">${escaped(textsIn(language).mail.chooseByLinkOrNumber)}</div>`
  return parts.join('\n') + how
}
