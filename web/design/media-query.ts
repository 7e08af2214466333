import { useEffect, useState } from 'preact/hooks'

/** The same widths stand in the style sheets. */
type Width = '60rem' | '72rem'

const widthOf = (most: Width) => globalThis.matchMedia?.(`(max-width: ${most})`)

/** Whether the screen is not wider than that. */
export const isNarrow = (most: Width) => widthOf(most)?.matches ?? false

/** The same, for what is drawn anew when it changes. */
export function useNarrow(most: Width): boolean {
  const [is, setIs] = useState(() => isNarrow(most))
  useEffect(() => {
    const width = widthOf(most)
    const listen = () => setIs(width.matches)
    width.addEventListener('change', listen)
    return () => width.removeEventListener('change', listen)
  }, [most])
  return is
}

/** Light or dark, for what is painted and not styled. */
export function useColorScheme(): 'light' | 'dark' {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const [isDark, setDark] = useState(dark.matches)
  useEffect(() => {
    const change = () => setDark(dark.matches)
    dark.addEventListener('change', change)
    return () => dark.removeEventListener('change', change)
  }, [])
  return isDark ? 'dark' : 'light'
}
