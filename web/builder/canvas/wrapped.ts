/**
 * A text in at most so many lines, broken between words where that is possible; what is left out
 * shows as an ellipsis. `fits`: whether so much has room in one line.
 */
export function wrapped(text: string, most: number, fits: (line: string) => boolean): string[] {
  const words = text.trim().split(/\s+/)
  const lines: string[] = []
  while (words.length && lines.length < most) {
    let line = words.shift() ?? ''
    const isLast = lines.length === most - 1
    while (words.length && (isLast || fits(`${line} ${words[0]}`))) line += ` ${words.shift()}`
    if (fits(line)) {
      lines.push(line)
      continue
    }
    let kept = line.length
    while (kept > 1 && !fits(isLast ? `${line.slice(0, kept)}…` : line.slice(0, kept))) kept -= 1
    lines.push(isLast ? `${line.slice(0, kept).trim()}…` : line.slice(0, kept))
    if (!isLast) words.unshift(line.slice(kept))
  }
  return lines
}
