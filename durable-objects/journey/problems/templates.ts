import { templateIn } from '#messages/message-template.ts'
import { fieldOf, listed } from '../config/words.ts'
import type { KnownTemplate, Problem } from '../problem.ts'
import type { ReferenceTo } from '../reference.ts'
import { type CheckContext, referencesTo, type StepInfo } from './check-context.ts'
import { problem } from './codes.ts'
import { templateFaults } from './template-fit.ts'

/** Templates that WhatsApp would not send: not there, not approved, or not as the step fills them. */
export function templates({ steps, catalog }: CheckContext): Problem[] {
  return steps.flatMap((info) =>
    referencesTo(info, 'template').flatMap((reference) => {
      const { name, language } = reference
      const found = catalog.templates && templateIn(catalog.templates, name, language)
      const { step, label } = info
      const about = { stepId: step.id, label, template: `${name} (${language})` }
      if (!found) return unknown(about, reference, catalog.templates)
      return [...unsendable(about, found), ...misfits(about, reference, found)]
    }),
  )
}

type Named = ReferenceTo<'template'>
type About = { stepId: string; label: StepInfo['label']; template: string }

function unknown(
  { stepId, label, template }: About,
  { name }: Named,
  known: CheckContext['catalog']['templates'],
): Problem[] {
  const where = { stepId, field: 'name' }
  if (!known) {
    const message = `${label}: no WhatsApp Official channel is connected, so the template ${template} is unknown`
    const remedy = 'Connect a WhatsApp Official channel and sync its templates.'
    return [problem('template_unknown', { ...where, message, remedy })]
  }
  const languages = Object.keys(known)
    .filter((key) => key.startsWith(`${name}/`))
    .map((key) => key.slice(name.length + 1))
  if (languages.length > 0) {
    const message = `${label}: there is no template ${template}; ${name} exists in ${listed(languages)}`
    const remedy = 'Pick one of these languages, or have the template approved in this one.'
    const field = 'language'
    return [problem('template_language_unknown', { stepId, field, message, remedy })]
  }
  const message = `${label}: there is no template ${template}`
  const remedy =
    'Create it in WhatsApp Manager and have it approved, then sync the templates; or pick another.'
  return [problem('template_unknown', { ...where, message, remedy })]
}

function unsendable({ stepId, label, template }: About, { status, reason }: KnownTemplate) {
  const say = (code: Parameters<typeof problem>[0], says: string, remedy: string): Problem[] => [
    problem(code, { stepId, field: 'name', message: `${label}: ${says}`, remedy }),
  ]
  const why = reason ? `: ${reason}` : ''
  switch (status) {
    case 'approved':
      return []
    case 'missing':
      return say(
        'template_unknown',
        `there is no template ${template} at the business account of ${reason}`,
        'Create it there and sync the templates, or assign the journey to other channels.',
      )
    case 'pending':
      return say(
        'template_pending',
        `WhatsApp has not yet approved the template ${template}`,
        'Wait until it has, which takes up to a day; a deploy looks again by itself.',
      )
    case 'rejected':
      return say(
        'template_rejected',
        `WhatsApp rejected the template ${template}${why}`,
        'Correct it in WhatsApp Manager and have it approved, or pick another template.',
      )
    case 'disabled':
      return say(
        'template_disabled',
        `WhatsApp has disabled the template ${template} for good${why}`,
        'Pick another template, or create a new one that guests welcome.',
      )
    case 'paused':
      return say(
        'template_paused',
        `WhatsApp has paused the template ${template} for now${why}`,
        'Wait until it is sent again, or pick another template.',
      )
    default:
      return say(
        'template_not_approved',
        `the template ${template} is not approved (${status.replaceAll('-', ' ')})${why}`,
        'Pick an approved template, or have this one approved.',
      )
  }
}

function misfits({ stepId, label }: About, named: Named, found: KnownTemplate) {
  if (found.status === 'missing') return []
  return templateFaults(named.given, found.components).map(({ code, path, says, remedy }) =>
    problem(code, {
      stepId,
      field: fieldOf(path),
      message: `${label}: ${says} (${named.name}, ${named.language})`,
      remedy,
    }),
  )
}
