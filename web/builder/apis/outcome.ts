import type { TestAnswer } from '../server/calls.ts'

/** How a test call went, in words; the code is what `var_local.api_error` would hold. */
export function outcomeWords({ error, detail, status }: TestAnswer): string {
  if (!error) return 'The step would leave by Success.'
  return `${reason(error, detail, status)} The step would leave by Error, with api_error “${error}”.`
}

function reason(error: string, detail: string | undefined, status: number | undefined): string {
  if (error === 'timeout') return 'No answer came in time.'
  if (error === 'too_large') return 'The request or the answer is larger than 256 KiB.'
  if (error === 'not_json') return 'The answer is not JSON, and a mapping looks into it.'
  if (error.startsWith('mapping:')) {
    return `A required mapping found nothing that fits ${error.slice('mapping:'.length)}.`
  }
  if (error.startsWith('status_')) return `The system answered ${status}.`
  return `The call was not made: ${detail ?? 'it was refused'}.`
}
