/**
 * A conversation's own database, as an append-only list: a migration that has run anywhere is never
 * edited. The platform gives each object its own SQLite.
 */
const MIGRATIONS = [
  `CREATE TABLE sessions(
     row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, started_at INTEGER NOT NULL, ended_at INTEGER,
     closed INTEGER NOT NULL DEFAULT 0, data TEXT NOT NULL);
   CREATE TABLE messages(
     seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, direction TEXT NOT NULL, sender TEXT NOT NULL,
     sender_name TEXT, at INTEGER NOT NULL, session_id TEXT, step_id TEXT, text TEXT NOT NULL, body TEXT NOT NULL,
     status TEXT NOT NULL, reason TEXT, parts INTEGER, sent_parts INTEGER NOT NULL DEFAULT 0, losses TEXT,
     maybe_twice INTEGER NOT NULL DEFAULT 0, handled INTEGER NOT NULL DEFAULT 1);
   CREATE INDEX messages_unhandled ON messages(seq) WHERE handled = 0;
   CREATE TABLE provider_ids(provider_id TEXT PRIMARY KEY, message_id TEXT NOT NULL, part INTEGER NOT NULL) WITHOUT ROWID;
   CREATE TABLE outbox(
     seq INTEGER PRIMARY KEY, effect TEXT NOT NULL, attempts INTEGER NOT NULL, in_flight INTEGER NOT NULL,
     first_at INTEGER, next_at INTEGER NOT NULL);
   CREATE TABLE done(id TEXT PRIMARY KEY, at INTEGER NOT NULL, effect TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE trail(row INTEGER PRIMARY KEY, session_id TEXT NOT NULL, entries TEXT NOT NULL);
   CREATE TABLE events(id TEXT PRIMARY KEY, at INTEGER NOT NULL, event TEXT NOT NULL) WITHOUT ROWID;`,
  // A question's id was called "asks" in the messages of earlier versions.
  `UPDATE messages SET body = json_set(json_remove(body, '$.asks'), '$.questionId', json_extract(body, '$.asks'))
   WHERE direction = 'out' AND json_extract(body, '$.asks') IS NOT NULL;`,
  // Mail that answers nothing was of the kind "aside".
  `UPDATE messages SET body = json_set(body, '$.content.kind', 'ignored')
   WHERE direction = 'in' AND json_extract(body, '$.content.kind') = 'aside';`,
]

export function migrate(storage: DurableObjectStorage) {
  const have = storage.kv.get<number>('schema') ?? 0
  if (have >= MIGRATIONS.length) return
  storage.transactionSync(() => {
    for (const migration of MIGRATIONS.slice(have)) storage.sql.exec(migration)
    storage.kv.put('schema', MIGRATIONS.length)
  })
}
