import type { StepCell } from '../draft.ts'

export function Preview({ cell }: { cell: StepCell }) {
  return <p>{cell.id}</p>
}
