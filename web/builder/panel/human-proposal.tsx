import type { Command } from '#journey/command.ts'
import type { LanguageCode } from '#messages/language.ts'
import { LIMITS } from '#messages/limits.ts'
import { Icon } from '../../design/icon.tsx'
import { cardHeight, freePlace } from '../canvas/geometry.ts'
import type { StepNode } from '../document/draft.ts'
import { newId, newOptionId } from '../document/ids.ts'
import { type Editor, useEditor } from '../editor.ts'
import fields from '../fields/fields.module.css'
import { HUMAN_WORDS } from './human-words.ts'

/** The command that most journeys want, in one press: away from the bot, to a person. */
export function HumanProposal({ language }: { language: LanguageCode }) {
  const editor = useEditor()
  const { steps, commands } = editor.draft
  const words = HUMAN_WORDS[language]
  const isThere = commands.value.some(
    ({ to }) => typeof to !== 'string' && isTransfer(steps.value.get(to.step)),
  )
  if (isThere || commands.value.length >= LIMITS.commands) return null
  return (
    <button type="button" class={fields.add} onClick={() => addHuman(editor, words)}>
      <Icon name="plus" size={16} /> Add “{words[0]}” → Agent Transfer
    </button>
  )
}

const isTransfer = (node: StepNode | undefined) => node?.type === 'agent-transfer'

/** Leads to the journey's first Agent Transfer, or to a new one below everything else at its left. */
function addHuman({ draft, layouts, announce }: Editor, words: readonly string[]) {
  const nodes = [...draft.steps.peek().values()]
  const there = nodes.find(isTransfer)?.id
  const step = there ?? newId('step')
  const command: Command = { id: newOptionId('command'), words: [...words], to: { step } }
  draft.change(`Add command ${words[0]}`, (doc) => {
    if (there === undefined) {
      const taken = nodes.map(layouts.rectOf)
      const { x = 0, y = 0, height = 0 } = taken[0] ?? {}
      const position = freePlace({ x, y: y + height + ROOM }, cardHeight(0), taken)
      doc.addStep({ id: step, type: 'agent-transfer', position })
    }
    doc.commands = [...doc.commands, command]
  })
  announce(
    there === undefined
      ? `Command ${words[0]} added, and an Agent Transfer that it leads to`
      : `Command ${words[0]} added`,
  )
}

/** Between Start and the step below it. */
const ROOM = 60
