import * as z from 'zod'
import { stepType } from '../step.ts'
import { filled, say, saying, skip } from '../step-parts/say.ts'

/** Degrees, or a text with variables that gives degrees. */
const degrees = (most: number) => z.union([z.number().min(-most).max(most), z.string().min(1)])

/**
 * Location — sends a map pin. Latitude and longitude are WGS 84 degrees, or texts with variables; a
 * place that is nowhere on earth is not sent: the step is skipped. Ports: `next`, `failed`.
 *
 * Sample: { "latitude": 39.5696, "longitude": 2.6502, "name": "Casa Verde",
 *   "address": "Calle del Mar 1, Palma" }
 */
export const location = stepType({
  ...saying,
  label: 'Location',
  description: 'A pin on the map: address, directions',
  config: z.object({
    latitude: degrees(90),
    longitude: degrees(180),
    name: z.string().max(1000).optional(),
    address: z.string().max(1000).optional(),
  }),
  blank: () => ({}),
  references: () => [],
  summary: ({ name, address, latitude, longitude }) =>
    name || address || [latitude, longitude].filter((one) => one !== undefined).join(', '),
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
})
