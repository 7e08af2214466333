import { directionOf, textsIn } from '../../durable-objects/answers/languages/texts.ts'

/**
 * The built page of the widget's frame with the widget's words in `language` (BCP 47): a block of data
 * that the page's script reads, so that no guest loads the words of twelve other languages.
 */
export function frameIn(html: string, language: string): string {
  const words = JSON.stringify(textsIn(language).widget).replace(/</g, '\\u003c')
  const data = `<script type="application/json" id="words">${words}</script>`
  return html
    .replace('<html lang="en">', `<html lang="${language}" dir="${directionOf(language)}">`)
    .replace('</head>', `${data}</head>`)
}
