import type { PreviewItem } from '../../../durable-objects/channels/rendering/preview.ts'
import { CAVEATS } from './reasons.ts'

/** One sample on one channel, and what was said beforehand of it. */
export type Cell = {
  channel: string
  guide?: string
  document: string
  gets: string
  preview: PreviewItem[]
  losses: string[]
  agrees: { guide: boolean; document: boolean }
  reason?: string
}

export type Section = { title: string; row?: string; cells: Cell[] }

/** The golden file: the guide's table as it turns out, then each step as the guest sees it. */
export const page = (sections: Section[]) =>
  [
    '# What each channel makes of a step',
    '',
    'Written by the test next to it: every step below is played by the machine and put into words by',
    'each channel’s own renderer. `vitest -u` writes it anew. **≠** marks what differs from the guide’s',
    'table; the reasons stand with the step.',
    '',
    ...tableOf(sections.filter(({ row }) => row !== undefined)),
    '',
    ...CAVEATS.map((caveat) => `- ${caveat}`),
    '',
    ...sections.flatMap(chapterOf).slice(0, -1),
    '',
  ].join('\n')

function tableOf(sections: Section[]): string[] {
  const names = sections[0]?.cells.map(({ channel }) => channel) ?? []
  const rows = sections.map(({ title, cells }) => [
    title,
    ...cells.map(({ gets, agrees }) => (agrees.guide ? gets : `**≠** ${gets}`)),
  ])
  return table(['Step', ...names], rows)
}

function chapterOf({ title, row, cells }: Section): string[] {
  const guide = row === undefined ? [] : ['The guide says']
  const rows = cells.map((cell) => {
    const said = row === undefined ? [] : [cell.guide ?? '']
    return [cell.channel, ...said, cell.document, cell.gets]
  })
  return [
    `## ${title}`,
    '',
    ...table(['Channel', ...guide, 'Expected', 'The guest gets'], rows),
    '',
    ...reasonsOf(cells),
    '```',
    ...cells.flatMap(({ channel, preview, losses }, index) => [
      ...(index > 0 ? [''] : []),
      channel,
      ...preview.flatMap(drawn),
      ...(losses.length > 0 ? [`    (${losses.join('; ')})`] : []),
    ]),
    '```',
    '',
  ]
}

/** In columns, so that it reads as well as a plain text. */
function table(head: string[], rows: string[][]): string[] {
  const widths = head.map((name, at) =>
    Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)),
  )
  const line = (cells: string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)]
}

/** Channels that differ for one and the same reason share it. */
function reasonsOf(cells: Cell[]): string[] {
  const reasons = [...new Set(cells.flatMap(({ reason }) => reason ?? []))]
  const lines = reasons.map((reason) => {
    const those = cells.filter((cell) => cell.reason === reason).map(({ channel }) => channel)
    return `- **${those.join(', ')}**: ${reason}`
  })
  return lines.length > 0 ? [...lines, ''] : []
}

/** As a guest has it before them. */
function drawn(one: PreviewItem): string[] {
  switch (one.as) {
    case 'text':
      return bubble(one.text)
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
      return bubble([`(${one.as}: ${itemName(one)})`, one.text].filter(Boolean).join('\n'))
    case 'pin':
      return bubble(
        [`(map pin: ${one.latitude}, ${one.longitude})`, one.text].filter(Boolean).join('\n'),
      )
    case 'link':
      return [...bubble(wordsOf(one)), `    [${one.button}] → ${shortened(one.url)}`]
    case 'buttons':
    case 'quick-replies':
      return [
        ...bubble(wordsOf(one)),
        `    ${one.choices.map(({ title }) => `[${title}]`).join(' ')}`,
      ]
    case 'list':
      return [...bubble(wordsOf(one)), `    [${one.button}]`, ...rowsOf(one.choices)]
    case 'choice-links':
      return [...bubble(wordsOf(one)), ...rowsOf(one.choices, true)]
    case 'template':
      return bubble([`(template ${one.name})`, one.text].join('\n'))
    case 'nothing':
      return [`    (nothing: ${one.why})`]
  }
}

const itemName = (file: { url: string; filename?: string }) => file.filename ?? file.url

const wordsOf = ({ header, text, footer }: { header?: string; text: string; footer?: string }) =>
  [header && (/^https?:/.test(header) ? `(${header})` : header.toUpperCase()), text, footer]
    .filter(Boolean)
    .join('\n')

/** Long ones by their ends: the middle of 4,096 characters is of no interest here. */
function bubble(text: string): string[] {
  if (text === '') return []
  const lines = text.split('\n').map((line) => shortened(line))
  return abridged(lines).map((line, at) => `  ${at === 0 ? '┌' : '│'} ${line}`.trimEnd())
}

const shortened = (line: string) =>
  line.length > 120 ? `${line.slice(0, 50)} … ${line.slice(-30)} (${line.length} characters)` : line

/** As many lines as a phone shows, and how many more there are. */
function abridged(lines: string[]): string[] {
  if (lines.length <= 20) return lines
  return [...lines.slice(0, 8), `… ${lines.length - 11} lines more`, ...lines.slice(-3)]
}

function rowsOf(
  choices: { title: string; description?: string; section?: string }[],
  numbered = false,
): string[] {
  const lines = choices.flatMap(({ title, description, section }, at) => [
    ...(section && section !== choices[at - 1]?.section ? [section] : []),
    `${numbered ? `${at + 1}.` : '○'} ${[title, description].filter(Boolean).join(' – ')}`,
  ])
  return abridged(lines).map((line) => `      ${line}`)
}
