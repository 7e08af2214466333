import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

/**
 * What each part of the built pages costs a reader, gzipped: everything that must be there before
 * the part is. The builder's budget is its scripts before one can draw; what it opens later (a panel,
 * the test chat) is weighed by what it adds. Over a budget the check fails.
 */
const KB = 1000
const BUILT = new URL('../.build/web/', import.meta.url)
const BUDGETS = { builder: 100, opened: 40, pages: 60, loader: 3, frame: 15 }

type Chunk = { file: string; src?: string; css?: string[]; imports?: string[] }

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
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const file of chunk.css ?? []) seen.add(file)
  for (const each of chunk.imports ?? []) filesOf(each, seen)
  return seen
}

const total = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + weigh(file), 0)

const BUILDER = 'builder/builder.tsx'
const isScript = (file: string) => file.endsWith('.js')
const app = filesOf('index.html')
const builder = new Set([...app, ...filesOf(BUILDER)])

const parts: [name: string, bytes: number, budget: number][] = Object.keys(manifest)
  .filter((name) => /^(pages|builder)\//.test(name) && isScript(manifest[name]?.file ?? ''))
  .map((name) => {
    if (name === BUILDER) return [name, total([...builder].filter(isScript)), BUDGETS.builder]
    if (!name.startsWith('builder/')) {
      return [name, total(new Set([...app, ...filesOf(name)])), BUDGETS.pages]
    }
    const added = [...filesOf(name)].filter((file) => !builder.has(file))
    return [`+ ${name}`, total(added), BUDGETS.opened]
  })
parts.push(['try.html', total(filesOf('try.html')), BUDGETS.pages])
parts.push(['w.js', weigh('w.js'), BUDGETS.loader])
parts.push(['frame.html', total(filesOf('frame.html')), BUDGETS.frame])

for (const [name, bytes, budget] of parts) {
  const size = `${(bytes / KB).toFixed(1)} kB`.padStart(9)
  const verdict = bytes > budget * KB ? '  OVER' : ''
  console.log(`${size} of ${String(budget).padStart(3)}  ${name}${verdict}`)
}
if (parts.some(([, bytes, budget]) => bytes > budget * KB)) process.exit(1)
