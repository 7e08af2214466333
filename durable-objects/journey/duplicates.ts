/** The names that are in a list more than once, each once: `['a', 'b', 'a']` gives `['a']`. */
export function twice(names: string[]): string[] {
  const seen = new Set<string>()
  return [...new Set(names.filter((name) => seen.size === seen.add(name).size))]
}
