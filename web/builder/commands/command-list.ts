import { addBeside } from '../palette/adding.ts'
import { stepChoices } from '../palette/quick-add.ts'
import type { PickItem } from '../picker/pick-list.ts'
import { type Command, canRun, command } from './command.ts'
import { isMac, keyLabel } from './keys.ts'

/** Ctrl+K: every command and every step, by typing a part of its name. */
export const commandListOf = (all: () => readonly Command[]): Command =>
  command({
    name: 'command-list',
    label: 'All commands',
    group: 'Help',
    keys: ['Mod+K'],
    isEverywhere: true,
    isUnlisted: true,
    run(editor) {
      const commands = all()
        .filter((one) => !one.isUnlisted && canRun(one, editor))
        .map((one): PickItem => {
          const [keys] = one.keys ?? []
          return {
            id: one.name,
            label: one.label,
            group: one.group,
            icon: one.icon,
            keys: keys && keyLabel(keys, isMac()),
            onPick: () => one.run(editor),
          }
        })
      const steps = editor.draft.readOnly.peek()
        ? []
        : stepChoices((type) => addBeside(editor, type)).map((choice) => ({
            ...choice,
            id: `add-${choice.id}`,
            label: `Add ${choice.label}`,
            group: 'Add a step',
          }))
      editor.pick.value = {
        title: 'Do something',
        placeholder: 'Type what you want to do',
        none: 'There is no such command.',
        choices: [...commands, ...steps],
      }
    },
  })
