import type { Problem } from '../problem.ts'

/** Every problem there is and how grave it is. Codes are for ever: pages and partners read them. */
export const SEVERITIES = {
  journey_empty: 'error',
  edge_to_missing_step: 'error',
  edge_from_missing_step: 'error',
  edge_from_missing_port: 'error',
  config_incomplete: 'error',
  config_over_limit: 'error',
  config_invalid: 'error',
  url_invalid: 'error',
  url_not_https: 'error',
  variable_unknown: 'error',
  variable_not_writable: 'error',
  variable_ill_typed: 'error',
  variable_name_taken: 'error',
  default_ill_typed: 'error',
  id_taken: 'error',
  label_taken: 'error',
  pattern_invalid: 'error',
  json_path_invalid: 'error',
  api_unknown: 'error',
  goal_unknown: 'error',
  milestone_unknown: 'error',
  tracker_unknown: 'error',
  team_unknown: 'error',
  member_unknown: 'error',
  agent_unknown: 'error',
  template_unknown: 'error',
  template_not_approved: 'error',
  loop_without_wait: 'error',

  step_unreachable: 'warning',
  message_outside_window: 'warning',
  template_paused: 'warning',
  list_long: 'warning',
  synonym_taken: 'warning',
  branch_label_taken: 'warning',
  placeholder_unreadable: 'warning',

  degrades_on_channel: 'note',
  timeout_without_effect: 'note',
  edge_never_taken: 'note',
  variable_may_be_missing: 'note',
  ai_not_configured: 'note',
} as const satisfies Record<string, Problem['severity']>
export type ProblemCode = keyof typeof SEVERITIES

export const problem = (code: ProblemCode, found: Omit<Problem, 'code' | 'severity'>): Problem => ({
  code,
  severity: SEVERITIES[code],
  ...found,
})
