export const isColor = (color: string | undefined): color is string =>
  /^#[\da-f]{6}$/i.test(color ?? '')

/** Text on a host's own colour: white or black, whichever has the contrast (WCAG AA, 4.5 to 1). */
export function textColorOn(color: string) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? '#000' : '#fff'
}
