import type { Problem } from '../problem.ts'
import { problem } from './codes.ts'
import type { Survey } from './survey.ts'

/** Templates that WhatsApp would not send: not there, not approved, or paused for now. */
export function templates({ steps, known }: Survey): Problem[] {
  return steps.flatMap(({ step, label, parsed }) => {
    if (parsed?.type !== 'template') return []
    const { name, language } = parsed.config
    const template = `${name} (${language})`
    const where = { stepId: step.id, field: 'name' }
    if (!known.templates) {
      const message = `${label}: the templates of WhatsApp are not connected, so ${template} is unknown`
      const remedy = 'Connect a WhatsApp Official channel and sync its templates.'
      return problem('template_unknown', { ...where, message, remedy })
    }
    const key = `${name}/${language}`
    const found = Object.hasOwn(known.templates, key) ? known.templates[key] : undefined
    if (!found) {
      const message = `${label}: there is no template ${template}`
      const remedy = 'Sync the templates, or pick another template or language.'
      return problem('template_unknown', { ...where, message, remedy })
    }
    switch (found.status.toLowerCase()) {
      case 'approved':
        return []
      case 'paused': {
        const message = `${label}: WhatsApp has paused the template ${template} for now`
        const remedy = 'Wait until it is sent again, or pick another template.'
        return problem('template_paused', { ...where, message, remedy })
      }
      default: {
        const message = `${label}: the template ${template} is not approved (${found.status.toLowerCase()})`
        const remedy = 'Pick an approved template, or have this one approved.'
        return problem('template_not_approved', { ...where, message, remedy })
      }
    }
  })
}
