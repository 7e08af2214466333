import { command } from './command.ts'

export const save = command({
  name: 'save',
  label: 'Save',
  group: 'Journey',
  keys: ['Mod+S'],
  edits: true,
  isEverywhere: true,
  run({ draft, isConflictDismissed }) {
    // Nothing is saved over somebody else's work: the question is asked again instead.
    if (draft.saving.peek().is === 'stale') isConflictDismissed.value = false
    else void draft.save()
  },
})
