import { isDay } from '../config/day.ts'
import type { Source } from '../reference.ts'
import type { VariableType } from '../variables/variable.ts'

/** False only where a variable of the type would refuse every value that the source can give. */
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
