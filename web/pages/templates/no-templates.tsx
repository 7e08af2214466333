import type { ComponentChildren } from 'preact'
import controls from '../../design/controls.module.css'
import { EmptyState } from '../../design/empty-state.tsx'

const WHAT =
  'WhatsApp lets you write freely for 24 hours after a guest’s last message. Before a guest has written, and after those hours, only a template may go out: a message WhatsApp has approved, with places for values such as a name or a date.'

/** Nothing can be synced: there is no number whose provider has templates. */
export const NoChannel = ({ mayConnect }: { mayConnect: boolean }) => (
  <EmptyState
    icon="template"
    title="No WhatsApp Official channel yet"
    action={
      mayConnect && (
        <a class={controls.primary} href="/crm/settings/connections/new/whatsapp-official">
          Connect WhatsApp Official
        </a>
      )
    }
  >
    <p>{WHAT}</p>
    <p>
      {mayConnect
        ? 'Connect a number of WhatsApp’s own API, and its templates can be synced here.'
        : 'Ask an owner or an admin to connect a number of WhatsApp’s own API.'}
    </p>
  </EmptyState>
)

/** There is a number, and nobody has asked for its templates, or it has none. */
export const NothingSynced = ({ action }: { action: ComponentChildren }) => (
  <EmptyState icon="template" title="No templates here yet" action={action}>
    <p>{WHAT}</p>
    <p>
      Create one in WhatsApp Manager and have it approved.{' '}
      {action
        ? 'Then sync: from there on WhatsApp tells us of every change.'
        : 'An owner or an admin can then sync them here.'}
    </p>
  </EmptyState>
)

export const NoneFound = () => (
  <EmptyState icon="search" title="No template is like that">
    <p>Part of a name or of the text is enough. Try fewer words, or another status.</p>
  </EmptyState>
)
