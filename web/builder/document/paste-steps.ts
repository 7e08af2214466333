import { toast } from '../../design/toast.tsx'
import type { Editor } from '../editor.ts'
import { catalog, showCatalogFor } from '../server/catalog.ts'
import { namesIn, namesInApi } from '../variables/names-in.ts'
import { adoptSteps, namesSecret, withoutSecrets } from './adopt-steps.ts'
import type { CopiedSteps } from './copied-steps.ts'
import { placeSteps } from './place-steps.ts'
import { stepName } from './step-name.ts'

/**
 * Puts copies at the pointer. Within a journey what they refer to is theirs still, however it was
 * changed since; in another it is shared or renamed, and what another organisation lacks is named.
 */
export async function pasteSteps(editor: Editor, copied: CopiedSteps) {
  const { draft, organisationId } = editor
  const isForeign = copied.organisationId !== organisationId
  const own = isForeign ? withoutSecrets(copied) : copied
  const isHere = copied.journeyId === draft.journeyId
  const there = { variables: [...draft.variables.peek()], apis: [...draft.apis.peek()] }
  const { x, y, width, height } = editor.view.visible()
  const at = editor.pointer.peek() ?? { x: x + width / 3, y: y + height / 3 }
  placeSteps(editor, isHere ? own : adoptSteps(own, there), { what: 'Paste', at })
  if (isForeign && !draft.readOnly.peek()) await tellMissing(draft.journeyId, copied)
}

/** Each of them is a problem of its step as well; here they are told at once. */
async function tellMissing(journeyId: string, copied: CopiedSteps) {
  const missing = [...secretsOf(copied), ...(await missingCampaignVariables(journeyId, copied))]
  if (missing.length === 0) return
  toast(`From another organisation. Missing here: ${missing.join(', ')}.`, { isBad: true })
}

const secretsOf = ({ steps, apis }: CopiedSteps) => [
  ...apis.flatMap(({ name, auth }) => (auth?.secretId ? [`the secret of ${name}`] : [])),
  ...steps.filter(namesSecret).map((step) => `the secret of ${stepName(step)}`),
]

/** Where the list cannot be loaded, nothing is said to be missing that may exist. */
async function missingCampaignVariables(journeyId: string, { steps, apis }: CopiedSteps) {
  const named = [...steps.map(({ config }) => namesIn(config)), ...apis.map(namesInApi)].flat()
  const wanted = new Set(
    named.flatMap(({ name }) => (name.startsWith(CAMPAIGN) ? [name.slice(CAMPAIGN.length)] : [])),
  )
  if (wanted.size === 0) return []
  showCatalogFor(journeyId)
  await catalog.campaignVariables.reload()
  const known = catalog.campaignVariables.items.peek()
  if (!known) return []
  return [...wanted]
    .filter((name) => known.every((one) => one.name !== name))
    .map((name) => `the campaign variable ${name}`)
}

const CAMPAIGN = 'var_campaign.'
