/** Addresses of pages that others lead to. */
export const JOURNEYS = { href: '/crm/settings/bot-journeys', name: 'Bot Journeys' }
export const GOALS = { href: `${JOURNEYS.href}/goals`, name: 'Goals' }
export const goalAddress = (id: string) => `${GOALS.href}/${encodeURIComponent(id)}`
export const builderAddress = (journeyId: string) =>
  `${JOURNEYS.href}/builder/${encodeURIComponent(journeyId)}`
