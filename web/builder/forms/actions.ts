import type { KindsOf } from '#journey/steps/index.ts'
import { AgentTransferForm } from './agent-transfer.tsx'
import { AiAgentForm } from './ai-agent.tsx'
import { ApiForm } from './api.tsx'
import { GoalForm } from './goal.tsx'
import type { Form } from './index.ts'

/** The forms of the steps that do something. */
export default {
  api: ApiForm,
  'ai-agent': AiAgentForm,
  'agent-transfer': AgentTransferForm,
  goal: GoalForm,
} satisfies Record<KindsOf<'action'>, Form>
