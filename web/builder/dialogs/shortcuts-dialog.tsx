import { Dialog } from '../../design/dialog.tsx'
import { COMMANDS } from '../commands/index.ts'
import { isMac, keyLabel } from '../commands/keys.ts'
import styles from './shortcuts-dialog.module.css'

const GROUPS = ['Edit', 'Select', 'View', 'Journey', 'Help'] as const

/** By hand, not by key. */
const HANDS: [what: string, how: string][] = [
  ['Move the canvas', 'Drag it, or hold Space'],
  ['Select several', 'Shift and drag a box'],
  ['Add to the selection', 'Shift and click'],
  ['Move without the grid', 'Hold Alt while dragging'],
  ['Zoom', 'Wheel, or Ctrl and wheel'],
]

/** Every shortcut, read from the commands. */
export default function ShortcutsDialog({ onClose }: { onClose(): void }) {
  const mac = isMac()
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <div class={styles.columns}>
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {COMMANDS.filter((one) => one.group === group && one.keys?.length).map((one) => (
                <div key={one.name}>
                  <dt>{one.label}</dt>
                  <dd>
                    {one.keys?.map((keys) => (
                      <kbd key={keys}>{keyLabel(keys, mac)}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
              {group === 'Edit' &&
                (['Copy C', 'Cut X', 'Paste V'] as const).map((each) => {
                  const [label = '', key = ''] = each.split(' ')
                  return (
                    <div key={label}>
                      <dt>{label}</dt>
                      <dd>
                        <kbd>{keyLabel(`Mod+${key}`, mac)}</kbd>
                      </dd>
                    </div>
                  )
                })}
            </dl>
          </section>
        ))}
        <section>
          <h3>With the pointer</h3>
          <dl>
            {HANDS.map(([what, how]) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{how}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  )
}
