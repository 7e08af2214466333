import { runAll, table } from './check.ts'
import { errors } from './errors/errors.ts'
import { inbound } from './in/inbound.ts'
import { outbound } from './out/outbound.ts'
import { startWorld } from './world.ts'

/**
 * Plays WhatsApp's provider against the app as it is built: every kind of webhook in, every kind of
 * message out, every way to refuse one. Prints what held and what did not.
 */
const world = await startWorld()
const only = process.argv[2]
const checks = [...(await errors(world)), ...(await outbound(world)), ...(await inbound(world))]
const results = await runAll(checks.filter(({ title }) => !only || title.includes(only)))
console.log(table(results))
const wrong = results.filter((result) => result.wrong)
console.log(`${results.length - wrong.length} of ${results.length} hold`)
await world.close()
process.exit(wrong.length > 0 ? 1 : 0)
