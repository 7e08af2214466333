import { campaignVariables, goals, milestones, teams, trackers } from '#schema'
import type { Db } from './db.ts'

/** Rows of what journeys refer to. */
export type References = {
  teams: (typeof teams.$inferInsert)[]
  goals: (typeof goals.$inferInsert)[]
  milestones: (typeof milestones.$inferInsert)[]
  trackers: (typeof trackers.$inferInsert)[]
  campaignVariables: (typeof campaignVariables.$inferInsert)[]
}

/** Inserts all of them or none; each list has at least one row. */
export const insertReferences = (db: Db, rows: References) =>
  db.batch([
    db.insert(teams).values(rows.teams),
    db.insert(goals).values(rows.goals),
    db.insert(milestones).values(rows.milestones),
    db.insert(trackers).values(rows.trackers),
    db.insert(campaignVariables).values(rows.campaignVariables),
  ])
