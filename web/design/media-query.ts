import { useEffect, useState } from 'preact/hooks'

/** The same widths stand in the style sheets. */
type Width = '60rem' | '72rem' | '90rem'

const queryOf = (most: Width) => `(max-width: ${most})`

/** Whether the screen is not wider than that. */
export const isNarrow = (most: Width) => globalThis.matchMedia?.(queryOf(most)).matches ?? false

/** The same as a hook: renders again when it changes. */
export const useNarrow = (most: Width) => useMediaQuery(queryOf(most))

/** Whether the page is dark, for what is painted and not styled. */
export const useDarkScheme = () => useMediaQuery('(prefers-color-scheme: dark)')

function useMediaQuery(query: string): boolean {
  const list = matchMedia(query)
  const [is, setIs] = useState(list.matches)
  useEffect(() => {
    const listen = () => setIs(list.matches)
    list.addEventListener('change', listen)
    return () => list.removeEventListener('change', listen)
  }, [query])
  return is
}
