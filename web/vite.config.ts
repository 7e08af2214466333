import { createHash } from 'node:crypto'
import { relative } from 'node:path'
import { build, defineConfig, type Plugin } from 'vite'
import { stripUnused } from './build/strip-unused.ts'

const page = (name: string) => new URL(`./${name}.html`, import.meta.url).pathname

/** The addresses that are not the app's own page; the worker serves the same files for them. */
const PAGES: [prefix: string, file: string][] = [
  ['/try/', '/try.html'],
  ['/wc/frame', '/frame.html'],
]

/** Guests' phones are older than the team's browsers: `light-dark()` is written out for them. */
const GUESTS = ['chrome108', 'safari16', 'firefox110']

/**
 * Parts that are opened together lie in one file, and so does what most of them share: cut finer, a
 * dozen small files weigh more.
 */
const SHARED = [
  {
    name: 'base',
    test: /\/node_modules\/@?preact|\/web\/api\/(api|resource)\.ts$/,
    minShareCount: 2,
  },
  {
    name: 'journey',
    test: /\/durable-objects\/(journey|messages)\/|\/node_modules\/zod\//,
    minShareCount: 2,
  },
  {
    name: 'builder',
    test: /\/builder\/([^/]+|(banners|canvas|commands|document|gestures|loading|palette|picker|server|tidy)\/.*|problems\/(?!problem-list).*|test-chat\/follow-test\.ts)$|\/design\/media-query\.ts$/,
    minShareCount: 2,
  },
  { name: 'fields', test: /\/builder\/(fields|forms|panel)\//, minShareCount: 3 },
]

/** Modules that do nothing by being there: those of which no page uses anything are left out. */
const TREESHAKE = {
  moduleSideEffects: [{ test: /\/durable-objects\/|\/web\/.*\.tsx?$/, sideEffects: false }],
}

/** The loader as one classic script: hosts paste `<script async>`, so it cannot be a module. */
async function bundleLoader() {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      cssTarget: GUESTS,
      rolldownOptions: {
        input: new URL('./widget/loader/loader.ts', import.meta.url).pathname,
        output: { format: 'iife' },
      },
    },
  })
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : []
  const script = outputs.flatMap(({ output }) => output).find((part) => part.type === 'chunk')
  if (!script) throw new Error('the loader was not built')
  return script.code
}

function loader(): Plugin {
  return {
    name: 'loader',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'w.js', source: await bundleLoader() })
    },
    configureServer(server) {
      server.middlewares.use('/w.js', async (_request, response) => {
        response.setHeader('content-type', 'text/javascript')
        response.end(await bundleLoader())
      })
      server.middlewares.use((request, _response, next) => {
        const found = PAGES.find(([prefix]) => request.url?.startsWith(prefix))
        if (found) request.url = found[1]
        next()
      })
    },
  }
}

const WORKER = `http://127.0.0.1:${process.env.PORT ?? 8787}`

/** One mark for all classes of a style sheet: it repeats, so it compresses better than a mark for each. */
function scopedName(name: string, file: string): string {
  const path = relative(import.meta.dirname, file)
  const mark = createHash('sha256').update(path).digest('base64url').slice(0, 4)
  return `_${name}_${mark}`
}

export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  plugins: [loader(), stripUnused('pages')],
  worker: { plugins: () => [stripUnused('worker')], rolldownOptions: { treeshake: TREESHAKE } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  css: { modules: { generateScopedName: scopedName } },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': WORKER,
      '/hooks': WORKER,
      '/media': WORKER,
      '/wc/v1': { target: WORKER, ws: true },
    },
  },
  build: {
    outDir: '../.build/web',
    emptyOutDir: true,
    target: 'es2022',
    cssTarget: GUESTS,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      treeshake: TREESHAKE,
      output: { codeSplitting: { groups: SHARED, includeDependenciesRecursively: false } },
      input: { index: page('index'), try: page('try'), frame: page('frame') },
    },
  },
})
