/** Variables. */
export default function Placeholder(_: { onClose(): void }) {
  return <p>Variables</p>
}
