export const ownTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'

/** Every zone the browser knows, with its own and UTC, which some leave out. */
export function timeZones(): [zone: string, name: string][] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), ownTimeZone(), 'UTC'])
  return [...zones].sort().map((zone) => [zone, zone.replaceAll('_', ' ')])
}
