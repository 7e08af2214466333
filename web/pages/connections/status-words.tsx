import controls from '../../design/controls.module.css'
import { Icon } from '../../design/icon.tsx'
import { addressOf } from './addresses.ts'
import type { Connection } from './channels-api.ts'
import { REMEDIES } from './statuses.ts'

/** Why a channel does not work and what to do; nothing where it works. */
export function StatusWords(props: { channel: Connection; hasLink?: boolean }) {
  const { channel, hasLink } = props
  const { status, statusDetail, why } = channel
  const remedy = REMEDIES[status]
  if (!remedy && !why) return null
  return (
    <div class={remedy ? controls.bad : controls.notice}>
      <Icon name="warn" />
      <div>
        <p>{why ?? remedy}</p>
        {statusDetail && !why?.includes(statusDetail) && (
          <p>
            The provider says: <q>{statusDetail}</q>
          </p>
        )}
        {hasLink && remedy && <a href={`${addressOf(channel)}#credentials`}>Reconnect</a>}
      </div>
    </div>
  )
}
