/** Where the pages of goals are, and the page they hang under. */
export const JOURNEYS = { href: '/crm/settings/bot-journeys', name: 'Bot Journeys' }
export const GOALS = { href: `${JOURNEYS.href}/goals`, name: 'Goals' }
export const goalAddress = (id: string) => `${GOALS.href}/${encodeURIComponent(id)}`
