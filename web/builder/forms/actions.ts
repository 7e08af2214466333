/** The forms of the steps that do something. */
export { AgentTransferForm } from './agent-transfer.tsx'
export { AiAgentForm } from './ai-agent.tsx'
export { ApiForm } from './api.tsx'
export { GoalForm } from './goal.tsx'
