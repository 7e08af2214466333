import type { StepKind } from '#journey/journey.ts'
import { labelOf } from '#journey/steps/index.ts'
import { CARD, type Point } from '../canvas/geometry.ts'
import type { Editor } from '../editor.ts'
import type { PickItem } from '../picker/pick-list.ts'
import { addAt, addOnEdge } from './adding.ts'
import { descriptionOf, GROUPS } from './offer.ts'

/** The steps to choose from: every one but Start, which there is already. */
export const stepChoices = (onPick: (type: StepKind) => void): PickItem[] =>
  GROUPS.flatMap(({ name, steps }) =>
    steps
      .filter((type) => type !== 'start')
      .map((type) => ({
        id: type,
        label: labelOf(type),
        about: descriptionOf(type),
        group: name,
        step: type,
        onPick: () => onPick(type),
      })),
  )

const LIST = { placeholder: 'Type to filter', none: 'No step is called that.' }

/** Offers what can follow a port: at the point where its wire was dropped. */
export function offerNext(editor: Editor, from: { step: string; port: string }, at: Point) {
  editor.pick.value = {
    ...LIST,
    title: 'What comes next?',
    at: editor.view.toScreen(at),
    onClose: () => {
      editor.linking.value = undefined
    },
    choices: stepChoices((type) => {
      editor.linking.value = undefined
      addAt(editor, type, { at: { x: at.x, y: at.y - CARD.head / 2 }, from })
    }),
  }
}

/** Offers what can stand in the middle of an edge. */
export function offerOnEdge(editor: Editor, edgeId: string, at: Point) {
  editor.pick.value = {
    ...LIST,
    title: 'What comes in between?',
    at: editor.view.toScreen(at),
    choices: stepChoices((type) => addOnEdge(editor, type, { edgeId, at })),
  }
}

/** Offers a step for a place on the canvas. */
export function offerStep(editor: Editor, at: Point) {
  editor.pick.value = {
    ...LIST,
    title: 'Add a step',
    at: editor.view.toScreen(at),
    choices: stepChoices((type) => addAt(editor, type, { at })),
  }
}
