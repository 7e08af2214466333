import type { Editor } from '../editor.ts'
import { actualSize } from './actual-size.ts'
import { add } from './add.ts'
import { aligns } from './align.ts'
import { back } from './back.ts'
import { type Command, canRun, type Focus } from './command.ts'
import { commandListOf } from './command-list.ts'
import { connect } from './connect.ts'
import { copy } from './copy.ts'
import { cut } from './cut.ts'
import { remove } from './delete.ts'
import { deploy } from './deploy.ts'
import { distributes } from './distribute.ts'
import { duplicate } from './duplicate.ts'
import { find } from './find.ts'
import { fit } from './fit.ts'
import { fitSelection } from './fit-selection.ts'
import { followEdge } from './follow-edge.ts'
import { goToStart } from './go-to-start.ts'
import { insert } from './insert.ts'
import { journeySettings } from './journey-settings.ts'
import { matches, type Pressed } from './keys.ts'
import { map } from './map.ts'
import { nextRegion } from './next-region.ts'
import { note } from './note.ts'
import { nudges } from './nudge.ts'
import { openPanel } from './open-panel.ts'
import { palette } from './palette.ts'
import { apis, variables, versions } from './panes.ts'
import { paste } from './paste.ts'
import { playFromHere } from './play-from-here.ts'
import { problems } from './problems.ts'
import { redo } from './redo.ts'
import { rename } from './rename.ts'
import { save } from './save.ts'
import { selectAll } from './select-all.ts'
import { selectNone } from './select-none.ts'
import { selectBackwards, selectOnwards } from './select-onwards.ts'
import { shortcuts } from './shortcuts.ts'
import { test } from './test.ts'
import { tidy } from './tidy.ts'
import { undo } from './undo.ts'
import { nextStep, previousStep } from './walk.ts'
import { wheel } from './wheel.ts'
import { zoomIn, zoomOut } from './zoom.ts'

/** Every command, in the order the lists show them. */
export const COMMANDS: readonly Command[] = [
  add,
  openPanel,
  connect,
  insert,
  rename,
  note,
  undo,
  redo,
  copy,
  cut,
  paste,
  duplicate,
  remove,
  tidy,
  ...aligns,
  ...distributes,
  ...nudges,
  selectAll,
  selectOnwards,
  selectBackwards,
  selectNone,
  find,
  goToStart,
  followEdge,
  fit,
  fitSelection,
  actualSize,
  zoomIn,
  zoomOut,
  map,
  palette,
  wheel,
  nextStep,
  previousStep,
  save,
  test,
  deploy,
  problems,
  journeySettings,
  variables,
  apis,
  versions,
  playFromHere,
  back,
  commandListOf(() => COMMANDS),
  shortcuts,
  nextRegion,
]

/** The command of a key press. */
export function commandFor(pressed: Pressed, editor: Editor, from: Focus): Command | undefined {
  return COMMANDS.find(
    (one) =>
      (from !== 'field' || one.isEverywhere) &&
      (from === 'canvas' || !one.needsCanvas) &&
      (from !== 'pane' || !one.isOffInPanes) &&
      one.keys?.some((keys) => matches(keys, pressed)) &&
      canRun(one, editor),
  )
}
