import { computed } from '@preact/signals'
import * as z from 'zod'
import { Command, FinishedCommands } from '#journey/command.ts'
import type { Draft } from '../document/draft.ts'
import { setAtPath } from '../fields/config-path.ts'
import { type EditedConfig, problemsOf } from '../fields/edited-config.ts'
import { isOfCommands } from '../problems/step-problems.ts'

/** The journey's commands as their form sees them. Keys typed in one field are one undo. */
export function editedCommands(draft: Draft): EditedConfig {
  const ofCommands = computed(() => draft.problems.value.filter(isOfCommands))
  const change = (commands: unknown, gesture?: string) => {
    const read = z.array(Command).safeParse(commands)
    if (!read.success) return
    const more = read.data.length - draft.commands.peek().length
    draft.change(
      more > 0 ? 'Add command' : more < 0 ? 'Delete command' : 'Edit command',
      (doc) => {
        doc.commands = read.data
      },
      gesture,
    )
  }
  return {
    key: 'journey',
    label: () => 'Commands',
    root: computed(() => ({ commands: draft.commands.value })),
    schema: z.object({ commands: FinishedCommands }),
    isReadOnly: draft.readOnly.value !== false,
    set(path, value, gesture = path) {
      const [, ...rest] = path.split('.')
      change(setAtPath(draft.commands.peek(), rest, value), gesture && `journey.${gesture}`)
    },
    replace: ({ commands }) => change(commands),
    problems: problemsOf(ofCommands),
  }
}
