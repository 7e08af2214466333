import { type Command, FinishedCommands } from '../command.ts'
import { faultsOf } from '../config/fault.ts'
import { fieldOf, listed, quoted } from '../config/words.ts'
import type { Problem } from '../problem.ts'
import { portOfChoice, type StepChoice } from '../step.ts'
import type { CheckContext, StepInfo } from './check-context.ts'
import { problem } from './codes.ts'
import { fold } from './fold.ts'

/** Commands that lack something, lead nowhere, or share a word with another or with an option. */
export function commands(context: CheckContext): Problem[] {
  const { commands = [] } = context.journey
  return [
    ...unfinished(commands),
    ...commands.flatMap((command, at) => missingTarget(command, at, context)),
    ...sharedWords(commands),
    ...wordsOfOptions(commands, context.steps),
  ]
}

/** The panel shows them under this name, and takes it off there. */
const said = (words: string) => `Commands: ${words}`
const TARGETS = 'Choose a step, the last question, or the start.'
const nameOf = (at: number) => `command ${at + 1}`

function unfinished(commands: readonly Command[]): Problem[] {
  const issues = FinishedCommands.safeParse(commands).error?.issues ?? []
  return issues
    .flatMap((issue) => faultsOf(issue, { commands }, ['commands']))
    .map(({ code, path, says, remedy }) => {
      const [, at, , key] = path
      const field = fieldOf(path)
      // What the schema misses is a step's id; an author chooses among more than steps.
      return key === 'step'
        ? problem(code, {
            field,
            message: said(`${nameOf(Number(at))} leads nowhere yet`),
            remedy: TARGETS,
          })
        : problem(code, { field, message: said(says), remedy })
    })
}

function missingTarget({ to }: Command, at: number, { byId }: CheckContext): Problem[] {
  if (typeof to === 'string' || to.step === '' || byId.has(to.step)) return []
  return [
    problem('command_to_missing_step', {
      field: `commands.${at}.to`,
      message: said(`${nameOf(at)} leads to a step that does not exist (${to.step})`),
      remedy: TARGETS,
    }),
  ]
}

function sharedWords(all: readonly Command[]): Problem[] {
  const owners = new Map<string, number>()
  return all.flatMap(({ words }, at) =>
    words.flatMap((word) => {
      const key = fold(word)
      const owner = owners.get(key) ?? at
      owners.set(key, owner)
      if (key === '' || owner === at) return []
      return problem('command_word_taken', {
        field: `commands.${at}.words`,
        message: said(`${quoted(word)} is a word of both ${nameOf(owner)} and ${nameOf(at)}`),
        remedy: 'Take it off one of the two: typed by a guest, it cannot mean both.',
      })
    }),
  )
}

/** Where an option's label is also a command, the option is meant; a synonym gives way to it. */
function wordsOfOptions(commands: readonly Command[], steps: readonly StepInfo[]): Problem[] {
  if (commands.length === 0) return []
  const labels = optionsByWord(steps, ({ label }) => [label])
  const synonyms = optionsByWord(steps, (choice) => choice.synonyms)
  const alike = (command: Command, at: number, word: string): Problem[] => {
    const field = `commands.${at}.words`
    const [asLabel, asSynonym] = [labels, synonyms].map((options) =>
      stepsLeadingElsewhere(options.get(fold(word)) ?? [], command),
    )
    const found: Problem[] = []
    if (asLabel) {
      const message = said(
        `${quoted(word)} is also an option of ${asLabel}: there it chooses that option`,
      )
      const remedy = 'Use another word, or rename the option.'
      found.push(problem('command_like_label', { field, message, remedy }))
    }
    if (asSynonym) {
      const message = said(`${quoted(word)} is also a synonym at ${asSynonym}: there it leads away`)
      const remedy = 'Take it off the synonyms, or off the command.'
      found.push(problem('command_like_synonym', { field, message, remedy }))
    }
    return found
  }
  return commands.flatMap((command, at) =>
    command.words.flatMap((word) => alike(command, at, word)),
  )
}

type OptionOf = { info: StepInfo; choice: StepChoice }

function optionsByWord(
  steps: readonly StepInfo[],
  wordsIn: (choice: StepChoice) => string[],
): Map<string, OptionOf[]> {
  const options = steps.flatMap((info) =>
    info.choices
      .filter(({ by }) => by === 'guest')
      .flatMap((choice) => wordsIn(choice).map((word) => ({ key: fold(word), info, choice }))),
  )
  return Map.groupBy(
    options.filter(({ key }) => key !== ''),
    ({ key }) => key,
  )
}

/** The steps in words; empty where every option leads to the command's own step, as it may. */
const stepsLeadingElsewhere = (options: readonly OptionOf[], { to }: Command) =>
  listed([
    ...new Set(
      options
        .filter(
          ({ info, choice }) =>
            typeof to === 'string' || info.wired.get(portOfChoice(choice)) !== to.step,
        )
        .map(({ info }) => info.label),
    ),
  ])
