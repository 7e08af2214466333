import type { Dock } from '../editor.ts'
import { type Command, command } from './command.ts'

const pane = (
  name: Exclude<Dock, 'panel'>,
  one: Pick<Command, 'label' | 'icon' | 'keys'>,
): Command =>
  command({
    name,
    group: 'Journey',
    ...one,
    run({ dock }) {
      dock.value = dock.peek() === name ? undefined : name
    },
  })

export const variables = pane('variables', { label: 'Variables', icon: 'variable', keys: ['V'] })
export const apis = pane('apis', { label: 'API Manager', icon: 'plug' })
export const versions = pane('versions', { label: 'Versions', icon: 'history' })
