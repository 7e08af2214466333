/** Versions. */
export default function Placeholder(_: { onClose(): void }) {
  return <p>Versions</p>
}
