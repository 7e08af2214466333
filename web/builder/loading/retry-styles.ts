const missed = new Set<HTMLLinkElement>()

addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') missed.add(target)
  },
  true,
)

/** Retries style sheets that failed to load: Vite's preloader requests each only once. */
export const retryStyles = () => Promise.all([...missed].map(again))

function again(link: HTMLLinkElement) {
  missed.delete(link)
  const next = document.createElement('link')
  next.rel = 'stylesheet'
  next.href = link.href
  const loaded = new Promise((resolve, reject) => {
    next.onload = resolve
    next.onerror = reject
  })
  link.replaceWith(next)
  return loaded
}
