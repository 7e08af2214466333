/** API Manager. */
export default function Placeholder(_: { onClose(): void }) {
  return <p>API Manager</p>
}
