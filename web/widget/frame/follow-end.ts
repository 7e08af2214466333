const NEAR = 60

/**
 * Keeps a log at its end while the guest is there, whatever grows in it. `fresh`, the button that
 * leads back to the end, is hidden there.
 */
export function followEnd(given: {
  scroller: HTMLElement
  content: HTMLElement
  fresh: HTMLElement
}) {
  const { scroller, content, fresh } = given
  let isAtEnd = true
  let lastTop = 0

  const reach = () => {
    scroller.scrollTop = scroller.scrollHeight
  }
  fresh.onclick = reach
  scroller.onscroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller
    if (!clientHeight) return
    // Only who moves up leaves the end; a log that grew below does not move anybody.
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR
    isAtEnd = isNear || (isAtEnd && scrollTop >= lastTop)
    lastTop = scrollTop
    if (isAtEnd) fresh.hidden = true
  }
  // Pictures arrive after their message, and the panel may have had no size until now.
  const sizes = new ResizeObserver(() => isAtEnd && reach())
  sizes.observe(scroller)
  sizes.observe(content)
  return { reach, isReached: () => isAtEnd }
}
