import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Problem } from '#journey/problem.ts'
import { isNarrow } from '../design/media-query.ts'
import type { Guide } from './canvas/alignment.ts'
import type { Point, Rect } from './canvas/geometry.ts'
import { type Layouts, layoutsOf } from './canvas/layouts.ts'
import { type RenderedGraph, renderedGraph } from './canvas/rendered-graph.ts'
import { makeView, type View } from './canvas/view.ts'
import { type Wiring, wiringOf } from './canvas/wiring.ts'
import type { EditorDraft } from './document/make-draft.ts'
import { type Preference, preference } from './document/preference.ts'
import type { PickList } from './picker/pick-list.ts'
import { shownProblems } from './problems/shown-problems.ts'
import { type StepProblem, stepProblems } from './problems/step-problems.ts'

/** The pane at the right of the canvas. The test chat opens beside it. */
export type Dock = 'panel' | 'variables' | 'apis' | 'versions'
export type DialogName = 'deploy' | 'shortcuts'

/** A wire being dragged from a port to the pointer. `edgeId`: the existing edge that is moved. */
export type Linking = {
  from: { step: string; port: string }
  at: Point
  /** The card under the pointer, and why it may not end there. */
  over?: { step: string; no?: string }
  edgeId?: string
}

/** What a context menu is asked for. `at` is on the screen. */
export type MenuRequest = { at: Point; on: 'card' | 'edge' | 'pane' }

/** The draft and the state of the builder's page: what gestures and commands work with. */
export type Editor = {
  draft: EditorDraft
  /** Whose journey it is: what is copied elsewhere may name what only that organisation has. */
  organisationId: string
  view: View
  layouts: Layouts
  rendered: RenderedGraph
  wiring: Wiring
  /** The problems that are marked on screen: see `shown-problems.ts`. */
  shownProblems: ReadonlySignal<readonly Problem[]>
  stepProblems: ReadonlySignal<ReadonlyMap<string, StepProblem>>
  /** The step that was just added, until another is selected. */
  filling: Signal<string | undefined>
  dock: Signal<Dock | undefined>
  isTesting: Signal<boolean>
  hasProblems: Signal<boolean>
  dialog: Signal<DialogName | undefined>
  /** The dialog about a conflicting save was closed without a decision. */
  isConflictDismissed: Signal<boolean>
  /** Whether unsaved work could be stored in this browser. */
  isStoredLocally: Signal<boolean>
  pick: Signal<PickList | undefined>
  menu: Signal<MenuRequest | undefined>
  linking: Signal<Linking | undefined>
  /** A box being drawn around steps, in canvas units. */
  box: Signal<Rect | undefined>
  guides: Signal<readonly Guide[]>
  /** The edge that is selected, and the one under the pointer. */
  edge: Signal<string | undefined>
  hovered: Signal<string | undefined>
  /** The card that has, or last had, the focus. */
  focused: Signal<string | undefined>
  /** The last position of the pointer on the canvas; undefined before the first. */
  pointer: Signal<Point | undefined>
  isSpaceDown: Signal<boolean>
  hasMap: Preference<boolean>
  hasPalette: Preference<boolean>
  wheelZooms: Preference<boolean>
  /** What screen readers announce. */
  announcement: ReadonlySignal<string>
  announce(words: string): void
  /** Moves the focus to a card, and scrolls to it. */
  focus(stepId: string): void
  /** The card to focus as soon as it is rendered. */
  focusRequest: Signal<string | undefined>
  /** Count up to move the focus into the dock, or to the next region. */
  enterDock: Signal<number>
  nextRegion: Signal<number>
  /** Leaves the builder once everything is saved. */
  leave(href: string): void
}

export function makeEditor(
  draft: EditorDraft,
  leave: (href: string) => void,
  organisationId = '',
): Editor {
  const view = makeView()
  const layouts = layoutsOf(draft)
  const announcement = signal('')
  const focused = signal<string | undefined>()
  const focusRequest = signal<string | undefined>()
  const hasProblems = signal(false)
  const filling = signal<string | undefined>()
  const shown = shownProblems(draft, { hasProblems, filling })
  return {
    draft,
    organisationId,
    view,
    layouts,
    rendered: renderedGraph(draft, { view, layouts, focused }),
    wiring: wiringOf(draft, layouts),
    shownProblems: shown,
    stepProblems: stepProblems(shown, draft),
    filling,
    dock: signal(undefined),
    isTesting: signal(false),
    hasProblems,
    dialog: signal(undefined),
    isConflictDismissed: signal(false),
    isStoredLocally: signal(true),
    pick: signal(undefined),
    menu: signal(undefined),
    linking: signal(undefined),
    box: signal(undefined),
    guides: signal([]),
    edge: signal(undefined),
    hovered: signal(undefined),
    focused,
    pointer: signal(undefined),
    isSpaceDown: signal(false),
    hasMap: preference('builder.map', true),
    hasPalette: preference('builder.palette', !isNarrow('60rem')),
    wheelZooms: preference('builder.wheel-zooms', true),
    announcement,
    announce(words) {
      // A live region announces the same words again only if something differs.
      announcement.value = announcement.peek() === words ? `${words}\u00a0` : words
    },
    focus(stepId) {
      const node = draft.steps.peek().get(stepId)
      if (!node) return
      const { x, y, width, height } = layouts.rectOf(node)
      // Zoomed out there are no cards to focus.
      if (view.isZoomedOut.peek()) view.centerOn({ x: x + width / 2, y: y + height / 2 }, 0.7)
      else view.reveal({ x, y, width, height })
      focused.value = stepId
      focusRequest.value = stepId
    },
    focusRequest,
    enterDock: signal(0),
    nextRegion: signal(0),
    leave,
  }
}

/** A new step was filled in as far as its author wanted once another is selected. */
export const followFilling = ({ draft, filling }: Editor) =>
  effect(() => {
    const id = filling.value
    if (id !== undefined && !draft.selection.value.has(id)) filling.value = undefined
  })

/** Follows the draft's `goTo`: shows the step on the canvas and opens the panel. */
export const followGoTo = ({ draft, view, layouts, dock, focused }: Editor) =>
  effect(() => {
    const target = draft.revealRequest.value
    const node = target && draft.steps.peek().get(target.stepId)
    if (!node) return
    const { x, y, width, height } = layouts.rectOf(node)
    const scale = Math.max(view.k.peek(), 0.6)
    view.centerOn({ x: x + width / 2, y: y + height / 2 }, scale)
    focused.value = node.id
    dock.value = 'panel'
  })

export const EditorContext = createContext<Editor | undefined>(undefined)

export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('no desk around this component')
  return editor
}
