import { useEffect } from 'preact/hooks'
import { CatalogSelect } from '../fields/catalog-select.tsx'
import { useEditedConfig } from '../fields/edited-config.ts'
import { Entries } from '../fields/entries.tsx'
import fields from '../fields/fields.module.css'
import { Section } from '../fields/section.tsx'
import { Select } from '../fields/select.tsx'
import { Synonyms } from '../fields/synonyms.tsx'
import { Text } from '../fields/text.tsx'
import { useValue } from '../fields/use-field.ts'
import { catalog } from '../server/catalog.ts'

export function GoalForm() {
  const edited = useEditedConfig()
  const goalId = useValue('goalId')
  const goal = catalog.goals.items.value?.find(({ id }) => id === goalId)
  return (
    <>
      <CatalogSelect
        path="goalId"
        label="Goal"
        list={catalog.goals}
        empty="There is no goal yet. Make one in Goals."
        options={(goals) =>
          goals
            .filter(({ archived, id }) => !archived || id === goalId)
            .map(({ id, name }) => ({ value: id, label: name }))
        }
        onPick={(picked) => edited.replace({ goalId: picked, milestoneId: '' })}
      />
      <Select
        path="milestoneId"
        label="Milestone"
        hint={goal && !goal.milestones.length ? 'This goal has no milestone yet.' : undefined}
        options={(goal?.milestones ?? [])
          .filter(({ archived }) => !archived)
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Section title="Trackers">
        <Trackers />
      </Section>
      <Synonyms path="tags" label="Tags for the contact" placeholder="interested, vip" />
    </>
  )
}

/** The values that are captured when the milestone is reached. */
function Trackers() {
  const [goalId, milestoneId] = [useValue('goalId'), useValue('milestoneId')]
  useEffect(catalog.goals.need, [])
  const trackers = catalog.goals.items.value
    ?.find(({ id }) => id === goalId)
    ?.milestones.find(({ id }) => id === milestoneId)
    ?.trackers.filter(({ archived }) => !archived)
  return (
    <>
      {trackers?.length === 0 && (
        <p class={fields.hint}>This milestone has no trackers: it is only counted.</p>
      )}
      <Entries
        path="trackers"
        one="tracker"
        make={() => ({ trackerId: trackers?.[0]?.id ?? '', value: '' })}
      >
        {(path) => (
          <>
            <Select
              path={`${path}.trackerId`}
              label="Tracker"
              options={(trackers ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Text path={`${path}.value`} label="Value" placeholder="{{var_local.party_size}}" />
          </>
        )}
      </Entries>
    </>
  )
}
