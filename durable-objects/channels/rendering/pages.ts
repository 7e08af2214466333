export type Page = { number: number; from: number; to: number; more: boolean; back: boolean }

/**
 * Which of `count` rows stand on a page that holds `size`, the rows "More" and "Back" among them:
 * all when they fit; else one fewer on the first page, two fewer on the next, and on the last
 * whatever is left, where "Back" gives way to a last row. 100 rows by 10 are 13 pages.
 */
export function pageOf(count: number, wanted: number, size: number): Page {
  if (count <= size) return { number: 1, from: 0, to: count, more: false, back: false }
  let from = 0
  for (let number = 1; ; number++) {
    const last = number > 1 && count - from <= size
    const to = last ? count : from + size - (number === 1 ? 1 : 2)
    if (last || number >= wanted) {
      return { number, from, to, more: !last, back: number > 1 && to - from < size }
    }
    from = to
  }
}
