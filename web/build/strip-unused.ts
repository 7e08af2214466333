import type { Plugin } from 'vite'

type Cut = { what: string; where: RegExp; code: RegExp; from?: 'pages' | 'worker' }

const zod = (what: string, code: RegExp): Cut => ({
  what: `zod: ${what}`,
  where: /\/zod\/v4\/classic\/schemas\.js$/,
  code,
})

/**
 * Members of step types: each with the lines below it that are further in, or that close it. A field
 * of a config is never taken for one: its value is a schema, theirs a function, a text or `{}`.
 */
const members = (what: string, names: string, from?: Cut['from']): Cut => ({
  what,
  where: /\/journey\/(steps|step-parts)\/[^/]+\.ts$/,
  code: new RegExp(`^( *)(${names})(\\(|: [({']|:\\n +').*\\n(\\1[ )}\\]].*\\n|\\n)*`, 'gm'),
  from,
})

/** What is written beside something that the pages use, and that they do not use themselves. */
const CUTS: Cut[] = [
  // Sessions live on the server.
  members('how a step is played', 'enter|resume'),
  members('what only problems ask of a step', 'references|silence|faults|sends', 'pages'),
  members('what only pages ask of a step', 'description|blank|summary|failsAt', 'worker'),
  zod('how each schema is written as JSON Schema', /^ *inst\._zod\.processJSONSchema = .*\n/gm),
  zod(
    'limits as JSON Schema says them',
    /^ *\w+: \(inst\) => (processors\.aggregateChecks.*\n|\{\n.*aggregateChecks.*\n(.*\n)*? {4}\},\n)/gm,
  ),
  zod('JSON Schema for other libraries', /^ *jsonSchema: \{\n *input: .*\n *output: .*\n *\},\n/gm),
  zod('toJSONSchema', /^ *toJSONSchema\(params\) \{\n.*\n *\},\n/gm),
  // `z.string().email()` and its like: a page that asked for one would not load. `z.email()` is there.
  zod('formats', /^ *\w+\(params\) \{\n *return this\.check\(core\._\w+\(Zod.*\n *\},\n/gm),
  zod(
    'ways of reading',
    /^ *(async )?\w*(Async|[eE]ncode|[dD]ecode|validate)\b.* \{\n.*\n *\},\n/gm,
  ),
  // Against values that hold themselves; what pages read was JSON once.
  zod('the guard against cycles', /^ *_ensureDefaultMemoizer\(\);\n/gm),
  // Problems have words of our own.
  zod('English messages', /^ *_ensureDefaultLocale\(\);\n/gm),
]

/**
 * Leaves out of the built pages, or of the worker that looks for problems, what they do not use. The lines that name it are cut, and the
 * bundler drops what nothing names any more. Where a cut finds nothing, the build fails.
 */
export function stripUnused(from: 'pages' | 'worker'): Plugin {
  const cuts = CUTS.filter((cut) => !cut.from || cut.from === from)
  const found = new Set<Cut>()
  return {
    name: 'strip-unused',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: cuts.map(({ where }) => where) },
      handler(code, id) {
        let rest = code
        for (const cut of cuts) {
          if (!cut.where.test(id)) continue
          const shorter = rest.replace(cut.code, '')
          if (shorter !== rest) found.add(cut)
          rest = shorter
        }
        return rest
      },
    },
    generateBundle() {
      for (const cut of cuts) {
        if (!found.has(cut))
          this.error(`“${cut.what}” is not where it was: see web/build/strip-unused.ts`)
      }
    },
  }
}
