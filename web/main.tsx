import { type ComponentType, render } from 'preact'
import { useState } from 'preact/hooks'
import { ErrorBoundary, LocationProvider, lazy, Route, Router } from 'preact-iso'
import './design/base.css'
import { Toasts } from './design/toast.tsx'
import { Broken } from './pages/error-panel.tsx'
import { Home } from './pages/home.tsx'

/** A lazy page. Its file may fail to load: offline, or replaced by a newer build. */
const page = <Props,>(load: () => Promise<{ default: ComponentType<Props> }>) =>
  lazy(() => Promise.race([load(), tooLate()]).catch(() => ({ default: Broken })))

const PATIENCE_MS = 30_000
const tooLate = () =>
  new Promise<never>((_, fail) => setTimeout(() => fail(new Error('no answer')), PATIENCE_MS))

const Setup = page(() => import('./pages/setup/setup.tsx'))
const SignIn = page(() => import('./pages/sign-in/sign-in.tsx'))
const Invitation = page(() => import('./pages/sign-in/invitation.tsx'))
const Builder = page(() => import('./builder/builder.tsx'))
const Journeys = page(() => import('./pages/journeys/journeys.tsx'))
const Connections = page(() => import('./pages/connections/connections.tsx'))
const Connect = page(() => import('./pages/connections/connect.tsx'))
const WebWidget = page(() => import('./pages/connections/web-chat/web-widget.tsx'))
const Connection = page(() => import('./pages/connections/connection.tsx'))
const Templates = page(() => import('./pages/templates/templates.tsx'))
const Goals = page(() => import('./pages/goals/goals.tsx'))
const Reference = page(() => import('./pages/reference/reference.tsx'))
const Goal = page(() => import('./pages/goals/goal.tsx'))
const NotFound = page(() => import('./pages/not-found.tsx'))

/** Addresses of this app; the others (the try page, the rest of the API, the chat) are the server's own. */
const SCOPE = /^\/($|\?|crm|setup|sign-in|invitations|api\/(v1\/)?docs)/

function App() {
  const [isBroken, setBroken] = useState(false)
  if (isBroken) return <Broken />
  return (
    <LocationProvider scope={SCOPE}>
      <ErrorBoundary onError={() => setBroken(true)}>
        <Router>
          <Route path="/" component={Home} />
          <Route path="/setup" component={Setup} />
          <Route path="/sign-in" component={SignIn} />
          <Route path="/invitations/:token" component={Invitation} />
          <Route path="/crm/settings/bot-journeys" component={Journeys} />
          <Route path="/crm/settings/bot-journeys/goals" component={Goals} />
          <Route path="/crm/settings/bot-journeys/goals/:id" component={Goal} />
          <Route path="/crm/settings/templates" component={Templates} />
          <Route path="/crm/settings/connections" component={Connections} />
          <Route path="/crm/settings/connections/new/:type?" component={Connect} />
          <Route path="/crm/settings/connections/webwidget" component={WebWidget} />
          <Route path="/crm/settings/connections/:id" component={Connection} />
          <Route path="/crm/settings/bot-journeys/builder/:journeyId" component={Builder} />
          <Route path="/api/docs" component={Reference} />
          <Route path="/api/v1/docs" component={Reference} />
          <Route default component={NotFound} />
        </Router>
      </ErrorBoundary>
      <Toasts />
    </LocationProvider>
  )
}

const root = document.getElementById('app')
if (root) render(<App />, root)
