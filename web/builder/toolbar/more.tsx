import { Menu } from '../../design/menu.tsx'
import { canRun } from '../commands/command.ts'
import { journeySettings } from '../commands/journey-settings.ts'
import { isMac, keyLabel } from '../commands/keys.ts'
import { apis, variables, versions } from '../commands/panes.ts'
import { redo } from '../commands/redo.ts'
import { save } from '../commands/save.ts'
import { undo } from '../commands/undo.ts'
import { useEditor } from '../editor.ts'

const HIDDEN = [save, undo, redo, journeySettings, variables, apis, versions]

/** What a narrow screen has no room for in the toolbar. */
export function More() {
  const editor = useEditor()
  const items = HIDDEN.map((one) => ({
    label: one.label,
    icon: one.icon,
    keys: one.keys?.[0] && keyLabel(one.keys[0], isMac()),
    disabled: !canRun(one, editor),
    onSelect: () => one.run(editor),
  }))
  return <Menu label="More" items={items} />
}
