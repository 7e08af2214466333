import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'

/** The first page is the list; the server redirects a new installation to setup. */
export function Home() {
  const { route } = useLocation()
  useEffect(() => route('/crm/settings/bot-journeys', true), [])
  return null
}
