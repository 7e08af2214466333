import { render } from 'preact'
import { useState } from 'preact/hooks'
import { ErrorBoundary, LocationProvider, lazy, Route, Router } from 'preact-iso'
import './design/base.css'
import { Toasts } from './design/toast.tsx'
import { Home } from './pages/home.tsx'
import { NotFound } from './pages/not-found.tsx'
import { Broken } from './pages/trouble.tsx'

const Setup = lazy(() => import('./pages/setup/setup.tsx'))
const SignIn = lazy(() => import('./pages/sign-in/sign-in.tsx'))
const Invitation = lazy(() => import('./pages/sign-in/invitation.tsx'))
const Builder = lazy(() => import('./builder/builder.tsx'))
const Journeys = lazy(() => import('./pages/journeys/journeys.tsx'))
const Connections = lazy(() => import('./pages/connections/connections.tsx'))
const Connect = lazy(() => import('./pages/connections/connect.tsx'))
const WebWidget = lazy(() => import('./pages/connections/web-widget.tsx'))
const Connection = lazy(() => import('./pages/connections/connection.tsx'))
const Templates = lazy(() => import('./pages/templates/templates.tsx'))
const Goals = lazy(() => import('./pages/goals/goals.tsx'))
const Goal = lazy(() => import('./pages/goals/goal.tsx'))

/** Addresses of this app; the others (the try page, the API, the chat) are the server's own. */
const SCOPE = /^\/($|\?|crm|setup|sign-in|invitations)/

function App() {
  const [isBroken, setBroken] = useState(false)
  if (isBroken) return <Broken />
  return (
    <LocationProvider scope={SCOPE}>
      {/* A route's file may fail to load: the line is down, or a newer build has replaced it. */}
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
          <Route default component={NotFound} />
        </Router>
      </ErrorBoundary>
      <Toasts />
    </LocationProvider>
  )
}

const root = document.getElementById('app')
if (root) render(<App />, root)
