import { useEffect, useState } from 'preact/hooks'

/** Light or dark, for what is painted and not styled. */
export function useScheme(): 'light' | 'dark' {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const [isDark, setDark] = useState(dark.matches)
  useEffect(() => {
    const change = () => setDark(dark.matches)
    dark.addEventListener('change', change)
    return () => dark.removeEventListener('change', change)
  }, [])
  return isDark ? 'dark' : 'light'
}
