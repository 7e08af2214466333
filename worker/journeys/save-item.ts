import type { Context } from 'hono'
import type { Journey } from '#journey/journey.ts'
import { problems } from '#journey/problems.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { Refusal } from '../http/refusals.ts'
import { dbOf } from '../queries/db.ts'
import { editableJourney, saveDocument } from '../queries/drafts.ts'
import { readStored } from '../queries/journeys.ts'
import { readers } from './adaptation.ts'
import { catalogOf } from './catalog.ts'
import { requireUniqueVariables, shapeOf } from './documents.ts'
import type { Edit } from './journey-items.ts'
import { sealSecrets } from './secrets.ts'

/**
 * Changes one item of the draft and saves it. With a revision the change goes only over that one;
 * without, over whatever is there, however often others save in between.
 */
export async function saveItem<Item>(
  c: Context<ApiEnv>,
  id: string,
  revision: number | undefined,
  edit: (journey: Journey) => Edit<Item>,
) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await saveOnce(c, id, revision, edit)
    } catch (error) {
      const overtaken = error instanceof Refusal && error.code === 'stale_revision'
      if (!overtaken || revision !== undefined || attempt === ATTEMPTS) throw error
    }
  }
}

const ATTEMPTS = 8

async function saveOnce<Item>(
  c: Context<ApiEnv>,
  id: string,
  revision: number | undefined,
  edit: (journey: Journey) => Edit<Item>,
) {
  const { caller } = c.var
  const db = dbOf(c.env)
  const row = await editableJourney(db, caller.organisationId, id, revision)
  const { journey: edited, item } = edit(readStored(row.document))
  const shaped = shapeOf(edited)
  requireUniqueVariables(shaped)
  const journey = await sealSecrets(c.env, db, caller.organisationId, shaped)
  const newRevision = await saveDocument(db, caller, row, journey)
  const catalog = await catalogOf(c.env, caller.organisationId, id)
  return { revision: newRevision, problems: problems(journey, catalog, readers), journey, item }
}
