import type { Source } from '../reference.ts'
import type { VariableType } from '../variables/variable.ts'
import { isDay } from './day.ts'

/** False only where no value that can come would ever be taken by a variable of the type. */
export function suits({ kind, labels }: Source, type: VariableType): boolean {
  switch (type) {
    case 'number':
      return kind !== 'date' && kind !== 'email'
    case 'date':
      return labels
        ? labels.some((label) => isDay(label.trim()) || label.includes('{{'))
        : !['number', 'email', 'phone'].includes(kind)
    default:
      return true
  }
}
