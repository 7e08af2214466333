const GAP = 6
const EDGE = 8

export type Side = 'below' | 'above'
export type Align = 'start' | 'end' | 'center'

/**
 * Puts a popover beside what it belongs to, inside the window: on the other side where there is no
 * room. Measured, because anchor positioning is too new for the browsers in use.
 */
export function placePopover(popover: HTMLElement, anchor: Element, side: Side, align: Align) {
  const at = anchor.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = popover
  const below = at.bottom + GAP
  const above = at.top - GAP - height
  const fitsBelow = below + height <= innerHeight - EDGE
  const top = side === 'below' ? (fitsBelow || above < EDGE ? below : above) : above
  const isRtl = getComputedStyle(anchor).direction === 'rtl'
  const lefts = { start: at.left, end: at.right - width, center: at.left + (at.width - width) / 2 }
  const left =
    isRtl && align !== 'center' ? lefts[align === 'start' ? 'end' : 'start'] : lefts[align]
  popover.style.top = `${Math.max(EDGE, top < EDGE && side === 'above' ? below : top)}px`
  popover.style.left = `${Math.min(Math.max(EDGE, left), innerWidth - EDGE - width)}px`
}
