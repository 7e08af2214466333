/** Somebody else saved. */
export default function Placeholder(_: { onClose(): void }) {
  return <p>Somebody else saved</p>
}
