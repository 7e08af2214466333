/** Settings. */
export default function Placeholder(_: { onClose(): void }) {
  return <p>Settings</p>
}
