/** Beside a point of the canvas, but inside the window. */
export function placeIn(dialog: HTMLDialogElement, at: { x: number; y: number }) {
  const pane = document.querySelector('[data-pane]')?.getBoundingClientRect()
  const { offsetWidth, offsetHeight } = dialog
  const x = Math.max(8, Math.min(at.x + (pane?.left ?? 0), innerWidth - offsetWidth - 8))
  const y = Math.max(8, Math.min(at.y + (pane?.top ?? 0), innerHeight - offsetHeight - 8))
  dialog.style.left = `${x}px`
  dialog.style.top = `${y}px`
}
