/** Where the pages of a channel are. */
export const CONNECTIONS = { href: '/crm/settings/connections', name: 'Connections' }

type Named = { id: string }
export const addressOf = ({ id }: Named) => `${CONNECTIONS.href}/${encodeURIComponent(id)}`
export const widgetAddressOf = ({ id }: Named) =>
  `${CONNECTIONS.href}/webwidget?channel=${encodeURIComponent(id)}`
export const tryAddressOf = ({ id }: Named) => `/try/${encodeURIComponent(id)}`
