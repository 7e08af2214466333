import { isInvisible } from '#messages/invisible.ts'
import { LIMITS } from '#messages/limits.ts'
import { empty, type Fault, faultsOf, tooLong } from '../config/fault.ts'
import type { Text } from '../config/texts.ts'
import { fieldOf } from '../config/words.ts'
import type { Problem } from '../problem.ts'
import type { CheckContext, StepInfo } from './check-context.ts'
import { problem } from './codes.ts'

/** Steps whose config is unfinished, over a limit, or contradicts itself. */
export function configs({ steps }: CheckContext): Problem[] {
  return steps.flatMap((info) => {
    const { step, type, issues, config, texts } = info
    const faults = [
      ...captionFaults(info),
      ...(config
        ? [...blankTexts(texts), ...type.faults(config)]
        : issues.flatMap((issue) => faultsOf(issue, step.config))),
    ]
    return faults.map((fault) => problemOf(info, fault))
  })
}

const problemOf = ({ step, label }: StepInfo, { code, path, says, remedy }: Fault) =>
  problem(code, {
    stepId: step.id,
    ...(path.length > 0 && { field: fieldOf(path) }),
    message: `${label}: ${says}`,
    remedy,
  })

/** The step's name and its note for colleagues. */
function captionFaults({ step: { name = '', note = '' } }: StepInfo): Fault[] {
  const faults: Fault[] = []
  if (name.length > LIMITS.stepName) faults.push(tooLong(['step', 'name'], name, LIMITS.stepName))
  if (note.length > LIMITS.stepNote) faults.push(tooLong(['step', 'note'], note, LIMITS.stepNote))
  return faults
}

/** What a guest has to be able to read or a button to show. */
const MUST_SHOW = ['text', 'body', 'question', 'buttonText', 'label', 'title', 'button']

/** A schema accepts spaces and other invisible characters as a text, but no channel does. */
function blankTexts(texts: Text[]): Fault[] {
  return texts
    .filter(
      ({ path, text }) => MUST_SHOW.includes(String(path.at(-1))) && text && isInvisible(text),
    )
    .map(({ path }) => empty(path))
}
