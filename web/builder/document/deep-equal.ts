/** Equal in any order of keys: the server may have reordered them. */
export const deepEqual = (a: unknown, b: unknown) => inOrder(a) === inOrder(b)

const inOrder = (value: unknown) =>
  JSON.stringify(value, (_key, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
