import { CatalogSelect } from '../fields/catalog-select.tsx'
import { Select } from '../fields/select.tsx'
import { Text } from '../fields/text.tsx'
import { catalog } from '../server/catalog.ts'

/** By what the AI judges a reply, and what follows where it cannot be reached. */
export const AiCheck = () => (
  <>
    <Text
      path="validation.criterion"
      label="The reply passes if"
      lines="many"
      placeholder="Does this look like an arrival date?"
    />
    <CatalogSelect
      path="validation.agentId"
      label="Persona"
      list={catalog.agents}
      none="The organisation’s model"
      empty="No AI agent is set up yet: the organisation’s model decides."
      options={(agents) => agents.map(({ id, name }) => ({ value: id, label: name }))}
    />
    <Select
      path="validation.onFailure"
      label="If the AI cannot be reached"
      otherwise="ask-again"
      options={[
        { value: 'ask-again', label: 'Ask again' },
        { value: 'accept', label: 'Accept the reply' },
      ]}
    />
    <Select
      path="validation.store"
      label="Keep"
      otherwise="text"
      options={[
        { value: 'text', label: 'The reply as it was written' },
        { value: 'value', label: 'The value the AI reads in it' },
      ]}
    />
  </>
)
