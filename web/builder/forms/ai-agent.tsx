import { CatalogSelect } from '../fields/catalog-select.tsx'
import { NumberInput } from '../fields/number.tsx'
import { Target } from '../fields/target.tsx'
import { catalog } from '../server/catalog.ts'

export const AiAgentForm = () => (
  <>
    <CatalogSelect
      path="agentId"
      label="Agent"
      list={catalog.agents}
      empty="No agent is set up yet. They are made in AI Agents."
      options={(agents) => agents.map(({ id, name }) => ({ value: id, label: name }))}
    />
    <NumberInput
      path="loopCap"
      label="Loop cap"
      whole
      placeholder="50"
      hint="How many tool calls a turn may take; then the step leaves by error."
    />
    <Target path="variable" label="Keep the summary in" />
  </>
)
