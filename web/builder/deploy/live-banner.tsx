import { useDraft } from '../draft.ts'

/** Why nothing can be changed here. */
export default function LiveBanner() {
  const { readOnly } = useDraft()
  if (!readOnly.value) return null
  return (
    <p role="note">
      {readOnly.value === 'role'
        ? 'You can look around and test. Owners and admins edit.'
        : 'This journey is live, so it cannot be edited here.'}
    </p>
  )
}
