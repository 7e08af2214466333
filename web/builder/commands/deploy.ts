import { command } from './command.ts'

export const deploy = command({
  name: 'deploy',
  label: 'Deploy',
  group: 'Journey',
  edits: true,
  /** What is on screen is stored first, by the dialog: it says so when that cannot be done. */
  run({ dialog }) {
    dialog.value = 'deploy'
  },
})
