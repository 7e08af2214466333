/** Line drawings on a 24-unit square, after lucide (ISC). */
const PATHS = {
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20',
  out: 'M14 5h5v5M19 5l-8 8M10 5H5v14h14v-5',
  warn: 'M12 4L2.5 20h19zM12 10v4.5M12 17.5v.01',
  copy: 'M8 8h12v12H8zM16 8V4H4v12h4',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6L6 18',
  talk: 'M4 5h16v11.5H11.5L7 20.5v-4H4z',
  mail: 'M3 6h18v12H3zM3 7l9 6.5L21 7',
  phone: 'M8 3h8v18H8zM11 18h2',
  camera: 'M4 7h4l1.5-2h5L16 7h4v12H4zM12 16a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4z',
}
export type IconName = keyof typeof PATHS

export const Icon = ({ name, size = 20 }: { name: IconName; size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    style={{ flex: 'none' }}
  >
    <path d={PATHS[name]} />
  </svg>
)

/** The product's own mark. */
export const Mark = () => <img src="/icon.svg" width="36" height="36" alt="" />
