import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'

/** The app as something to be killed: always on the same port and the same storage. */
export function victimOf(port: number, stateDir: string, variables: Record<string, string>) {
  let child: ChildProcess | undefined
  const kills = { running: 0, starting: 0 }

  function spawnApp(): ChildProcess {
    const started = spawn(process.execPath, [join(import.meta.dirname, 'app.ts')], {
      // A group of its own: node and workerd die in the same instant.
      detached: true,
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
      env: {
        ...process.env,
        CRASH_PORT: String(port),
        CRASH_STATE: stateDir,
        CRASH_VARIABLES: JSON.stringify(variables),
      },
    })
    const said = createInterface({ input: started.stderr ?? process.stdin })
    // What workerd tells its own makers; alarms that ring early or late are found and set right.
    said.on('line', (line) => line.startsWith('NOSENTRY') || console.error(line))
    child = started
    return started
  }

  async function start() {
    const started = spawnApp()
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('the app did not start in 60 s')), 60_000)
      started.once('message', () => {
        clearTimeout(late)
        resolve()
      })
      started.once('exit', (code) => reject(new Error(`the app ended by itself (${code})`)))
    })
    started.removeAllListeners('exit')
  }

  async function kill() {
    const dying = child
    if (!dying?.pid || dying.exitCode !== null || dying.signalCode !== null) return
    const gone = new Promise((resolve) => dying.once('exit', resolve))
    process.kill(-dying.pid, 'SIGKILL')
    await gone
  }

  return {
    address: `http://127.0.0.1:${port}`,
    kills,
    start,
    stop: kill,
    /** Kills a running app. */
    async kill() {
      await kill()
      kills.running++
    },
    /** Starts one and kills it before it has come up. */
    async killStarting(after: number) {
      const started = spawnApp()
      started.once('error', () => undefined)
      await sleep(after)
      await kill()
      kills.starting++
    },
  }
}
export type Victim = ReturnType<typeof victimOf>
