import { fieldOf } from '../config/words.ts'
import type { OrganisationCatalog, Problem } from '../problem.ts'
import type { Reference, ReferenceTo } from '../reference.ts'
import type { CheckContext } from './check-context.ts'
import { type ProblemCode, problem } from './codes.ts'

type Dangling = { code: ProblemCode; says: string; remedy: string }

/** Goals, milestones, teams, members and agents that a step names and that do not exist. */
export function references({ steps, catalog }: CheckContext): Problem[] {
  return steps.flatMap(({ step, label, references }) =>
    references.flatMap((reference) => {
      const dangling = danglingIn(reference, catalog)
      if (!dangling) return []
      const { code, says, remedy } = dangling
      const field = fieldOf(reference.path)
      return problem(code, { stepId: step.id, field, message: `${label}: ${says}`, remedy })
    }),
  )
}

/** References of other kinds are checked in `calls`, `templates`, `variables` and their like. */
function danglingIn(reference: Reference, catalog: OrganisationCatalog): Dangling | undefined {
  switch (reference.names) {
    case 'goal':
      return hasGoal(reference.id, catalog) ? undefined : NO_GOAL
    case 'milestone':
      return milestoneFault(reference, catalog)
    case 'tracker':
      return trackerFault(reference, catalog)
    case 'team':
      return catalog.teams.includes(reference.id) ? undefined : NO_TEAM
    case 'member':
      return catalog.members.includes(reference.id) ? undefined : NO_MEMBER
    case 'agent':
      return catalog.agents.includes(reference.id) ? undefined : NO_AGENT
    default:
      return undefined
  }
}

const NO_GOAL: Dangling = {
  code: 'goal_unknown',
  says: 'its goal does not exist, or has no milestone',
  remedy: 'Pick a goal in Goals.',
}
const NO_TEAM: Dangling = {
  code: 'team_unknown',
  says: 'the team it hands over to does not exist',
  remedy: 'Pick another team.',
}
const NO_MEMBER: Dangling = {
  code: 'member_unknown',
  says: 'the member it hands over to is not in the organisation',
  remedy: 'Pick another member.',
}
const NO_AGENT: Dangling = {
  code: 'agent_unknown',
  says: 'its AI agent does not exist',
  remedy: 'Pick one that is set up in AI Agents.',
}

const hasGoal = (id: string, { milestones }: OrganisationCatalog) =>
  Object.values(milestones).some(({ goalId }) => goalId === id)

const milestoneOf = (id: string, { milestones }: OrganisationCatalog) =>
  Object.hasOwn(milestones, id) ? milestones[id] : undefined

const noMilestone = (says: string): Dangling => ({
  code: 'milestone_unknown',
  says,
  remedy: 'Pick a milestone in Goals.',
})

/** Where the goal does not exist, only that is reported. */
function milestoneFault(
  { id, goalId }: ReferenceTo<'milestone'>,
  catalog: OrganisationCatalog,
): Dangling | undefined {
  const milestone = milestoneOf(id, catalog)
  if (goalId === undefined) {
    return milestone ? undefined : noMilestone('the milestone it waits for does not exist')
  }
  if (milestone?.goalId === goalId || !hasGoal(goalId, catalog)) return undefined
  return noMilestone(`its milestone ${milestone ? 'belongs to another goal' : 'does not exist'}`)
}

/** Where the milestone is wrong, only that is reported. */
function trackerFault(
  { id, goalId, milestoneId, path }: ReferenceTo<'tracker'>,
  catalog: OrganisationCatalog,
): Dangling | undefined {
  const milestone = milestoneOf(milestoneId, catalog)
  if (milestone?.goalId !== goalId || milestone.trackerIds.includes(id)) return undefined
  const at = path.find((key) => typeof key === 'number')
  return {
    code: 'tracker_unknown',
    says: `tracker ${Number(at ?? 0) + 1} is not one of its milestone’s`,
    remedy: 'Pick a tracker of the milestone, or take it out.',
  }
}
