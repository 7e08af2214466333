const VILLAS = [
  { name: 'Casa Verde', sleeps: 4, perNight: 180 },
  { name: 'Villa Mar', sleeps: 6, perNight: 260 },
  { name: 'Quinta do Sol', sleeps: 10, perNight: 420 },
]

const DAY = 86_400_000
const day = (text: string | null) =>
  text ? Date.parse(`${text.slice(0, 10)}T00:00:00Z`) : Number.NaN

/**
 * A property system to try API steps on, the same answer every time:
 * `GET /demo/availability?from=2026-07-01&to=2026-07-05&guests=4&budget=1000` →
 * `{ available, villa, nights, total, currency }`.
 */
export function demo(request: Request): Response {
  const { pathname, searchParams } = new URL(request.url)
  if (pathname !== '/demo/availability') {
    return Response.json({ error: 'There is only /demo/availability' }, { status: 404 })
  }
  const nights = Math.round((day(searchParams.get('to')) - day(searchParams.get('from'))) / DAY)
  const guests = Number(searchParams.get('guests') ?? 2)
  if (!(nights > 0) || !(guests > 0)) {
    return Response.json({ error: 'from and to are days, to after from' }, { status: 400 })
  }
  const villa = VILLAS.find(({ sleeps }) => sleeps >= guests)
  const total = (villa?.perNight ?? 0) * nights
  const budget = Number(searchParams.get('budget') ?? Number.POSITIVE_INFINITY)
  const available = villa !== undefined && nights <= 28 && !(total > budget)
  return Response.json({ available, villa: villa?.name ?? null, nights, total, currency: 'EUR' })
}
