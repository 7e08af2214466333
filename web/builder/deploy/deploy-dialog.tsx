/** Deploy. */
export default function Placeholder(_: { onClose(): void }) {
  return <p>Deploy</p>
}
