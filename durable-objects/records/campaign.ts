import type { VariableType } from '#journey/journey.ts'
import type { Value } from '#journey/variables/value.ts'
import type { World } from '#journey/world.ts'
import type { Env } from '../env.ts'

type Row = {
  name: string
  type: VariableType
  value: string | null
  own: string | null
  holds: string
}

/** The organisation's campaign variables, with this contact's own values where one is per contact. */
export async function readCampaign(
  env: Pick<Env, 'DB'>,
  organisationId: string,
  contactId: string,
): Promise<NonNullable<World['campaign']>> {
  const { results } = await env.DB.prepare(
    `SELECT v.name, v.type, v.holds, v.value, c.value own FROM campaign_variables v
     LEFT JOIN contact_variables c ON c.variable_id = v.id AND c.contact_id = ?2
     WHERE v.organisation_id = ?1`,
  )
    .bind(organisationId, contactId)
    .all<Row>()
  return Object.fromEntries(
    results.map(({ name, type, holds, value, own }) => {
      const text = holds === 'contact' ? (own ?? value) : value
      const read = text === null ? undefined : (JSON.parse(text) as Value | null)
      return [name, { definition: { name, type }, value: read ?? undefined }]
    }),
  )
}

/** Last write wins; what the variable holds decides whose value it is. */
export async function writeCampaign(
  env: Pick<Env, 'DB'>,
  organisationId: string,
  contactId: string,
  name: string,
  value: unknown,
) {
  const text = JSON.stringify(value)
  await env.DB.batch([
    env.DB.prepare(
      `UPDATE campaign_variables SET value = ?1 WHERE organisation_id = ?2 AND name = ?3 AND holds = 'organisation'`,
    ).bind(text, organisationId, name),
    env.DB.prepare(
      `INSERT INTO contact_variables(contact_id, variable_id, value)
       SELECT ?1, id, ?2 FROM campaign_variables WHERE organisation_id = ?3 AND name = ?4 AND holds = 'contact'
       ON CONFLICT(contact_id, variable_id) DO UPDATE SET value = excluded.value`,
    ).bind(contactId, text, organisationId, name),
  ])
}
