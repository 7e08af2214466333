import type { Journey } from './journey.ts'
import type { OrganisationCatalog, Problem } from './problem.ts'
import { addresses } from './problems/addresses.ts'
import { aiSteps } from './problems/ai.ts'
import { calls } from './problems/calls.ts'
import { type CheckContext, checkContextOf, type Readers } from './problems/check-context.ts'
import { problem } from './problems/codes.ts'
import { commands } from './problems/commands.ts'
import { configs } from './problems/configs.ts'
import { definitions } from './problems/definitions.ts'
import { degradations } from './problems/degradation.ts'
import { danglingEdges } from './problems/edges.ts'
import { formats } from './problems/formats.ts'
import { guestVariables } from './problems/guest.ts'
import { loops } from './problems/loops.ts'
import { options } from './problems/options.ts'
import { idlePaths } from './problems/paths.ts'
import { jsonPaths, patterns } from './problems/patterns.ts'
import { placeholders } from './problems/placeholders.ts'
import { unreachableSteps } from './problems/reach.ts'
import { references } from './problems/references.ts'
import { templates } from './problems/templates.ts'
import { unsetVariables } from './problems/unset.ts'
import { variables } from './problems/variables.ts'
import { outsideWindow } from './problems/window.ts'

/** Every check, in the order in which problems of the same severity are listed. */
const CHECKS: ((context: CheckContext) => Problem[])[] = [
  emptiness,
  danglingEdges,
  configs,
  addresses,
  options,
  definitions,
  commands,
  placeholders,
  formats,
  variables,
  calls,
  patterns,
  jsonPaths,
  references,
  templates,
  loops,
  unreachableSteps,
  outsideWindow,
  unsetVariables,
  idlePaths,
  guestVariables,
  aiSteps,
  degradations,
]

/**
 * Everything that is wrong with a journey: errors, which block a deploy, then warnings, then notes.
 * `readers` are the machine's own (`answers`) and the channels' renderers: without them, as in the
 * builder, regular expressions, JSONPaths and what channels make of steps are not checked.
 */
export function problems(
  journey: Journey,
  catalog: OrganisationCatalog,
  readers: Readers = {},
): Problem[] {
  const context = checkContextOf(journey, catalog, readers)
  const found = CHECKS.flatMap((check) => check(context))
  return found.sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity])
}

const GRAVITY = { error: 0, warning: 1, note: 2 } as const

function emptiness({ steps }: CheckContext): Problem[] {
  if (steps.some(({ step }) => step.type !== 'start')) return []
  return [
    problem('journey_empty', {
      message: 'Cannot deploy journey with no other steps',
      remedy: 'Add at least one message, input, or action step.',
    }),
  ]
}
