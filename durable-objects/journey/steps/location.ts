import * as z from 'zod'
import { afterSaying, filled, say, sayPorts, skip } from '../say.ts'
import { stepType } from '../step.ts'

/** Degrees, or a text with variables that gives degrees. */
const degrees = (most: number) => z.union([z.number().min(-most).max(most), z.string().min(1)])

/** Location — sends a map pin. Latitude and longitude are WGS 84 degrees. Ports: `next`, `failed`. */
export const location = stepType({
  group: 'message',
  config: z.object({
    latitude: degrees(90),
    longitude: degrees(180),
    name: z.string().max(1000).optional(),
    address: z.string().max(1000).optional(),
  }),
  ports: () => sayPorts,
  waits: () => false,
  enter(context) {
    const { config } = context
    const read = (value: number | string) =>
      typeof value === 'number' ? value : Number(context.fill(value).trim() || Number.NaN)
    const latitude = read(config.latitude)
    const longitude = read(config.longitude)
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
      return skip(context, 'latitude and longitude were no place on earth')
    }
    return say(context, {
      kind: 'location',
      latitude,
      longitude,
      name: filled(context, config.name),
      address: filled(context, config.address),
    })
  },
  resume: afterSaying,
})
