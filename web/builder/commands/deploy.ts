import { command } from './command.ts'

export const deploy = command({
  name: 'deploy',
  label: 'Deploy',
  group: 'Journey',
  edits: true,
  async run({ draft, dialog }) {
    await draft.save()
    dialog.value = 'deploy'
  },
})
