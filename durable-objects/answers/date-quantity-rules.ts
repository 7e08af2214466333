import { type DateRule, rule, type Said } from './date-rules.ts'

const nothing = (): Said => ({ type: 'nothing' })

/** Numbers beside a date that are none of it: "2 adults", "for 3 nights", "at 5". */
export const QUANTITY_RULES: DateRule[] = [
  rule('4[n1](?:[Pu]|(?![_D,:/\\->]*[mbnoOy]))', nothing),
  rule('[n1oO#](?:[->V&][n#])?P', nothing),
]

/** "3 weeks", where no other rule knows from when. */
export const DURATION_RULE: DateRule = rule('[n1]u(?!F)', nothing)
