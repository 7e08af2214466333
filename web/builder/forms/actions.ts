import type { ComponentType } from 'preact'
import type { KindsOf } from '#journey/steps/index.ts'
import { AgentTransferForm } from './agent-transfer.tsx'
import { AiAgentForm } from './ai-agent.tsx'
import { ApiForm } from './api.tsx'
import { GoalForm } from './goal.tsx'

/** The forms of the steps that do something. */
export default {
  api: ApiForm,
  'ai-agent': AiAgentForm,
  'agent-transfer': AgentTransferForm,
  goal: GoalForm,
} satisfies Record<KindsOf<'action'>, ComponentType<object>>
