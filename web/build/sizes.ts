import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

/**
 * What each part of the built pages costs a reader, gzipped: everything that must be there before
 * the part is. The builder's budget is its scripts with a step open, whichever form is the largest;
 * what else it opens (the test chat, the versions) is weighed by what it adds to the page, and what
 * works beside the page by itself. Over a budget the check fails.
 */
const KB = 1000
const BUILT = new URL('../../.build/web/', import.meta.url)
const BUDGETS = { builder: 100, opened: 25, beside: 40, pages: 60, loader: 3, frame: 15 }

type Chunk = { file: string; src?: string; css?: string[]; assets?: string[]; imports?: string[] }

const manifestFile = new URL('.vite/manifest.json', BUILT)
if (!existsSync(manifestFile)) {
  console.error('Nothing is built yet: run `npx vite build web` first.')
  process.exit(1)
}
const manifest: Record<string, Chunk> = JSON.parse(readFileSync(manifestFile, 'utf8'))

const weigh = (file: string) => gzipSync(readFileSync(new URL(file, BUILT)), { level: 9 }).length

/** The files a chunk cannot do without: its own, its styles, and those of what it imports. */
function filesOf(name: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[name]
  if (!chunk) throw new Error(`${name} was not built`)
  if (seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const file of chunk.css ?? []) seen.add(file)
  for (const each of chunk.imports ?? []) filesOf(each, seen)
  return seen
}

const total = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + weigh(file), 0)
const isScript = (file: string) => file.endsWith('.js')
const together = (...names: string[]) => new Set(names.flatMap((name) => [...filesOf(name)]))
const scripts = (files: Set<string>) => total([...files].filter(isScript))

const BUILDER = 'builder/builder.tsx'
const app = filesOf('index.html')
const builder = together('index.html', BUILDER)
const withPanel = together('index.html', BUILDER, 'builder/panel/panel.tsx')

const parts: [name: string, bytes: number, budget: number][] = Object.keys(manifest)
  .filter((name) => /^(pages|builder)\//.test(name) && isScript(manifest[name]?.file ?? ''))
  .map((name) => {
    if (name.startsWith('pages/')) {
      return [name, total(new Set([...app, ...filesOf(name)])), BUDGETS.pages]
    }
    if (name === BUILDER) return [name, scripts(builder), BUDGETS.builder]
    if (name.startsWith('builder/forms/')) {
      const open = new Set([...withPanel, ...filesOf(name)])
      return [`= with ${name}`, scripts(open), BUDGETS.builder]
    }
    const added = [...filesOf(name)].filter((file) => !builder.has(file))
    return [`+ ${name}`, total(added), BUDGETS.opened]
  })
for (const worker of manifest[BUILDER]?.assets?.filter(isScript) ?? []) {
  parts.push([worker, weigh(worker), BUDGETS.beside])
}
parts.push(['try.html', total(filesOf('try.html')), BUDGETS.pages])
parts.push(['w.js', weigh('w.js'), BUDGETS.loader])
parts.push(['frame.html', total(filesOf('frame.html')), BUDGETS.frame])

for (const [name, bytes, budget] of parts) {
  const size = `${(bytes / KB).toFixed(1)} kB`.padStart(9)
  const verdict = bytes > budget * KB ? '  OVER' : ''
  console.log(`${size} of ${String(budget).padStart(3)}  ${name}${verdict}`)
}
if (parts.some(([, bytes, budget]) => bytes > budget * KB)) process.exit(1)
