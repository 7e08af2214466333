import { toast } from '../../design/toast.tsx'
import { command } from './command.ts'

/** Lays the journey, or the selected steps, out from left to right. The layout code is loaded on first use. */
export const tidy = command({
  name: 'tidy',
  label: 'Tidy up',
  group: 'Edit',
  keys: ['Shift+Alt+T'],
  icon: 'tidy',
  on: ['pane'],
  edits: true,
  isOff: ({ draft }) => draft.steps.value.size < 2,
  async run(editor) {
    const it = await import('../tidy/tidy.ts').catch(() => undefined)
    if (it) it.tidyUp(editor)
    else toast('We cannot reach the server. Try to tidy up again in a minute.', { isBad: true })
  },
})
