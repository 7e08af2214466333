/** Line drawings on a 24-unit square, after lucide (ISC). */
const PATHS = {
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M5 12h14M13 6l6 6-6 6',
  plus: 'M12 5v14M5 12h14',
  clip: 'M20 11l-8 8a5 5 0 0 1-7-7l8-8a3 3 0 0 1 5 5l-8 8a2 2 0 0 1-3-3l7-7',
  pin: 'M12 21s-7-6-7-11a7 7 0 0 1 14 0c0 5-7 11-7 11zM12 12a2 2 0 1 0 0-5 2 2 0 0 0 0 5z',
  down: 'M6 9l6 6 6-6',
  file: 'M14 3H6v18h12V7zM14 3v4h4M9 13h6M9 17h4',
  out: 'M14 5h5v5M19 5l-8 8M10 5H5v14h14v-5',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  sending: 'M12 7v5l3 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
  sent: 'M5 12l5 5L19 7',
  delivered: 'M2 12l5 5L16 7M12 16l1 1L22 7',
  read: 'M2 12l5 5L16 7M12 16l1 1L22 7',
  failed: 'M12 8v5M12 16v.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
}
const SVG = 'http://www.w3.org/2000/svg'

export function icon(name: keyof typeof PATHS) {
  const svg = document.createElementNS(SVG, 'svg')
  const path = document.createElementNS(SVG, 'path')
  svg.setAttribute('class', `icon icon-${name}`)
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  path.setAttribute('d', PATHS[name])
  svg.append(path)
  return svg
}
