import type { TemplateChange, TemplateNews } from '../channel.ts'
import { type JsonObject, objectAt, stringAt } from '../parsing/json-object.ts'
import { languageOf, qualityOf, reasonOf, statusOf } from './template-words.ts'

/**
 * What a webhook tells of a template; undefined when the field is none of a template's, `'ignored'`
 * when it is and says nothing we keep. `wabaId` and `at` (epoch ms) are the webhook entry's.
 */
export function templateNewsOf(
  field: string,
  value: JsonObject,
  { wabaId, at }: { wabaId: string; at?: number },
): TemplateNews | 'ignored' | undefined {
  const read = READERS.get(field)
  if (!read) return undefined
  const [name, language] = [
    stringAt(value, 'message_template_name'),
    stringAt(value, 'message_template_language'),
  ]
  const told = name && language ? read(value) : undefined
  if (!name || !language || !told) return 'ignored'
  return { account: wabaId, name, language: languageOf(language), at, ...told }
}

const READERS = new Map<string, (value: JsonObject) => TemplateChange | undefined>([
  ['message_template_status_update', statusIn],
  [
    'message_template_quality_update',
    (value) => ({ tells: 'quality', quality: qualityOf(stringAt(value, 'new_quality_score')) }),
  ],
  [
    'template_category_update',
    (value) => {
      const category = stringAt(value, 'new_category')?.toLowerCase()
      return category ? { tells: 'category', category } : undefined
    },
  ],
  // It holds too little of the new make-up (no kind of header, no cards): it is read anew.
  ['message_template_components_update', () => ({ tells: 'components' })],
])

function statusIn(value: JsonObject): TemplateChange | undefined {
  const event = stringAt(value, 'event')
  // Locked against editing, not against sending.
  if (!event || event === 'LOCKED' || event === 'UNLOCKED') return undefined
  return { tells: 'status', status: statusOf(event), reason: whyIn(value, event) }
}

function whyIn(value: JsonObject, event: string): string | undefined {
  const rejected = objectAt(value, 'rejection_info')
  const describePreview = [stringAt(rejected, 'reason'), stringAt(rejected, 'recommendation')]
  const other = stringAt(objectAt(value, 'other_info'), 'description')
  if (event === 'FLAGGED') return 'guests complain of it, and it may soon be paused'
  if (event === 'APPROVED' || event === 'REINSTATED' || event === 'UNARCHIVED') return undefined
  return (
    describePreview.filter(Boolean).join(' ') ||
    other ||
    reasonOf(stringAt(value, 'reason'))
  )?.slice(0, 500)
}
