/** Whether the screen is not wider than that; the same widths stand in the style sheets. */
export const isNarrow = (most: '60rem' | '72rem') =>
  globalThis.matchMedia?.(`(max-width: ${most})`).matches ?? false
