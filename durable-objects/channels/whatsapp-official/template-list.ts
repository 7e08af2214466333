import type { Providers, RegisteredTemplate, TemplatePage } from '../channel.ts'
import { getFromGraph } from '../meta/graph.ts'
import { type JsonObject, listAt, objectAt, stringAt } from '../parsing/json-object.ts'
import { failureOf } from './errors.ts'
import { componentsOf } from './template-components.ts'
import { languageOf, qualityOf, reasonOf, statusOf } from './template-words.ts'

const FIELDS =
  'id,name,language,status,category,quality_score,rejected_reason,parameter_format,components'
/** Templates a page; a business has 250 of them, or 6,000 when verified. */
const A_PAGE = '100'

/**
 * One page of the business account's templates: `GET /{waba}/message_templates`. The next page is
 * asked for by its cursor, never by the address Graph gives, so that the token stays with Graph.
 */
export async function readTemplates(
  config: { wabaId: string; accessToken: string },
  providers: Providers,
  { name, after }: { name?: string; after?: string },
): Promise<TemplatePage> {
  const query = new URLSearchParams({
    fields: FIELDS,
    limit: A_PAGE,
    ...(name && { name }),
    ...(after && { after }),
  })
  const path = `${encodeURIComponent(config.wabaId)}/message_templates?${query}`
  const answer = await getFromGraph(providers, path, config.accessToken)
  if (answer.outcome === 'unanswered')
    return { ok: false, code: answer.code, detail: answer.detail }
  if (answer.outcome === 'refused') {
    const { code, detail } = failureOf(answer.error, answer.status)
    const known = code === 'auth' || code === 'account' || code === 'throttle'
    const { message, code: number } = answer.error
    const why = known ? detail : `Meta does not list the templates (${number}): ${message}`
    return { ok: false, code, detail: why.slice(0, 500) }
  }
  const paging = objectAt(answer.body, 'paging')
  const next = stringAt(paging, 'next') && stringAt(objectAt(paging, 'cursors'), 'after')
  const templates = listAt(answer.body, 'data').flatMap((one) => registered(one) ?? [])
  return { ok: true, templates, ...(next && { next }) }
}

/** Undefined for what cannot be sent because it lacks a name, a language or a status. */
function registered(template: JsonObject): RegisteredTemplate | undefined {
  const [providerId, name, language, status] = ['id', 'name', 'language', 'status'].map((field) =>
    stringAt(template, field),
  )
  if (!providerId || !name || !language || !status) return undefined
  return {
    providerId,
    name,
    language: languageOf(language),
    category: stringAt(template, 'category')?.toLowerCase() ?? '',
    status: statusOf(status),
    quality: qualityOf(stringAt(objectAt(template, 'quality_score'), 'score')),
    reason: reasonOf(stringAt(template, 'rejected_reason')),
    components: componentsOf(template),
  }
}
