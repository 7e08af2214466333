const missed = new Set<HTMLLinkElement>()

addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') missed.add(target)
  },
  true,
)

/** Asks again for styles that did not come: the loader of parts asks for each only once. */
export const missedStyles = () => Promise.all([...missed].map(again))

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
