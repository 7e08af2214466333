import { command } from './command.ts'

export const save = command({
  name: 'save',
  label: 'Save',
  group: 'Journey',
  keys: ['Mod+S'],
  edits: true,
  isEverywhere: true,
  run({ draft, isConflictPutOff }) {
    // Nothing is saved over somebody else's work: the question is asked again instead.
    if (draft.saving.peek().is === 'stale') isConflictPutOff.value = false
    else void draft.save()
  },
})
