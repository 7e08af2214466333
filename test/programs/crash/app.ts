import { runLocal } from '../../../worker/local/run.ts'

/** The app in a process group of its own, so that all of it can be killed at once. */
const { CRASH_PORT, CRASH_STATE, CRASH_VARIABLES, CRASH_SCRIPT } = process.env
await runLocal({
  port: Number(CRASH_PORT),
  stateDir: CRASH_STATE ?? '',
  script: CRASH_SCRIPT,
  variables: JSON.parse(CRASH_VARIABLES ?? '{}'),
})
process.send?.('ready')
// The script that kills us may be killed itself.
process.on('disconnect', () => process.kill(-process.pid, 'SIGKILL'))
