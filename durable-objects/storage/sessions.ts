import { hasEnded, Session } from '#journey/session.ts'
import type { TrailEntry, TrailNote } from '#journey/trail.ts'

/** The sessions of a conversation and what each did. At most one has not ended. */
export class Sessions {
  readonly #sql: SqlStorage
  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  /** The newest, whether it runs or not. `closed`: an end that holds nothing any more. */
  latest(): { session: Session; endedAt: number | undefined; closed: boolean } | undefined {
    const row = this.#sql
      .exec<{ data: string; ended_at: number | null; closed: number }>(
        'SELECT data, ended_at, closed FROM sessions ORDER BY row DESC LIMIT 1',
      )
      .toArray()[0]
    if (!row) return undefined
    const session = Session.parse(JSON.parse(row.data))
    return { session, endedAt: row.ended_at ?? undefined, closed: row.closed === 1 }
  }

  newest(count: number): Session[] {
    return this.#sql
      .exec<{ data: string }>('SELECT data FROM sessions ORDER BY row DESC LIMIT ?', count)
      .toArray()
      .map(({ data }) => Session.parse(JSON.parse(data)))
  }

  get(id: string): Session | undefined {
    const row = this.#sql
      .exec<{ data: string }>('SELECT data FROM sessions WHERE id = ?', id)
      .toArray()[0]
    return row && Session.parse(JSON.parse(row.data))
  }

  save(session: Session, now: number) {
    const endedAt = hasEnded(session) ? now : null
    this.#sql.exec(
      `INSERT INTO sessions(id, started_at, ended_at, data) VALUES(?,?,?,?)
       ON CONFLICT(id) DO UPDATE SET data = excluded.data, ended_at = coalesce(ended_at, excluded.ended_at)`,
      session.id,
      session.startedAt,
      endedAt,
      JSON.stringify(session),
    )
  }

  close(id: string) {
    this.#sql.exec('UPDATE sessions SET closed = 1 WHERE id = ?', id)
  }

  record(sessionId: string, entries: TrailEntry[]) {
    if (entries.length === 0) return
    this.#sql.exec(
      'INSERT INTO trail(session_id, entries) VALUES(?,?)',
      sessionId,
      JSON.stringify(entries),
    )
  }

  /** What became of a message is known to the actor, not to the machine. */
  recordDelivery(sessionId: string, at: number, note: Extract<TrailNote, { type: 'delivery' }>) {
    this.record(sessionId, [{ ...note, seq: 0, at }])
  }

  /**
   * Numbered in the order they were written, whoever wrote them: those that come after the number
   * `after`, at most `limit` of them, or all.
   */
  trail(sessionId: string, { after = 0, limit = -1 } = {}): TrailEntry[] {
    return this.#sql
      .exec<{ entry: string }>(
        `SELECT each.value entry FROM trail, json_each(trail.entries) each
         WHERE session_id = ? ORDER BY trail.row, each.key LIMIT ? OFFSET ?`,
        sessionId,
        limit,
        after,
      )
      .toArray()
      .map(({ entry }, index): TrailEntry => ({ ...JSON.parse(entry), seq: after + index + 1 }))
  }
}
