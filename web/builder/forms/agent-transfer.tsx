import { CatalogSelect } from '../fields/catalog-select.tsx'
import { Frame } from '../fields/frame.tsx'
import { SelectBox } from '../fields/select.tsx'
import { Text } from '../fields/text.tsx'
import { useField, useValue } from '../fields/use-field.ts'
import { catalog } from '../server/catalog.ts'

const RECEIVERS = [
  { value: 'team', label: 'A team' },
  { value: 'member', label: 'A team member' },
]

export function AgentTransferForm() {
  const to = useField('to')
  const isMember = useValue('to.memberId') !== undefined
  return (
    <>
      <Frame field={to} label="Transfer to">
        <SelectBox
          field={to}
          value={isMember ? 'member' : 'team'}
          options={RECEIVERS}
          onPick={(picked) => to.set(picked === 'member' ? { memberId: '' } : { teamId: '' })}
        />
      </Frame>
      {isMember ? (
        <CatalogSelect
          path="to.memberId"
          label="Member"
          list={catalog.members}
          empty="Nobody else is in the organisation yet."
          options={(members) =>
            members
              .filter(({ role }) => role !== 'bot')
              .map(({ id, name }) => ({ value: id, label: name }))
          }
          onPick={(memberId) => to.set({ memberId })}
        />
      ) : (
        <CatalogSelect
          path="to.teamId"
          label="Team"
          list={catalog.teams}
          empty="There is no team yet. Make one in Members."
          options={(teams) => teams.map(({ id, name }) => ({ value: id, label: name }))}
          onPick={(teamId) => to.set({ teamId })}
        />
      )}
      <Text
        path="message"
        label="Message"
        lines="many"
        marks
        placeholder="One moment: I am getting a colleague."
      />
    </>
  )
}
