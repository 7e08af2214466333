import type { OrganisationCatalog, Problem } from '../problem.ts'
import type { CheckContext, Parsed, ParsedOf } from './check-context.ts'
import { type ProblemCode, problem } from './codes.ts'

type Dangling = { code: ProblemCode; field: string; says: string; remedy: string }

/** What a journey refers to outside itself, and is not there: goals, teams, members, agents. */
export function references({ steps, catalog }: CheckContext): Problem[] {
  return steps.flatMap(({ step, label, parsed }) => {
    const dangling = parsed ? danglingIn(parsed, catalog) : []
    return dangling.map(({ code, field, says, remedy }) =>
      problem(code, { stepId: step.id, field, message: `${label}: ${says}`, remedy }),
    )
  })
}

function danglingIn(parsed: Parsed, catalog: OrganisationCatalog): Dangling[] {
  switch (parsed.type) {
    case 'goal':
      return goalFaults(parsed.config, catalog)
    case 'wait-for-event':
      return 'milestoneId' in parsed.config && !milestoneOf(parsed.config.milestoneId, catalog)
        ? [noMilestone('the milestone it waits for does not exist')]
        : []
    case 'agent-transfer':
      return receiverFaults(parsed.config.to, catalog)
    case 'ai-agent':
      return agentFaults(parsed.config.agentId, 'agentId', catalog)
    case 'prompt': {
      const { validation } = parsed.config
      const agentId = validation.mode === 'ai' ? validation.agentId : undefined
      return agentId ? agentFaults(agentId, 'validation.agentId', catalog) : []
    }
    default:
      return []
  }
}

const milestoneOf = (id: string, { milestones }: OrganisationCatalog) =>
  Object.hasOwn(milestones, id) ? milestones[id] : undefined

const noMilestone = (says: string): Dangling => ({
  code: 'milestone_unknown',
  field: 'milestoneId',
  says,
  remedy: 'Pick a milestone in Goals.',
})

function goalFaults(config: ParsedOf<'goal'>['config'], catalog: OrganisationCatalog): Dangling[] {
  const { goalId, milestoneId, trackers = [] } = config
  const milestone = milestoneOf(milestoneId, catalog)
  const isKnown = Object.values(catalog.milestones).some((one) => one.goalId === goalId)
  if (!isKnown) {
    const says = 'its goal does not exist, or has no milestone'
    return [{ code: 'goal_unknown', field: 'goalId', says, remedy: 'Pick a goal in Goals.' }]
  }
  if (milestone?.goalId !== goalId) {
    return [
      noMilestone(`its milestone ${milestone ? 'belongs to another goal' : 'does not exist'}`),
    ]
  }
  return trackers.flatMap(({ trackerId }, at) =>
    milestone.trackerIds.includes(trackerId)
      ? []
      : {
          code: 'tracker_unknown' as const,
          field: `trackers.${at}.trackerId`,
          says: `tracker ${at + 1} is not one of its milestone’s`,
          remedy: 'Pick a tracker of the milestone, or take it out.',
        },
  )
}

function receiverFaults(
  to: ParsedOf<'agent-transfer'>['config']['to'],
  catalog: OrganisationCatalog,
): Dangling[] {
  if ('teamId' in to) {
    if (catalog.teams.includes(to.teamId)) return []
    const says = 'the team it hands over to does not exist'
    return [{ code: 'team_unknown', field: 'to.teamId', says, remedy: 'Pick another team.' }]
  }
  if (catalog.members.includes(to.memberId)) return []
  const says = 'the member it hands over to is not in the organisation'
  return [{ code: 'member_unknown', field: 'to.memberId', says, remedy: 'Pick another member.' }]
}

function agentFaults(agentId: string, field: string, catalog: OrganisationCatalog): Dangling[] {
  if (catalog.agents.includes(agentId)) return []
  const says = 'its AI agent does not exist'
  return [{ code: 'agent_unknown', field, says, remedy: 'Pick one that is set up in AI Agents.' }]
}
