import type { StepName } from '../../api.ts'

const TYPES: Record<string, string> = {
  'cta-url': 'Call-to-Action URL',
  'prompt-date': 'Prompt Date',
  'quick-reply': 'Quick Reply',
  'wait-for-event': 'Wait for event',
  'ai-agent': 'AI Agent',
  'agent-transfer': 'Agent Transfer',
  api: 'API call',
}

/** A step as its author knows it: by the name they gave it, else by what it is. */
export const stepName = ({ name, type }: StepName) =>
  name || (TYPES[type] ?? type.charAt(0).toUpperCase() + type.slice(1))
